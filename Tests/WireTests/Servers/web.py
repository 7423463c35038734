"""A web server that behaves well and badly, by path; /report tells what it has seen."""
import argparse
import gzip
import http.server
import json
import ssl
import threading
import time
import urllib.parse
import zlib

import leash

seen = {"connections": 0, "most_at_once": 0, "requests": []}
lock = threading.Lock()
at_once = 0
busy = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        with lock:
            seen["connections"] += 1

    def log_message(self, *_):
        pass

    def handle_any(self):
        global at_once
        address = urllib.parse.urlsplit(self.path)
        self.query = dict(urllib.parse.parse_qsl(address.query))
        self.content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if address.path == "/report":
            with lock:
                return self.say(json.dumps(seen).encode())
        with lock:
            at_once += 1
            seen["most_at_once"] = max(seen["most_at_once"], at_once)
            seen["requests"].append(
                {
                    "line": self.requestline,
                    "headers": {name.lower(): value for name, value in self.headers.items()},
                    "body": self.content.decode(),
                }
            )
        try:
            getattr(self, "get_" + address.path.strip("/").replace("-", "_"), self.get_)()
        except OSError:
            self.close_connection = True
        finally:
            with lock:
                at_once -= 1

    do_GET = do_POST = handle_any

    def say(self, body=b"hello", status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def begin(self, *headers):
        self.close_connection = True
        self.send_response(200)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def get_(self):
        self.say()

    def get_slow(self):
        time.sleep(float(self.query["seconds"]))
        self.say()

    def get_status(self):
        self.say(b"not now", int(self.query["code"]), Retry_After="120", X_Twice="one")

    def get_busy(self):
        """Turns everybody away so many times, then answers."""
        with lock:
            busy[self.path] = busy.get(self.path, 0) + 1
            is_busy = busy[self.path] <= int(self.query["times"])
        after = {"Retry_After": self.query["after"]} if "after" in self.query else {}
        self.say(b"not now", int(self.query["code"]), **after) if is_busy else self.say()

    def get_log(self):
        """A log of many lines, in small chunks."""
        self.begin()
        for number in range(int(self.query["lines"])):
            self.wfile.write(f"line {number}\n".encode())

    def get_packed(self):
        self.say(gzip.compress(b"hello, unpacked"), Content_Encoding="gzip")

    def get_bomb(self):
        self.begin(("Content-Encoding", "gzip"))
        packer = zlib.compressobj(wbits=31)
        while True:
            self.wfile.write(packer.compress(bytes(1 << 20)))

    def get_endless(self):
        self.begin()
        while True:
            self.wfile.write(bytes(1 << 16))

    def get_endless_headers(self):
        self.close_connection = True
        self.send_response(200)
        while True:
            self.send_header("X-More", "x" * 1000)
            self.flush_headers()

    def get_cut(self):
        self.begin(("Content-Length", "1000"))
        self.wfile.write(b"0123456789")

    def get_cut_chunked(self):
        self.begin(("Transfer-Encoding", "chunked"))
        self.wfile.write(b"a\r\n0123456789\r\n")

    def get_broken_packed(self):
        self.say(b"this is no gzip", Content_Encoding="gzip")

    def get_silent(self):
        self.close_connection = True

    def get_garbage(self):
        self.close_connection = True
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    def get_hang(self):
        self.close_connection = True
        self.rfile.read()

    def get_linger(self):
        """Lets go after a while, without a word."""
        time.sleep(float(self.query["seconds"]))
        self.close_connection = True

    def get_drip(self):
        self.begin(("Content-Length", "100000"))
        while True:
            self.wfile.write(b".")
            time.sleep(0.02)

    def get_redirect(self):
        self.say(b"elsewhere", int(self.query.get("code", 302)), Location=self.query["to"])

    def get_loop(self):
        self.say(b"", 302, Location="/loop")


parser = argparse.ArgumentParser()
parser.add_argument("--certificate", help="a PEM file with the certificate and its key")
arguments = parser.parse_args()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
server.request_queue_size = 64
server.handle_error = lambda *_: None
if arguments.certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(arguments.certificate)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
leash.wear()
print("listening on", server.server_port, flush=True)
server.serve_forever()
