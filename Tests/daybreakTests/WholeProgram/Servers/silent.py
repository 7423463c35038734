"""A server that accepts a connection, rings, and never says a word.

usage: silent.py BELL

BELL is a named pipe that somebody reads; every connection writes a line into it. Ends with its input.
"""
import os
import socket
import sys
import threading

bell = sys.argv[1]
server = socket.create_server(("127.0.0.1", 0))
kept = []


def accept():
    while True:
        kept.append(server.accept())
        with open(bell, "w") as pipe:
            pipe.write("ring\n")


threading.Thread(target=accept, daemon=True).start()
print("listening on", server.getsockname()[1], flush=True)
sys.stdin.buffer.read()
os._exit(0)
