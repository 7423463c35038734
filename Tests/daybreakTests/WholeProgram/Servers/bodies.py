"""Serves files as the answers of a controller; ends with its input.

usage: bodies.py PATH=FILE ...

The query is ignored. Anything else is 404, as Jenkins says it.
"""
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BODIES = dict(argument.split("=", 1) for argument in sys.argv[1:])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        file = BODIES.get(self.path.partition("?")[0])
        body = b"<html><body>HTTP ERROR 404 Not Found</body></html>"
        if file:
            with open(file, "rb") as opened:
                body = opened.read()
        self.send_response(200 if file else 404)
        self.send_header("X-Jenkins", "2.516.1")
        self.send_header("Content-Type", "application/json" if file else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening on", server.server_port, flush=True)
sys.stdin.buffer.read()
