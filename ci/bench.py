"""Reads ten made-up controllers with daybreak, with curl and with Python clients.

Usage: bench.py DAYBREAK [ROUNDS [PYTHON]]; ci/bench builds the first and starts this. PYTHON is one that
has python-jenkins and api4jenkins. The first round makes the bodies and is not counted.
"""
import collections
import json
import os
import pathlib
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

CONTROLLERS, FOLDERS, JOBS, BUILDS, DELAY = 10, 50, 10, 30, 0.05
CONNECTIONS = 4
MORNINGS = ["2026-11-19T06:00:00Z", "2026-11-20T06:00:00Z"]
YEARS = 5

NGINX = """
daemon off;
worker_processes 1;
pid {root}/nginx.pid;
error_log {root}/error.log;
events {{ worker_connections 1024; }}
http {{
    log_format bench "$server_protocol $connection";
    access_log {root}/access.log bench;
    client_body_temp_path {root}/temporary;
    proxy_temp_path {root}/temporary;
    fastcgi_temp_path {root}/temporary;
    uwsgi_temp_path {root}/temporary;
    scgi_temp_path {root}/temporary;
    server {{
        listen 127.0.0.1:{port} ssl http2;
        ssl_certificate {root}/certificate.pem;
        ssl_certificate_key {root}/key.pem;
        location / {{ proxy_pass {base}; }}
    }}
}}
"""
PYTHON_JENKINS = """
import sys, jenkins
server = jenkins.Jenkins(sys.argv[1])
for name in sys.argv[2:]:
    server.get_job_info(name, depth=2)
"""
API4JENKINS = """
import sys, api4jenkins
client = api4jenkins.Jenkins(sys.argv[1])
for name in sys.argv[2:]:
    folder, job = name.split("/")
    job = api4jenkins.item.new_item(
        client, "api4jenkins.job", dict(_class="org.jenkinsci.plugins.workflow.job.WorkflowJob",
        url=f"{sys.argv[1]}job/{folder}/job/{job}/"))
    job.api_json(depth=2)
"""


