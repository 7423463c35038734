"""Serves the files of a folder on a free port of the loopback interface.

Usage: files.py FOLDER; prints `listening on PORT`, and leaves at the end of its standard input.
"""
import functools
import http.server
import sys
import threading

handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(f"listening on {server.server_port}", flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
