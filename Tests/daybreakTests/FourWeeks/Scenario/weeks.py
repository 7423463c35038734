#!/usr/bin/env python3
"""Writes four weeks of a release engineering team as a scenario for jenkins_sim.py.

    weeks.py FOLDER

reads trees.txt (what each timer starts) and story.txt (what went otherwise, night by night) beside it, and writes
FOLDER/scenario.json and FOLDER/weeks.json: the mornings, each with its moment and how Jenkins fails then, and how many
builds the weeks hold. The same every time.
"""
import collections
import datetime
import hashlib
import json
import pathlib
import re
import shlex
import sys
import zlib
import zoneinfo

HERE = pathlib.Path(__file__).parent
PEOPLE = zoneinfo.ZoneInfo('America/Los_Angeles')
HISTORY, FIRST, LAST = (datetime.date(2026, *day) for day in [(9, 28), (10, 12), (11, 8)])
HOUR = datetime.timedelta(hours=1)
RESULTS = {'fails': 'FAILURE', 'unstable': 'UNSTABLE', 'times-out': 'ABORTED'}
OFFLINE = 'ERROR: Cannot contact linux-9: java.nio.channels.ClosedChannelException\nAgent went offline during the build\n'


# --- when ---------------------------------------------------------------------------------------

class JavaRandom:
    """java.util.Random, by which Jenkins picks the moment that an H stands for."""

    def __init__(self, seed):
        self.seed = (seed ^ 0x5DEECE66D) & (1 << 48) - 1

    def bits(self, count):
        self.seed = (self.seed * 0x5DEECE66D + 0xB) & (1 << 48) - 1
        return self.seed >> 48 - count

    def below(self, bound):
        if bound & -bound == bound:
            return bound * self.bits(31) >> 31
        while True:
            bits = self.bits(31)
            if bits - bits % bound + bound - 1 < 1 << 31:
                return bits % bound


def hashed_minute(job):
    """The minute of `H 19 * * *` in that job, as hudson.scheduler.Hash has it."""
    digest = hashlib.md5(job.encode()).digest()
    folded = bytes(a ^ b for a, b in zip(digest[:8], digest[8:]))
    return JavaRandom(int.from_bytes(folded, 'big')).below(60)


def due(root, morning):
    """When the timer fires that people read of on that morning; None if it does not."""
    minute, hour, _, _, weekdays = root.options['cron'].split()
    day = morning - datetime.timedelta(days=int(hour) > 15)
    allowed = {'*': range(7), '0-3,5-7': [0, 1, 2, 3, 5, 6]}.get(weekdays) or [int(weekdays)]
    if day.isoweekday() % 7 not in allowed:
        return None
    minute = hashed_minute(root.job) if minute == 'H' else int(minute)
    return datetime.datetime.combine(day, datetime.time(int(hour), minute), datetime.timezone.utc)


# --- what a timer starts ------------------------------------------------------------------------

class Node:
    """One line of trees.txt."""

    def __init__(self, text):
        name, times, options = (part.strip() for part in text.split('|'))
        self.job, *parameters = name.split()
        self.parameters = dict(parameter.split('=', 1) for parameter in parameters)
        self.start, self.length = (float(hours) for hours in times.split())
        words = re.findall(r'(\w+)(?:=(.*?))?(?=\s+[a-z]+(?:=|\s|$)|$)', options)
        self.options = {key: value or True for key, value in words}
        self.children = []

    def is_named(self, words):
        names = re.split('[/=]', self.job) + list(self.parameters.values())
        return all(word in names for word in words)

    def all(self):
        return [self] + [node for child in self.children for node in child.all()]


def read_trees():
    trees, line = {}, []
    for text in (HERE / 'trees.txt').read_text().splitlines():
        if not text.strip() or text.startswith('#'):
            continue
        level = (len(text) - len(text.lstrip())) // 2
        if level == 0:
            name, text = text.split(':', 1)
        node = Node(text)
        line[level:] = [node]
        if level == 0:
            trees[name] = node
        else:
            line[level - 1].children.append(node)
    return trees


