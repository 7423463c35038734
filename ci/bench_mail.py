"""Sends two thousand personal mails with daybreak, with Postfix's smtp-source and with Python's smtplib.

Usage: bench_mail.py DAYBREAK [ROUNDS]; ci/bench builds the first and starts this. All bring mails of the same
size to one smtp-sink, over as many connections, which are kept open. What daybreak sends it also remembers: what one
transaction a mail costs on this disk stands beside.
"""
import concurrent.futures
import pathlib
import shutil
import smtplib
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

DEMO = pathlib.Path(__file__).resolve().parent / "demo"
WATCHERS = 2_000
CONNECTIONS = 4
MORNINGS = ["2026-11-16", "2026-11-17"]


class Sink:
    """Postfix's server that takes everything and keeps nothing."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = ["smtp-sink", "-u", "nobody", f"127.0.0.1:{self.port}", "128"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while socket.socket().connect_ex(("127.0.0.1", self.port)) != 0:
            time.sleep(0.05)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def configure(root, port):
    """The demo, with two thousand more who watch."""
    text = (DEMO / "daybreak.yaml").read_text()
    names = [f"w{number}" for number in range(WATCHERS)]
    people = "".join(f"  {n}: {{ name: {n.upper()}, mail: {n}@thalassa.example }}\n" for n in names)
    for old, new in [
        ("people:\n", "people:\n" + people),
        ("people: [piet, seun, hanna]", f"people: [piet, seun, hanna, {', '.join(names)}]"),
        ("state: ../../.demo/state\n", "state: state\n"),
        ("  maildir: ../../.demo/mail\n", f"  server: smtp://127.0.0.1:{port}\n"),
    ]:
        assert old in text, old
        text = text.replace(old, new)
    limits = f"limits: {{ people_in_one_run: {2 * WATCHERS}, retry_within: none }}\n"
    (root / "daybreak.yaml").write_text(text + limits)
    shutil.copy(DEMO / "dependencies.yaml", root)


def run(daybreak, root, *arguments):
    return subprocess.run([daybreak, *arguments], cwd=root, capture_output=True, text=True)


def owed(daybreak, root):
    """A state in which all of it waits, for nobody listened; how many mails, and how long they are."""
    configure(root, 9)
    for day in MORNINGS:
        ending = run(daybreak, root, "nightly", "--recording", DEMO / day)
        assert ending.returncode in (0, 4), ending.stderr
    db = sqlite3.connect(root / "state" / "daybreak.sqlite")
    count, length = db.execute(
        "SELECT count(*), CAST(avg(length(content)) AS INTEGER) FROM parcel WHERE status = 'owed'"
    ).fetchone()
    db.close()
    return count, length


def timed(action):
    start = time.monotonic()
    action()
    return time.monotonic() - start


def smtp_source(port, count, length):
    subprocess.run(
        ["smtp-source", "-d", "-s", str(CONNECTIONS), "-m", str(count), "-l", str(length)]
        + ["-f", "nightly@thalassa.example", "-t", "w0@thalassa.example", f"127.0.0.1:{port}"],
        check=True,
    )


def python_smtplib(port, count, length):
    message = b"Subject: x\r\n\r\n" + b"X" * 70 + b"\r\n"
    message = (message * (length // len(message) + 1))[:length]

    def send(share):
        with smtplib.SMTP("127.0.0.1", port) as server:
            for _ in range(share):
                server.sendmail("nightly@thalassa.example", ["w0@thalassa.example"], message)

    with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(send, [count // CONNECTIONS] * CONNECTIONS))


def transactions(root, count):
    """One row a transaction, on disk before the next: what remembering costs at the least."""
    db = sqlite3.connect(root / "raw.sqlite", isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (x TEXT)")
    for number in range(count):
        db.execute("INSERT INTO t VALUES (?)", (f"{number} 250 2.0.0 Ok",))
    db.close()
    (root / "raw.sqlite").unlink()


def main(daybreak, rounds="3"):
    daybreak = pathlib.Path(daybreak).resolve()
    with tempfile.TemporaryDirectory(prefix="daybreak-bench-") as folder:
        root = pathlib.Path(folder)
        count, length = owed(daybreak, root)
        full = root / "full"
        shutil.move(root / "state", full)
        sink = Sink()

        def daybreak_retry():
            ending = run(daybreak, root, "outbox", "retry")
            assert f"{count} delivered" in ending.stdout, ending.stdout + ending.stderr

        try:
            configure(root, sink.port)
            print(f"{count} mails of {length} bytes over {CONNECTIONS} connections")
            times = {"daybreak": [], "smtp-source": [], "smtplib": [], "transactions alone": []}
            for _ in range(int(rounds)):
                shutil.copytree(full, root / "state", dirs_exist_ok=True)
                times["daybreak"].append(timed(daybreak_retry))
                shutil.rmtree(root / "state")
                times["smtp-source"].append(timed(lambda: smtp_source(sink.port, count, length)))
                times["smtplib"].append(timed(lambda: python_smtplib(sink.port, count, length)))
                times["transactions alone"].append(timed(lambda: transactions(root, count)))
            medians = {name: statistics.median(all) for name, all in times.items()}
            for name, seconds in medians.items():
                print(f"{name:28} {seconds:8.2f} s {count / seconds:8.0f} a second")
            ratio = medians["daybreak"] / medians["smtp-source"]
            print(f"{'daybreak by smtp-source':28} {ratio:8.2f}")
        finally:
            sink.stop()


main(*sys.argv[1:])
