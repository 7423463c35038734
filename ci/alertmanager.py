"""Tells the four weeks of Tests/daybreakTests/FourWeeks by daybreak and by Prometheus' Alertmanager.

Usage: alertmanager.py DAYBREAK JENKINS_SIM; ci/beside-alertmanager builds the first and starts this. Alertmanager
gets what fails as alerts, one a leaf, grouped by product, with a repeat interval of a day, and mails the same
owners and stakeholders. Its clock is the real one, so a day is twelve seconds; daybreak is told the time. Each is
killed (-9) on two mornings, once its first mail of that morning has been taken, and started again.
"""
import collections
import datetime
import email
import email.policy
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from aiosmtpd.controller import Controller

ROOT = pathlib.Path(__file__).resolve().parent.parent
WEEKS = ROOT / "Tests" / "daybreakTests" / "FourWeeks" / "Scenario"
DAY = 12.0
KILLED = {"Fri 16 Oct", "Fri 23 Oct"}
STAKEHOLDERS = ["piet", "hanna"]
DOMAIN = "rubin.example"


class Office:
    """A mail server that keeps what it takes, and may kill the sender of a mail that it has taken."""

    def __init__(self):
        self.mails = []
        self.victim = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        self.morning = ""

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        for recipient in envelope.rcpt_tos:
            name = recipient.partition("@")[0]
            self.mails.append((self.morning, name, mail["Subject"], mail["Message-ID"]))
        if self.victim and self.victim.poll() is None:
            self.victim.send_signal(signal.SIGKILL)
            self.victim.wait()
            self.victim = None
        return "250 2.0.0 Ok"


