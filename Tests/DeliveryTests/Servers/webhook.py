"""A web server that answers a post in the way that its path names; ends with its input."""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWERS = {
    "ok": (200, {}, "ok"),
    "not-ok": (200, {}, '{"ok":false,"error":"channel_not_found"}'),
    "wait": (429, {"Retry-After": "30"}, "slow down"),
    "gone": (404, {}, "no_service"),
    "broken": (500, {}, "rollup_error"),
    "moved": (302, {"Location": "/ok"}, ""),
}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        post = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = self.path.rpartition("/")[2]
        if name == "silent":
            time.sleep(3600)
        status, headers, body = ANSWERS[name]
        if set(post) - {"text", "channel"} or self.headers["Content-Type"] != "application/json":
            status, body = 400, "invalid_payload"
        self.send_response(status)
        for header in headers.items():
            self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening on", server.server_port, flush=True)
sys.stdin.buffer.read()