class Site:
    """The controllers, in a process of their own."""

    def __init__(self):
        script = pathlib.Path(__file__).with_name("bench_server.py")
        shape = [str(value) for value in (CONTROLLERS, FOLDERS, JOBS, BUILDS, DELAY)]
        self.process = subprocess.Popen(
            [sys.executable, script, *shape], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
        self.ports = self.process.stdout.readline().decode().split()
        self.bases = [f"http://127.0.0.1:{port}/" for port in self.ports]

    def order(self, what):
        with urllib.request.urlopen(f"{self.bases[0]}bench/{what}") as answer:
            return answer.read()

    def log(self):
        """What was asked since this was last called: controller, status, bytes, target."""
        return json.loads(self.order("log"))


def configure(root, site):
    controllers = "\n".join(
        f"  c{number}: {{ url: {base}, connections: {CONNECTIONS} }}"
        for number, base in enumerate(site.bases)
    )
    products = "\n".join(
        f"  c{controller}-team{folder}-job{job}:"
        f" {{ jobs: 'c{controller}:team{folder}/job{job}', owner: marit }}"
        for controller in range(CONTROLLERS)
        for folder in range(FOLDERS)
        for job in range(JOBS)
    )
    (root / "daybreak.yaml").write_text(
        f"jenkins:\n{controllers}\nmail: maildir:mail\nstate: {root}/state\nquiet: none\n"
        "limits: { opened_in_one_run: 5000 }\n"
        "people:\n  marit: { name: Marit Solheim, mail: marit@thalassa.example }\n"
        f"products:\n{products}\n"
    )


def measure(*commands):
    """Seconds until all have ended, and the peak memory of the largest in MB."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as out:
        running = [
            subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
            for command in commands
        ]
        peak = 0
        for process in running:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            peak = max(peak, usage.ru_maxrss / 1024)
        seconds = time.monotonic() - began
        if any(process.returncode != 0 for process in running):
            out.seek(0)
            raise SystemExit(out.read().decode()[-4000:])
    return seconds, peak


def curls(root, site, asked):
    """One curl for each controller, over as many connections as daybreak may have there."""
    targets = collections.defaultdict(list)
    for controller, _, _, target in asked:
        targets[controller].append(f'url = "{site.bases[controller]}{target[1:]}"\noutput = /dev/null\n')
    for controller, lines in targets.items():
        (root / f"addresses{controller}").write_text("".join(lines))
    how = ["curl", "--parallel", "--parallel-max", str(CONNECTIONS), "--compressed", "--silent"]
    return [[*how, "--globoff", "--config", root / f"addresses{number}"] for number in targets]


def read(daybreak, root, site, morning, rounds, state=None):
    """Reads that morning by turns with curl on the same addresses, from the state that was saved so."""
    site.order(f"morning?{morning}")
    ours = [daybreak, "nightly", "--config", root / "daybreak.yaml", "--now", MORNINGS[morning]]
    times, others, peaks = [], [], []
    for number in range(rounds + 1):
        shutil.rmtree(root / "state", ignore_errors=True)
        if state:
            shutil.copytree(state, root / "state")
        site.log()
        seconds, peak = measure(ours)
        asked = site.log()
        other, _ = measure(*curls(root, site, asked))
        again = site.log()
        if sorted(map(tuple, again)) != sorted(map(tuple, asked)):
            raise SystemExit(f"curl asked {len(again)} times, daybreak {len(asked)} times")
        if number > 0:
            times.append(seconds)
            others.append(other)
            peaks.append(peak)
    return statistics.median(times), statistics.median(others), max(peaks), asked


def tell(name, ours, theirs, peak, asked):
    megabytes = sum(size for _, _, size, _ in asked) / 1e6
    print(
        f"{name:28} {ours:8.2f} s   curl --parallel {theirs:8.2f} s   ratio {ours / theirs:5.2f}"
        f"   {peak:4.0f} MB   {len(asked)} requests, {megabytes:.1f} MB",
        flush=True,
    )


def age(state):
    """Gives every product five years of nightly runs, an incident a month with all that was found, decided
    and said of it, and the builds of the two months that are kept.

    What is JSON is taken from a failure, and from the builds, that this state already knows.
    """
    db = sqlite3.connect(state / "daybreak.sqlite")
    days = YEARS * 365
    db.executescript(
        f"""
        PRAGMA synchronous = OFF;
        CREATE TEMP TABLE day AS
            WITH RECURSIVE day(n) AS (SELECT 31 UNION ALL SELECT n + 1 FROM day WHERE n < {days})
            SELECT n, n % 30 = 0 AS is_red, 1000 + n AS incident, 1795068000000 - n * 86400000 AS at FROM day;
        CREATE TEMP TABLE red AS
            SELECT product, controller, job, n, incident, at, product || '-' || n AS parcel
            FROM root, day WHERE is_red;
        INSERT OR IGNORE INTO run (product, controller, job, due, build, over, verdict)
            SELECT product, controller, job, at, 2000 - n, at + 3600000, iif(is_red, 'failed', 'passed')
            FROM root, day;
        INSERT INTO build (controller, job, number, start, content)
            SELECT controller, job, 2000 - n, at,
                json_set(content, '$.id.number', 2000 - n, '$.start', at / 1000 - 978307200)
            FROM build, day WHERE number = 2000 AND n < 60;
        INSERT INTO incident (product, number, kind, opened, closed, transitions, is_inherited)
            SELECT product, incident, 'failing', at, at + 86400000, 2, 0 FROM red;
        INSERT INTO incident_root (product, incident, controller, job, runs)
            SELECT product, incident, controller, job, 1 FROM red;
        INSERT INTO failure
                (product, incident, place, root_controller, root, controller, job, platform, since, seen,
                is_timeout, is_allowed, attempts, first_failed, last_passed)
            SELECT red.product, red.incident, 0, red.controller, red.job, red.controller, red.job, '', at, at,
                0, 0, attempts, first_failed, last_passed
            FROM red, (SELECT attempts, first_failed, last_passed FROM failure LIMIT 1);
        INSERT INTO case_file (product, incident, place, content)
            SELECT red.product, red.incident, 0, content
            FROM red, (SELECT content FROM case_file LIMIT 1);
        INSERT INTO decision (product, incident, at, place, person, content)
            SELECT red.product, red.incident, red.at, 0, 'marit', content
            FROM red, (SELECT content FROM decision LIMIT 1);
        INSERT INTO parcel
                (id, recipient, person, channel, reason, subject, composed, status, settled)
            SELECT parcel, 'marit@thalassa.example', 'Marit Solheim', 'mail', 'failed',
                product || ': nightly failed', at, 'delivered', at
            FROM red;
        INSERT INTO telling (product, incident, parcel, place)
            SELECT product, incident, parcel, 0 FROM red;
        INSERT INTO attempt (parcel, number, at, outcome, words)
            SELECT parcel, 1, at, 'delivered', '250 Ok' FROM red;
        """
    )
    db.commit()
    kept = " ".join(
        f"{db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
        for table in ("run", "build", "incident", "case_file", "decision", "parcel")
    )
    db.close()
    print(f"{f'{YEARS} years hold':28} {kept}: {(state / 'daybreak.sqlite').stat().st_size >> 20} MB", flush=True)


def http2(daybreak, root, site):
    """Reads one controller behind an nginx that offers HTTP/2, and tells what nginx saw."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ci"]
        + ["-addext", "subjectAltName=IP:127.0.0.1"]
        + ["-keyout", root / "key.pem", "-out", root / "certificate.pem"],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    (root / "nginx.conf").write_text(NGINX.format(root=root, port=port, base=site.bases[0]))
    (root / "one.yaml").write_text(
        f"jenkins: {{ url: 'https://127.0.0.1:{port}/', ca_file: {root}/certificate.pem }}\n"
        "mail: maildir:mail\npeople: { marit: { name: Marit, mail: marit@thalassa.example } }\n"
        "products:\n"
        + "".join(
            f"  p{folder}-{job}: {{ jobs: team{folder}/job{job}, owner: marit }}\n"
            for folder in range(5)
            for job in range(JOBS)
        )
    )
    nginx = subprocess.Popen(["nginx", "-e", root / "error.log", "-c", root / "nginx.conf"])
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)) != 0:
            time.sleep(0.05)
        measure([daybreak, "nightly", "--config", root / "one.yaml", "--dry-run", "--now", MORNINGS[0]])
    finally:
        nginx.terminate()
        nginx.wait()
    seen = [line.split() for line in (root / "access.log").read_text().splitlines()]
    protocols = collections.Counter(protocol for protocol, _ in seen)
    connections = len({connection for _, connection in seen})
    print(f"{'where HTTP/2 is offered':28} {dict(protocols)} over {connections} connections")


