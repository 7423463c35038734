"""Serves a made-up Jenkins with nginx and reads it with daybreak and with curl, by turns.

Usage: bench.py DAYBREAK [ROUNDS]; ci/bench builds the first and starts this.
"""
import gzip
import json
import os
import pathlib
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time

FOLDERS, JOBS, BUILDS = 50, 10, 30
NOW = 1795068000  # 2026-11-19T06:00:00Z
CONNECTIONS = 4

NGINX = """
daemon off;
worker_processes 1;
pid {root}/nginx.pid;
error_log {root}/error.log;
events {{ worker_connections 1024; }}
http {{
    log_format bench "$status\\t$body_bytes_sent\\t$request_uri";
    access_log {root}/access.log bench;
    client_body_temp_path {root}/temporary;
    proxy_temp_path {root}/temporary;
    fastcgi_temp_path {root}/temporary;
    uwsgi_temp_path {root}/temporary;
    scgi_temp_path {root}/temporary;
    keepalive_requests 100000;
    gzip_static on;
    default_type application/json;
    add_header X-Jenkins 2.504.3;
    # All builds are on the first page of a `tree=`; what comes after it is empty.
    map $arg_tree $is_later {{
        "~*(%7B|{{)[1-9][0-9]*(,|%2C)[0-9]+(%7D|}})$" 1;
    }}
    server {{
        listen 127.0.0.1:{port};
        root {root}/served;
        location ~ /api/json$ {{
            if ($is_later) {{ return 200 '{{"jobs":[],"builds":[],"allBuilds":[]}}'; }}
        }}
        location ~ /consoleText$ {{ default_type text/plain; try_files $uri /consoleText; }}
        location ~ /testReport/ {{ return 404; }}
    }}
}}
"""


def build(chance, base, number):
    """One build, with what a `tree=` of ours asks for, in Jenkins' shape."""
    start = (NOW - (BUILDS - number) * 86400 - 4 * 3600) * 1000
    sha = f"{chance.getrandbits(160):040x}"
    changes = [
        {
            "_class": "hudson.plugins.git.GitChangeSet",
            "affectedPaths": [f"src/part{chance.randrange(40)}/file{i}.cpp" for i in range(4)],
            "commitId": f"{chance.getrandbits(160):040x}",
            "timestamp": start - chance.randrange(80000) * 1000,
            "author": {"fullName": f"Developer {chance.randrange(60)}"},
            "authorEmail": f"dev{chance.randrange(60)}@thalassa.example",
            "msg": "Take the coarse grid's land mask from the restart file again",
        }
        for _ in range(chance.randrange(4))
    ]
    fails = number == BUILDS and chance.random() < 0.02
    return {
        "_class": "org.jenkinsci.plugins.workflow.job.WorkflowRun",
        "actions": [
            {
                "_class": "hudson.model.CauseAction",
                "causes": [
                    {
                        "_class": "hudson.triggers.TimerTrigger$TimerTriggerCause",
                        "shortDescription": "Started by timer",
                    }
                ],
            },
            {},
            {
                "_class": "hudson.plugins.git.util.BuildData",
                "lastBuiltRevision": {"SHA1": sha, "branch": [{"name": "refs/remotes/origin/main"}]},
            },
            {},
            {
                "_class": "hudson.tasks.junit.TestResultAction",
                "failCount": 0,
                "skipCount": 12,
                "totalCount": 2411,
            },
        ],
        "artifacts": [{"relativePath": f"build/output{i}.txt"} for i in range(3)],
        "building": False,
        "duration": chance.randrange(600000, 9000000),
        "number": number,
        "result": "FAILURE" if fails else "SUCCESS",
        "timestamp": start,
        "url": f"{base}{number}/",
        "changeSets": [{"_class": "hudson.plugins.git.GitChangeSetList", "items": changes}],
    }


def job(chance, base, name):
    return {
        "_class": "org.jenkinsci.plugins.workflow.job.WorkflowJob",
        "name": name,
        "url": base,
        "buildable": True,
        "color": "blue",
        "disabled": False,
        "inQueue": False,
        "queueItem": None,
        "builds": [build(chance, base, number) for number in range(BUILDS, 0, -1)],
    }


