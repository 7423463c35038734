"""A web server on which every path but its last part is a list of answers, given one after the other.

`/503,200/s3cr3t` answers 503 first and 200 from then on; `429:1` asks to come back after a second, `302`
leads to where nobody may follow, and `false` answers 200 with `ok: false`.
Each post is a line of the file that the environment names: path, status. Ends with its input.
"""

import collections
import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

asked = collections.Counter()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        answers = self.path.split("/")[1].split(",")
        answer = answers[min(asked[self.path], len(answers) - 1)]
        asked[self.path] += 1
        status, _, wait = answer.partition(":")
        refusal = "" if status.isdigit() else json.dumps({"ok": False, "error": "channel_not_found"})
        body = (refusal or ("ok" if status == "200" else f"no, {self.path}")).encode()
        with open(os.environ["KEPT"], "a") as kept:
            print(self.path.split("/")[1], status, file=kept)
        self.send_response(int(status) if status.isdigit() else 200)
        if wait:
            self.send_header("Retry-After", wait)
        if status == "302":
            self.send_header("Location", f"http://localhost:{server.server_port}/200/elsewhere")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening on", server.server_port, flush=True)
sys.stdin.buffer.read()