# --- what happened ------------------------------------------------------------------------------

def read_story():
    """(morning, tree) → its events, each a list of words; faults are under the tree 'fault'."""
    story = collections.defaultdict(list)
    for line in (HERE / 'story.txt').read_text().splitlines():
        if line.strip() and not line.startswith('#'):
            weekday, day, month, tree, *event = shlex.split(line)
            morning = datetime.datetime.strptime(f'{day} {month} 2026', '%d %b %Y').date()
            assert morning.strftime('%a') == weekday, line
            story[morning, tree].append(event)
    return story


class Night:
    """The builds of one run, made from its tree and its events."""

    def __init__(self, root, at, events, morning):
        self.at, self.morning = at, morning
        self.events = {event[0]: event[1:] for event in events}
        self.failures = [self.failure(event) for event in events if event[0] in RESULTS or event[0] == 'recovers']
        if 'offline' in self.events:
            waited = [node for node in root.all() if not node.children and node.start < 6]
            self.failures += [('fails', [node], None, None) for node in waited]
        self.builds = []
        if 'missing' not in self.events:
            late = float(self.events.get('late', [0])[0])
            self.run(root, None, at + late * HOUR, ['timer'])

    @staticmethod
    def failure(event):
        kind, *words = event
        hours = float(words.pop()) if kind == 'times-out' else None
        words, _, test = ' '.join(words).partition(':')
        return kind, words.split(), hours, test or None

    def trouble(self, node):
        for kind, words, hours, test in self.failures:
            if words == [node] or all(isinstance(word, str) for word in words) and node.is_named(words):
                return kind, hours, test
        return None, None, None

    def run(self, node, parent, base, triggers):
        """Builds a node and all below it, and returns the last attempt, with when it ended."""
        kind, hours, test = self.trouble(node)
        build = self.attempt(node, parent, base, triggers, kind, hours, test)
        if kind == 'recovers' or kind in RESULTS and 'retry' in node.options and kind != 'times-out':
            base = build['end'] + HOUR / 60 - node.start * HOUR
            build = self.attempt(node, parent, base, triggers, None if kind == 'recovers' else kind, hours, test)
        return build

    def attempt(self, node, parent, base, triggers, kind, hours, test):
        build = {'node': node, 'parent': parent, 'start': base + node.start * HOUR, 'triggers': triggers, 'test': test,
                 'result': {'recovers': 'FAILURE', None: 'SUCCESS'}.get(kind) or RESULTS[kind],
                 'end': base + (node.start + (hours or node.length)) * HOUR, 'morning': self.morning}
        if kind == 'times-out':
            build['interruption'] = 'timeout'
        if 'offline' in self.events and kind == 'fails':
            build.update(log=OFFLINE, end=build['start'] + HOUR / 3)
        self.builds.append(build)
        self.run_children(build, base)
        if parent is None:
            self.interrupt(build)
        return build

    def run_children(self, build, base):
        """Starts children as long as none that is waited for has failed; the parent takes over what came of it."""
        ended, failed = [], []
        for child in sorted(build['node'].children, key=lambda child: child.start):
            if any(child.start >= node.start + node.length for node, _ in failed):
                continue
            last = self.run(child, build, base, None)
            if 'detached' not in child.options:
                ended.append(last['end'] + HOUR / 60)
                if last['result'] != 'SUCCESS' and 'allowed' not in child.options:
                    failed.append((child, last['result']))
        if failed:
            build['result'] = failed[0][1]
        build['end'] = max(ended if failed else ended + [build['end']])

    def interrupt(self, root):
        """Ends the whole run in its second hour, for one of the reasons that are nobody's failure."""
        causes = {'aborted': lambda name: f'user {name}', 'restart': lambda: 'Jenkins was restarted',
                  'superseded': lambda: 'Superseded by #{next}', 'not-built': lambda: None}
        for kind, cause in causes.items():
            if kind in self.events:
                end = root['start'] + 1.5 * HOUR
                self.builds = [build for build in self.builds if build['start'] < end]
                for build in self.builds:
                    build['end'] = min(build['end'], end)
                    if build['end'] == end:
                        build['result'] = 'NOT_BUILT' if kind == 'not-built' else 'ABORTED'
                        build['interruption'] = cause(*self.events[kind])
                if kind == 'superseded':
                    self.events = {}
                    self.run(root['node'], None, end, ['timer'])