def write(root, path, body):
    """The body, and packed beside it, so that packing is not what is measured."""
    file = root / "served" / path / "api" / "json"
    file.parent.mkdir(parents=True)
    raw = json.dumps(body, separators=(",", ":")).encode()
    file.write_bytes(raw)
    file.with_name("json.gz").write_bytes(gzip.compress(raw, 6))


def generate(root, base):
    chance = random.Random(19)
    products = []
    for folder in range(FOLDERS):
        jobs = []
        for number in range(JOBS):
            name, path = f"job{number}", f"job/team{folder}/job/job{number}/"
            jobs.append(job(chance, base + path, name))
            write(root, path, jobs[-1])
            write(root, f"{path}{BUILDS}/", jobs[-1]["builds"][0])
            products.append(f"  team{folder}-{name}: {{ jobs: team{folder}/{name}, owner: marit }}")
        write(
            root,
            f"job/team{folder}/",
            {"_class": "com.cloudbees.hudson.plugins.folder.Folder", "jobs": jobs},
        )
    log = "".join(f"[ 42%] Building CXX object src/part{i}.cpp.o\n" for i in range(2000))
    (root / "served" / "consoleText").write_text(log + "make: *** [all] Error 2\n")
    (root / "daybreak.yaml").write_text(
        f"jenkins: {{ url: {base}, connections: {CONNECTIONS} }}\n"
        "mail: maildir:mail\n"
        f"state: {root}/state\n"
        "people:\n  marit: { name: Marit Solheim, mail: marit@thalassa.example }\n"
        "products:\n" + "\n".join(products) + "\n"
    )


def serve(root, port):
    (root / "nginx.conf").write_text(NGINX.format(root=root, port=port))
    process = subprocess.Popen(
        ["nginx", "-p", root, "-e", root / "error.log", "-c", root / "nginx.conf"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.05)
    process.terminate()
    raise SystemExit((root / "error.log").read_text())


def measure(command, root, name):
    """Seconds, peak memory in MB, and the lines of the server's log that it caused."""
    log = root / "access.log"
    before = log.stat().st_size
    began = time.monotonic()
    with open(root / f"{name}.out", "wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit((root / f"{name}.out").read_text()[-4000:])
    with open(log) as file:
        file.seek(before)
        lines = [line.rstrip("\n").split("\t") for line in file]
    return seconds, usage.ru_maxrss / 1024, lines


def compare(daybreak, rounds, root, base):
    ours = [daybreak, "nightly", "--config", root / "daybreak.yaml", "--dry-run"]
    ours += ["--now", "2026-11-19T06:00:00Z"]
    theirs = ["curl", "--parallel", "--parallel-max", str(CONNECTIONS), "--compressed", "--silent"]
    theirs += ["--globoff", "--config", root / "addresses"]
    times, memory = {"ours": [], "theirs": []}, []
    for _ in range(rounds):
        seconds, peak, lines = measure(ours, root, "daybreak")
        times["ours"].append(seconds)
        memory.append(peak)
        (root / "addresses").write_text(
            "".join(f'url = "{base}{path[1:]}"\noutput = /dev/null\n' for _, _, path in lines)
        )
        seconds, _, again = measure(theirs, root, "curl")
        times["theirs"].append(seconds)
        if len(again) != len(lines):
            raise SystemExit(f"curl asked {len(again)} times, daybreak {len(lines)} times")
    fast, slow = (statistics.median(times[who]) for who in ("theirs", "ours"))
    good = sum(status == "200" for status, _, _ in lines)
    size = sum(int(size) for _, size, _ in lines)
    print(f"reading {FOLDERS * JOBS} jobs with {BUILDS} builds each, median of {rounds}")
    print(f"  daybreak {slow:.2f} s, curl --parallel {fast:.2f} s: ratio {slow / fast:.2f}")
    print(f"  {len(lines)} requests, {good} of them found, {size / 1e6:.1f} MB over the wire")
    print(f"  peak memory {max(memory):.0f} MB")


def main(daybreak, rounds="5"):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="daybreak-bench-") as folder:
        root = pathlib.Path(folder)
        root.chmod(0o755)
        base = f"http://127.0.0.1:{port}/"
        generate(root, base)
        server = serve(root, port)
        try:
            compare(daybreak, int(rounds), root, base)
        finally:
            server.terminate()
            server.wait()


main(*sys.argv[1:])
