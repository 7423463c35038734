"""Lints, audits and compares with daybreak, and with Python that does no more than the least of it.

Usage: bench_dependencies.py DAYBREAK [ROUNDS]; ci/bench builds the first and starts this.
"""
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

LOAD_YAML = """
import sys, yaml
yaml.load(open(sys.argv[1]), Loader=yaml.CSafeLoader)
"""

# Loads the manifest and every inventory, and compares each declared package with the version used.
AUDIT = """
import json, sys, yaml
from packaging.version import Version
declared = yaml.load(open(sys.argv[1]), Loader=yaml.CSafeLoader)["packages"]
minimums = {name: Version(entry["minimum"]) for name, entry in declared.items()}
for path in sys.argv[2:]:
    used = {p["name"]: p["version"] for p in json.load(open(path))}
    for name, minimum in minimums.items():
        if name in used:
            Version(used[name]) < minimum
"""

COMPARE_PEP440 = """
import sys
from packaging.version import Version
for line in sys.stdin:
    one, other = line.rstrip("\\n").split("\\t")
    one, other = Version(one), Version(other)
    print("<" if one < other else ">" if one > other else "=")
"""

COMPARE_DEBIAN = """
import sys, apt_pkg
apt_pkg.init_system()
for line in sys.stdin:
    one, other = line.rstrip("\\n").split("\\t")
    order = apt_pkg.version_compare(one, other)
    print("<" if order < 0 else ">" if order > 0 else "=")
"""


def version(chance):
    return ".".join(str(chance.randrange(30)) for _ in range(3))


def manifest(chance, count):
    lines = ["defaults: { ecosystem: conda }", "packages:"]
    for index in range(count):
        limit = ', below: "99", why: "T-1: breaks"' if index % 7 == 0 else ""
        lines.append(f'  package-{index:05}: {{ minimum: "{version(chance)}"{limit} }}')
    return "\n".join(lines) + "\n"


def inventory(chance, count):
    return json.dumps(
        [
            {
                "base_url": "https://conda.example/conda-forge",
                "build_number": 0,
                "build_string": "py312h5eee18b_0",
                "channel": "conda-forge",
                "dist_name": f"package-{index:05}-1.0-0",
                "name": f"package-{index:05}",
                "platform": "linux-64",
                "version": version(chance),
            }
            for index in range(count)
        ]
    )


def seconds(command, text=None):
    start = time.perf_counter()
    subprocess.run(
        command,
        input=text,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start


def row(name, ours, peer, peer_name, rounds, text=None):
    """One measure: both by turns, the median of each, and their ratio."""
    times = [(seconds(ours, text), seconds(peer, text)) for _ in range(rounds)]
    mine, other = (statistics.median(column) for column in zip(*times))
    print(f"{name:42} {mine:8.3f} s   {peer_name:28} {other:8.3f} s   ratio {mine / other:5.2f}")


def main():
    daybreak = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    python = "/usr/bin/python3"
    chance = random.Random(20261119)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for count in (250, 10_000):
            path = root / f"manifest-{count}.yaml"
            path.write_text(manifest(chance, count))
            row(
                f"lint, {count} packages",
                [daybreak, "lint", path],
                [python, "-c", LOAD_YAML, path],
                "PyYAML's C loader alone",
                rounds,
            )
        inventories = []
        for index in range(100):
            path = root / f"inventory-{index}.json"
            path.write_text(inventory(chance, 1000))
            inventories.append(path)
        options = [option for path in inventories for option in ("--inventory", path)]
        small = root / "manifest-250.yaml"
        row(
            "audit, 100 inventories of 1,000",
            [daybreak, "audit", "--manifest", small, *options],
            [python, "-c", AUDIT, small, *inventories],
            "json, packaging",
            rounds,
        )
        pairs = "".join(f"{version(chance)}\t{version(chance)}\n" for _ in range(1_000_000))
        for scheme, script, name in (
            ("pep440", COMPARE_PEP440, "packaging"),
            ("debian", COMPARE_DEBIAN, "apt_pkg"),
        ):
            row(
                f"a million comparisons, {scheme}",
                [daybreak, "versions", "compare", "--scheme", scheme, "--stdin"],
                [python, "-c", script],
                name,
                rounds,
                pairs.encode(),
            )


main()