# --- as Jenkins tells it ------------------------------------------------------------------------

def iso(moment):
    return moment.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def revision(*words):
    return hashlib.sha1(' '.join(map(str, words)).encode()).hexdigest()


def manifest(morning, commits):
    """The products of a build in their order; one moves every night, and those that a story names."""
    products = ['base', 'utils', 'daf_butler', 'afw', 'meas_base', 'pipe_tasks', 'lsst_distrib']
    lines, number = [], (morning - HISTORY).days
    for place, product in enumerate(products):
        moved = [day for day in range(number + 1) if day % len(products) == place and product != 'afw']
        moved += [(day - HISTORY).days for day, name in commits if name == product and day <= morning]
        lines.append(f'{product} {revision(product, max(moved, default=0))} g{revision(product)[:10]}+{number}')
    return '\n'.join(['# product SHA1 Version', f'BUILD=b{8400 + number}'] + lines) + '\n'


class Controller:
    def __init__(self, trees, story):
        self.trees, self.story = trees, story
        self.commits = [(day, event[1]) for (day, _), events in story.items() for event in events if event[0] == 'commit']
        self.jobs = collections.defaultdict(dict)
        builds = []
        for name, root in trees.items():
            self.jobs[root.job]['cron'] = root.options['cron']
            for number in range((LAST - HISTORY).days + 1):
                builds += self.night(name, root, HISTORY + datetime.timedelta(days=number))
        self.number(builds)
        for build in builds:
            self.jobs[build['node'].job].setdefault('builds', []).append(self.body(build))
        self.count = sum(build['morning'] >= FIRST and 'configuration' != build['node'].options.get('kind') for build in builds)

    def night(self, name, root, morning):
        at = due(root, morning)
        events = self.story.get((morning, name), [])
        for event in events:
            if event[0] in ('disabled', 'queued'):
                self.jobs[root.job][event[0]] = iso(at - HOUR / 2)
        if at is None or any(key in self.jobs[root.job] for key in ('disabled', 'queued')):
            return []
        night = Night(root, at, events, morning)
        for build in night.builds:
            build['tree'] = name
            build['renewed'] = [day for (day, tree), events in self.story.items()
                                if tree == name and ['renumbered'] in events and day <= morning]
            build['changes'] = [event[1:] for event in events if event[0] == 'change' and build['node'].parameters]
        if 'rerun' in night.events:
            name, hour = night.events['rerun']
            at = datetime.datetime.combine(morning, datetime.time(int(hour)), datetime.timezone.utc)
            again = Night(root, at, [], morning).builds
            again[0]['triggers'] = [f'user {name}']
            for build in again:
                build.update(tree=name, renewed=[], changes=[])
            return night.builds + again
        return night.builds

    def number(self, builds):
        """Numbers the builds of each job as they started; a job that was made anew begins again."""
        counts = {}
        for build in sorted(builds, key=lambda build: (build['start'], build['node'].job)):
            job, anew = build['node'].job, bool(build['renewed'])
            if build['node'].options.get('kind') == 'configuration':
                build['number'] = build['parent']['number']
                continue
            counts.setdefault((job, anew), 0 if anew else 100 + zlib.crc32(job.encode()) % 900)
            counts[job, anew] += 1
            build['number'] = counts[job, anew]

    def body(self, build):
        node, number = build['node'], build['number']
        parent = build['parent']
        step = 'upstream' if node.options.get('kind') == 'configuration' else 'step'
        body = {'number': number, 'start': iso(build['start']), 'result': build['result'],
                'duration': (build['end'] - build['start']).total_seconds(),
                'triggers': build['triggers'] or [f"{step} {parent['node'].job}#{parent['number']}"]}
        if node.parameters:
            body['parameters'] = node.parameters
        if build.get('interruption'):
            body['interruption'] = build['interruption'].format(next=number + 1)
        if build['changes']:
            body['changes'] = [{'id': revision(*change)[:10], 'author': author, 'email': f'{author.lower()}@rubin.example',
                                'msg': message, 'paths': [path]} for change in build['changes']
                               for author, _, path, message in [change]]
        body.update(self.outcome(build))
        return body

    def outcome(self, build):
        """Tests, stages, files and log."""
        node, outcome, test = build['node'], {}, build['test']
        if build['result'] != 'ABORTED' and not build.get('log') and 'tests' in node.options:
            failed = [{'name': test, 'error': 'AssertionError: values differ', 'age': self.age(build)}] if test else []
            outcome['tests'] = {'total': int(node.options['tests']), 'failed': failed}
        if build['result'] == 'FAILURE':
            outcome['stages'] = [{'name': 'checkout'}, {'name': 'build', 'status': 'FAILED', 'error': 'script returned exit code 1'}]
        if build.get('log'):
            outcome['log'] = build['log']
        if 'manifest' in node.options and not build.get('interruption') and not build.get('log'):
            failed_at = f"failed_at: {{name: {test.split('.')[0]}}}\n" if test else ''
            outcome['artifacts'] = {'lsstsw/build/manifest.txt': manifest(build['morning'], self.commits),
                                    'lsstsw/build/status.yaml': f'built: [{{name: base}}]\n{failed_at}'}
        keep = self.trees[build['tree']].options.get('keep') if build['tree'] in self.trees else None
        if keep:
            outcome['discarded'] = iso(build['start'] + int(keep) * 24 * HOUR)
        renewed = [day for (day, tree), events in self.story.items() if tree == build['tree'] and ['renumbered'] in events]
        if renewed and not build['renewed']:
            outcome['discarded'] = iso(due(self.trees[build['tree']], renewed[0]) - HOUR)
        return outcome

    def age(self, build):
        """For how many nights in a row the test has failed there."""
        age, day = 1, build['morning']
        while True:
            day -= datetime.timedelta(days=1)
            events = self.story.get((day, build['tree']), [])
            if not any(event[-1].endswith(':' + build['test']) for event in events):
                return age
            age += 1

    def scenario(self):
        for root in self.trees.values():
            for node in root.all():
                self.jobs[node.job].setdefault('builds', [])
                if 'kind' in node.options:
                    self.jobs[node.job]['kind'] = node.options['kind']
        self.jobs['sqre/infra/jenkins-node-cleanup'] = {'cron': 'H/10 * * * *', 'builds': list(self.housekeeping())}
        return {'version': '2.504.3', 'jobs': self.jobs}

    @staticmethod
    def housekeeping():
        """A tenth of what runs every ten minutes, kept for a day."""
        start = datetime.datetime.combine(HISTORY, datetime.time(0, 4), datetime.timezone.utc)
        for number in range((LAST - HISTORY).days * 14):
            at = start + number * 10 * HOUR / 6
            yield {'number': 80_000 + number, 'start': iso(at), 'duration': 20, 'result': 'SUCCESS', 'triggers': ['timer'],
                   'discarded': iso(at + 24 * HOUR)}


def main(folder):
    story = read_story()
    controller = Controller(read_trees(), story)
    mornings = []
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + datetime.timedelta(days=number)
        faults = [{'kind': kind, 'path': path} for kind, path in story.get((day, 'fault'), [])]
        at = datetime.datetime.combine(day, datetime.time(7), PEOPLE)
        mornings.append({'name': f"{day.strftime('%a')} {day.day} {day.strftime('%b')}", 'at': iso(at), 'faults': faults})
    folder = pathlib.Path(folder)
    (folder / 'scenario.json').write_text(json.dumps(controller.scenario()))
    (folder / 'weeks.json').write_text(json.dumps({'mornings': mornings, 'builds': controller.count}))


if __name__ == '__main__':
    main(sys.argv[1])
