"""Ten made-up Jenkins controllers, each 50 ms away, that answer `tree=` as Jenkins does.

Usage: bench_server.py CONTROLLERS FOLDERS JOBS BUILDS DELAY; prints the ports, one line, and serves.
`/bench/morning?N` adds N builds to each job; `/bench/log` gives what was asked since it was last
asked for. A body is made and packed when it is first asked for, and kept.
"""
import asyncio
import gzip
import json
import random
import re
import sys

CONTROLLERS, FOLDERS, JOBS, BUILDS = (int(argument) for argument in sys.argv[1:5])
DELAY = float(sys.argv[5])
NOW = 1795068000  # 2026-11-19T06:00:00Z
NEWEST = 2000  # the number of each job's last build then
CONFIG = b"""<?xml version='1.1' encoding='UTF-8'?><flow-definition><properties>
<org.jenkinsci.plugins.workflow.job.properties.PipelineTriggersJobProperty><triggers>
<hudson.triggers.TimerTrigger><spec>0 2 * * *</spec></hudson.triggers.TimerTrigger></triggers>
</org.jenkinsci.plugins.workflow.job.properties.PipelineTriggersJobProperty>
</properties></flow-definition>"""
LOG = b"".join(b"[ 42%%] Building CXX object src/part%d.cpp.o\n" % i for i in range(2000))


def build(path, number):
    chance = random.Random(f"{path}{number}")
    start = (NOW - (NEWEST - number) * 86400 - 4 * 3600) * 1000
    changes = [
        {
            "_class": "hudson.plugins.git.GitChangeSet",
            "affectedPaths": [f"src/part{chance.randrange(40)}/file{i}.cpp" for i in range(4)],
            "commitId": f"{chance.getrandbits(160):040x}",
            "timestamp": start - chance.randrange(80000) * 1000,
            "author": {"fullName": f"Developer {chance.randrange(60)}"},
            "authorEmail": f"dev{chance.randrange(60)}@thalassa.example",
            "msg": f"Take mask {chance.randrange(10**6)} of the coarse grid from the restart file",
        }
        for _ in range(chance.randrange(4))
    ]
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
                "lastBuiltRevision": {
                    "SHA1": f"{chance.getrandbits(160):040x}",
                    "branch": [{"name": "refs/remotes/origin/main"}],
                },
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
        "result": "FAILURE" if chance.random() < 0.002 else "SUCCESS",
        "timestamp": start,
        "changeSets": [{"_class": "hudson.plugins.git.GitChangeSetList", "items": changes}],
    }


def job(controller, folder, name, newest):
    path = f"{controller}/team{folder}/{name}/"
    return {
        "_class": "org.jenkinsci.plugins.workflow.job.WorkflowJob",
        "name": name,
        "buildable": True,
        "color": "blue",
        "disabled": False,
        "inQueue": False,
        "queueItem": None,
        "nextBuildNumber": newest + 1,
        "builds": [build(path, number) for number in range(newest, newest - BUILDS, -1)],
    }


def team(controller, folder, newest):
    return {
        "_class": "com.cloudbees.hudson.plugins.folder.Folder",
        "name": f"team{folder}",
        "jobs": [job(controller, folder, f"job{number}", newest) for number in range(JOBS)],
    }


def find(controller, segments, newest):
    """What is at `job/…/job/…/NUMBER`; None where nothing is."""
    if not segments:
        return {"_class": "hudson.model.Hudson", "jobs": [team(controller, f, newest) for f in range(FOLDERS)]}
    folder = int(segments[0].removeprefix("team"))
    if len(segments) == 1:
        return team(controller, folder, newest)
    if len(segments) == 2:
        return job(controller, folder, segments[1], newest)
    return build(f"{controller}/team{folder}/{segments[1]}/", int(segments[2]))


def parse(tree):
    """`a,b[c]{0,3}` as {"a": (None, None), "b": ({"c": …}, (0, 3))}."""
    tokens = re.findall(r"\w+|[\[\]]|\{\d+,\d+\}", tree)

    def fields(at):
        found = {}
        while at < len(tokens) and tokens[at] != "]":
            name, inner, span = tokens[at], None, None
            at += 1
            if at < len(tokens) and tokens[at] == "[":
                inner, at = fields(at + 1)
                at += 1
            if at < len(tokens) and tokens[at].startswith("{"):
                span = tuple(int(bound) for bound in tokens[at][1:-1].split(","))
                at += 1
            found[name] = (inner, span)
        return found, at

    return fields(0)[0]


def pick(value, fields):
    if not isinstance(value, dict) or fields is None:
        return value
    picked = {"_class": value["_class"]} if "_class" in value else {}
    for name, (inner, span) in fields.items():
        source = "builds" if name == "allBuilds" else name
        if source not in value:
            continue
        part = value[source]
        if isinstance(part, list):
            part = [pick(item, inner) for item in (part[slice(*span)] if span else part)]
        else:
            part = pick(part, inner)
        picked[name] = part
    return picked


def unescape(text):
    return re.sub(r"%([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), text)


def body(controller, target, newest):
    """Status, kind and content."""
    path, _, query = target.partition("?")
    if path.endswith("/config.xml"):
        return 200, "application/xml", CONFIG
    if path.endswith("/consoleText"):
        return 200, "text/plain", LOG
    if not path.endswith("/api/json") or "/testReport/" in path:
        return 404, "text/html", b"<html>nothing there</html>"
    segments = [part for part in path.split("/")[1:-2] if part != "job"]
    if segments == ["crumbIssuer"]:
        return 200, "application/json", b'{"crumb":"1","crumbRequestField":"Jenkins-Crumb"}'
    value = find(controller, segments, newest)
    tree = re.search(r"(?:^|&)tree=([^&]*)", query)
    if tree:
        value = pick(value, parse(unescape(tree[1])))
    return 200, "application/json", json.dumps(value, separators=(",", ":")).encode()


class Site:
    morning = 0
    log = []
    kept = {}


class Connection(asyncio.Protocol):
    def __init__(self, controller):
        self.controller = controller
        self.received = b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.received += data
        while b"\r\n\r\n" in self.received:
            head, self.received = self.received.split(b"\r\n\r\n", 1)
            target = head.split(b" ", 2)[1].decode()
            if target.startswith("/bench/"):
                self.transport.write(self.order(target))
            else:
                asyncio.get_running_loop().call_later(DELAY, self.answer, target)

    def order(self, target):
        if "morning" in target:
            Site.morning = int(target.partition("?")[2])
            return answer(200, "text/plain", b"")
        log, Site.log = Site.log, []
        return answer(200, "application/json", json.dumps(log).encode())

    def answer(self, target):
        key = (self.controller, target, Site.morning)
        if key not in Site.kept:
            status, kind, content = body(self.controller, target, NEWEST + Site.morning)
            packed = gzip.compress(content, 1)
            Site.kept[key] = status, len(packed), answer(status, kind, packed, "Content-Encoding: gzip\r\n")
        status, size, bytes = Site.kept[key]
        Site.log.append((self.controller, status, size, target))
        self.transport.write(bytes)


def answer(status, kind, content, more=""):
    head = f"HTTP/1.1 {status} Answer\r\nContent-Type: {kind}\r\nX-Jenkins: 2.504.3\r\n{more}"
    return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content


async def main():
    loop = asyncio.get_running_loop()
    servers = []
    for controller in range(CONTROLLERS):
        server = await loop.create_server(lambda c=controller: Connection(c), "127.0.0.1", 0)
        servers.append(server)
    print(*(server.sockets[0].getsockname()[1] for server in servers), flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


asyncio.run(main())
