"""A Slack that knows everybody but those whom its arguments name; ends with its input.

What is posted is kept in the file that the environment names, a line each: room, thread, text.
"""

import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = {"ok": True}
        if self.path.endswith("/users.lookupByEmail"):
            (mail,) = parse_qs(body)["email"]
            answer["user"] = {"id": mail.split("@")[0]}
            if mail in sys.argv[1:]:
                answer = {"ok": False, "error": "users_not_found"}
        elif self.path.endswith("/conversations.open"):
            answer["channel"] = {"id": "D-" + json.loads(body)["users"]}
        elif self.path.endswith("/chat.update"):
            post = json.loads(body)
            with open(os.environ["KEPT"], "a") as kept:
                lines = post["text"].splitlines()
                print(post["channel"], "now", post["ts"], " / ".join(lines[:3]), file=kept)
        else:
            post = json.loads(body)
            answer |= {"channel": post["channel"], "ts": "1.1"}
            headline = post["text"].splitlines()[0]
            with open(os.environ["KEPT"], "a") as kept:
                print(post["channel"], post.get("thread_ts", "-"), headline, file=kept)
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("listening on", server.server_port, flush=True)
sys.stdin.buffer.read()
