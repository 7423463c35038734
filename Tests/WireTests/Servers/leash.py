"""Ends this server when the tests that started it are gone, however they went."""
import os
import sys
import threading


def wear():
    def wait():
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
