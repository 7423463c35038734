"""Kills daybreak wherever it may be hurt, and counts what is lost and what comes twice.

Usage: kill.py DAYBREAK [STEP]; ci/kill builds the first and starts this. One run of `nightly` owes thirty
messages, to a mail server and a webhook. It is killed at its first write, its second, and so on until none is
left, and likewise at each fsync, rename, send and receive; every STEP-th of each, if that is given.
After each death `nightly` runs again, an hour later each time, until it has nothing left to do.
"""
import collections
import email
import http.server
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

from aiosmtpd.controller import Controller

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEMO = ROOT / "ci" / "demo"
MESSAGES = 30
CALLS = {
    "write": "write,writev,pwrite64,pwritev2",
    "fsync": "fsync,fdatasync",
    "rename": "rename,renameat,renameat2",
    "send": "sendto,sendmsg,sendmmsg",
    "receive": "recvfrom,recvmsg",
}
RUNS = 4


class Arrivals:
    """What has come in: who got what, by mail or by webhook."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        identity = email.message_from_bytes(envelope.content)["Message-ID"]
        self.messages.append((envelope.rcpt_tos[0], identity))
        return "250 2.0.0 Ok"

    def hook(self):
        arrivals = self

        class Hook(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                arrivals.messages.append((self.path, body))
                self.send_response(200)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_port


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configure(home, mail, hook):
    """The demo, with 25 more who watch, ten of them by webhook; its Tuesday has five messages itself."""
    text = (DEMO / "daybreak.yaml").read_text()
    names = [f"w{number}" for number in range(25)]
    people = ""
    for number, name in enumerate(names):
        secret = home / f"{name}.hook"
        secret.touch(mode=0o600)
        secret.write_text(f"http://127.0.0.1:{hook}/{name}\n")
        webhook = f", slack: '${{file:{name}.hook}}'"
        people += f"  {name}: {{ name: {name.upper()}, mail: {name}@thalassa.example"
        people += f"{webhook if number < 10 else ''} }}\n"
    for old, new in [
        ("people:\n", "people:\n" + people),
        ("people: [piet, seun, hanna]", f"people: [piet, seun, hanna, {', '.join(names)}]"),
        ("state: ../../.demo/state\n", "state: state\n"),
        ("  maildir: ../../.demo/mail\n", f"  server: smtp://127.0.0.1:{mail}\n"),
    ]:
        assert old in text, old
        text = text.replace(old, new)
    limits = f"limits: {{ people_in_one_run: {MESSAGES} }}\n"
    (home / "daybreak.yaml").write_text(text + limits)
    shutil.copy(DEMO / "dependencies.yaml", home)


def nightly(program, home, day, hour, killing=()):
    command = [
        *killing, program, "nightly", "--recording", DEMO / day, "--now", f"{day}T{hour:02}:00:00Z",
    ]
    return subprocess.run(
        command, cwd=home, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )


def judge(arrivals, expected):
    """How many were lost, how many came twice, and how many came again under another name."""
    counts = collections.Counter(arrivals.messages)
    people = {person for person, _ in counts}
    return len(expected - people), sum(counts.values()) - len(counts), len(counts) - len(people)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    arrivals = Arrivals()
    mail = Controller(arrivals, hostname="127.0.0.1", port=free_port())
    mail.start()
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder) / "base"
        base.mkdir()
        configure(base, mail.port, arrivals.hook())
        first = nightly(program, base, "2026-11-16", 6)
        assert first.returncode == 0, first.stdout + first.stderr
        home = pathlib.Path(folder) / "home"
        shutil.copytree(base, home)
        whole = nightly(program, home, "2026-11-17", 6)
        assert whole.returncode == 0, whole.stdout + whole.stderr
        expected = {person for person, _ in arrivals.messages}
        assert len(expected) == MESSAGES, len(expected)

        print("killed at    times   lost   twice   most a death   renamed   needed a hand   most runs after")
        for name, calls in CALLS.items():
            tally = collections.Counter()
            number = 1
            while True:
                shutil.rmtree(home)
                shutil.copytree(base, home)
                arrivals.messages.clear()
                killed = nightly(program, home, "2026-11-17", 6, [
                    "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}",
                    "-e", f"inject={calls}:signal=KILL:when={number}",
                ])
                if killed.returncode == 0:
                    break
                runs = 0
                while runs < RUNS:
                    runs += 1
                    ending = nightly(program, home, "2026-11-17", 6 + runs)
                    if ending.returncode == 0:
                        break
                else:
                    tally["hand"] += 1
                    print(f"{name} {number}: {ending.stdout}{ending.stderr}", file=sys.stderr)
                lost, twice, renamed = judge(arrivals, expected)
                if lost or twice > 1 or renamed:
                    print(f"{name} {number}: lost {lost}, twice {twice}", file=sys.stderr)
                tally.update(times=1, lost=lost, twice=twice, renamed=renamed)
                tally["most"] = max(tally["most"], twice)
                tally["runs"] = max(tally["runs"], runs)
                number += step
            bad = bad or any(tally[key] for key in ("lost", "hand", "renamed")) or tally["most"] > 1
            print(
                f"{name:10} {tally['times']:7} {tally['lost']:6} {tally['twice']:7}"
                f" {tally['most']:14} {tally['renamed']:9} {tally['hand']:15} {tally['runs']:17}",
                flush=True,
            )
    mail.stop()
    sys.exit(1 if bad else 0)


main()
