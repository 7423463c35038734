"""A web server that answers a post in the manner that its path begins with; ends with its input."""

import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        manner = self.path.split("/")[1].split("?")[0]
        echo = f"{self.path} {self.headers['Authorization']} ".encode() + body[:200]
        if manner == "silent":
            time.sleep(3600)
        elif manner == "nothing":
            self.close_connection = True
        elif manner == "cut":
            self.answer(200, b'{"ok":', length=1_000)
            self.close_connection = True
        elif manner == "endless":
            self.answer(200, b"x" * (1 << 20))
        elif manner == "redirect":
            self.answer(302, echo, location="/elsewhere")
        elif manner == "elsewhere":
            self.answer(200, b"elsewhere")
        elif manner in ("html", "empty", "ok", "hooks"):
            self.answer(200, {"html": b"<html>Sign in", "empty": b""}.get(manner, b"ok"))
        else:
            status = 200 if manner == "echo" else int(manner)
            self.answer(status, b"" if status == 204 else echo, location="/elsewhere")

    do_PUT = do_POST
    do_GET = do_POST

    def answer(self, status, body, length=None, location=None):
        self.send_response(status)
        if location and 300 <= status < 400:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening on", server.server_port, flush=True)
sys.stdin.buffer.read()