class Jenkins:
    """The stand-in, whose clock and faults are ours."""

    def __init__(self, script, scenario):
        self.process = subprocess.Popen(
            [sys.executable, script, scenario, "--now", "2026-10-12T14:00:00Z"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.port = re.findall(r"\d+", self.process.stdout.readline())[-1]
        self.address = f"http://127.0.0.1:{self.port}"

    def order(self, what):
        urllib.request.urlopen(
            urllib.request.Request(f"{self.address}/__sim/{what}", method="POST")
        ).read()


class Alertmanager:
    def __init__(self, folder, owners, office):
        self.folder, self.active = folder, {}
        self.port = free_port()
        receivers = [{
            "name": product,
            "email_configs": [
                {"to": f"{person}@{DOMAIN}", "send_resolved": True}
                for person in [owner, *STAKEHOLDERS]
            ],
        } for product, owner in owners.items()]
        configuration = {
            "global": {
                "smtp_from": f"alertmanager@{DOMAIN}", "smtp_require_tls": False,
                "smtp_smarthost": f"127.0.0.1:{office.port}", "smtp_hello": "localhost",
            },
            "route": {
                "receiver": next(iter(owners)), "group_by": ["product"], "group_wait": "500ms",
                "group_interval": "1s", "repeat_interval": f"{int(DAY * 1000) - 500}ms",
                "routes": [
                    {"receiver": product, "matchers": [f'product="{product}"']}
                    for product in owners
                ],
            },
            "receivers": receivers,
        }
        (folder / "alertmanager.yml").write_text(json.dumps(configuration))
        self.start()

    def start(self):
        with open(self.folder / "alertmanager.log", "ab") as log:
            self.process = subprocess.Popen(
                [
                    "prometheus-alertmanager", "--config.file=alertmanager.yml",
                    "--storage.path=data", f"--web.listen-address=127.0.0.1:{self.port}",
                    "--cluster.listen-address=",
                ],
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/-/ready").read()
                return
            except urllib.error.URLError:
                time.sleep(0.1)
        raise SystemExit("alertmanager did not start; see its log")

    def post(self, failing):
        """As Prometheus does it: what fails lasts for some while, what has ended does so now."""
        now = datetime.datetime.now(datetime.timezone.utc)
        later = now + datetime.timedelta(seconds=DAY * 2)
        ended = self.active.keys() - failing
        for labels in failing:
            self.active.setdefault(labels, now)
        alerts = [{
            "labels": {"alertname": "JobFailed", **dict(labels)},
            "startsAt": self.active[labels].isoformat(),
            "endsAt": (now if labels in ended else later).isoformat(),
        } for labels in self.active]
        for labels in ended:
            del self.active[labels]
        urllib.request.urlopen(urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v2/alerts", json.dumps(alerts).encode(),
            {"Content-Type": "application/json"},
        )).read()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def nightly(program, home, moment, office=None):
    process = subprocess.Popen(
        [program, "nightly", "--now", moment, "--format", "json"],
        cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )
    if office:
        office.victim = process
    output, _ = process.communicate()
    if office:
        office.victim = None
    return json.loads(output) if output else None


def failing(report):
    """The leaves that fail, and the roots that did not run, as sets of labels."""
    return {
        tuple(sorted({
            "product": product["name"], "kind": incident["kind"], "leaf": leaf,
        }.items()))
        for product in report["products"]
        for incident in product["incidents"]
        if not incident.get("closed")
        for leaf in [
            f"{failure['job']} {failure.get('platform') or ''}" for failure in incident["failures"]
        ] or incident["missed"]
    }


def table(title, mails):
    """Who got how many, how many of these said again what the last one to them had said of it."""
    print(f"\n{title}")
    people = collections.defaultdict(list)
    for morning, person, subject, identity in mails:
        people[person].append((morning, subject, identity))
    print(f"  {'person':10} {'messages':>8} {'the same subject again':>24} {'the same Message-ID':>20}")
    total = collections.Counter()
    for person, own in sorted(people.items()):
        row = {
            "messages": len(own),
            "subject": len(own) - len({subject for _, subject, _ in own}),
            "identity": len(own) - len({identity for _, _, identity in own}),
        }
        total.update(row)
        print(f"  {person:10} {row['messages']:8} {row['subject']:24} {row['identity']:20}")
    print(f"  {'all':10} {total['messages']:8} {total['subject']:24} {total['identity']:20}")


def story(title, mails, person):
    print(f"\n{title}: what {person} read")
    for morning, name, subject, _ in mails:
        if name == person:
            print(f"  {morning:11} {' '.join(subject.split())}")


def main():
    program, simulator = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        subprocess.run([sys.executable, WEEKS / "weeks.py", home], check=True)
        mornings = json.loads((home / "weeks.json").read_text())["mornings"]
        jenkins = Jenkins(simulator, home / "scenario.json")
        ours, theirs = Office(), Office()
        text = (WEEKS / "daybreak.yaml").read_text().replace("JENKINS", jenkins.address)
        text = text.replace("mail: { maildir: mail }", f"mail: smtp://127.0.0.1:{ours.port}")
        (home / "daybreak.yaml").write_text(text)
        products = text.partition("\nproducts:")[2]
        owners = dict(re.findall(r"^  ([\w-]+):\n(?:    .*\n)*?    owner: (\w+)", products, re.M))
        alertmanager = Alertmanager(home, owners, theirs)
        began = time.monotonic()
        try:
            for number, morning in enumerate(mornings):
                ours.morning = theirs.morning = morning["name"]
                jenkins.order(f"now?t={morning['at']}")
                for fault in morning["faults"]:
                    jenkins.order(f"fault?path={fault['path']}&kind={fault['kind']}&n=0")
                is_killed = morning["name"] in KILLED
                report = nightly(program, home, morning["at"], ours if is_killed else None)
                if is_killed:
                    assert report is None, "it was not killed: nothing was sent"
                    report = nightly(program, home, morning["at"].replace(":00:00Z", ":59:00Z"))
                jenkins.order("clear")
                if is_killed:
                    theirs.victim = alertmanager.process
                alertmanager.post(failing(report))
                if is_killed:
                    time.sleep(DAY / 2)
                    theirs.victim = None
                    if alertmanager.process.poll() is None:
                        alertmanager.process.kill()
                    alertmanager.process.wait()
                    alertmanager.start()
                time.sleep(max(0, began + (number + 1) * DAY - time.monotonic()))
        finally:
            alertmanager.process.kill()
            alertmanager.process.wait()
            jenkins.process.kill()
            jenkins.process.wait()
        for office in (ours, theirs):
            office.controller.stop()
        table(f"daybreak, {len(mornings)} mornings, killed on {len(KILLED)}", ours.mails)
        table("Alertmanager, the same, repeat interval of a day", theirs.mails)
        story("daybreak", ours.mails, "dana")
        story("Alertmanager", theirs.mails, "dana")
        greens = {(m, p) for m, p, s, _ in ours.mails if s.startswith("GREEN") and p in owners.values()}
        resolved = {(m, p) for m, p, s, _ in theirs.mails if "RESOLVED" in s}
        print("\nOwners whom daybreak told that it passes again, and Alertmanager did not:")
        for morning, person in sorted(greens - resolved, key=str):
            print(f"  {morning} {person}")


main()
