"""Says OK to everyone and writes down what was asked, a line each; ends with its input.

usage: watchdog.py FILE
"""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[1], "a") as log:
            log.write(self.path + "\n")
        self.send_response(404 if "gone" in self.path else 302 if "moved" in self.path else 200)
        self.send_header("Location", "/ping")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"OK")

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening on", server.server_port, flush=True)
sys.stdin.buffer.read()