def clients(python, site):
    """The Python clients ask for one job after the other; so a part of the jobs tells of all."""
    names = [f"team{folder}/job{job}" for folder in range(10) for job in range(JOBS)]
    for name, script in (("python-jenkins", PYTHON_JENKINS), ("api4jenkins", API4JENKINS)):
        command = [python, "-c", script, site.bases[0], *names]
        measure(command)
        seconds, _ = measure(command)
        all = CONTROLLERS * FOLDERS * JOBS
        print(f"{name:28} {seconds * all / len(names):8.2f} s   from {len(names)} of {all} jobs")


def main(daybreak, rounds="3", python=None):
    rounds = int(rounds)
    with tempfile.TemporaryDirectory(prefix="daybreak-bench-") as folder:
        root = pathlib.Path(folder)
        site = Site()
        try:
            configure(root, site)
            jobs = CONTROLLERS * FOLDERS * JOBS
            print(f"{jobs} jobs of {BUILDS} builds on {CONTROLLERS} controllers, {DELAY * 1000:.0f} ms away")
            cold = read(daybreak, root, site, 0, rounds)
            tell("cold", *cold)
            young = root / "young"
            shutil.copytree(root / "state", young)
            next = read(daybreak, root, site, 1, rounds, young)
            tell("the next morning", *next)
            old = root / "old"
            shutil.copytree(young, old)
            age(old)
            aged = read(daybreak, root, site, 1, rounds, old)
            tell(f"with {YEARS} years of history", *aged)
            print(f"{'history, old by young':28} {aged[0] / next[0]:8.2f}")
            site.order("morning?0")
            http2(daybreak, root, site)
            if python:
                clients(python, site)
        finally:
            site.process.terminate()
            site.process.wait()


main(*sys.argv[1:])
