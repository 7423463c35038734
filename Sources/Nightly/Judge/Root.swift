import Foundation

/// A root job as the judge sees it: the runs that took place, and those that should have.
struct Root {
    let product: Product
    let job: Job
    let timetable: Timetable
    let runs: Runs
    /// The runs of it that were judged before.
    let known: [RunRecord]
    let firstRead: Date
    let now: Date

    /// A build that starts in the future is under way until our clock has come to its end.
    ///
    /// Clocks differ. One that starts more than a day from now is the slip of a clock, and ignored.
    init(product: Product, job: Job, others: [Build], after standing: Standing, at now: Date) {
        func isThinkable(_ build: Build) -> Bool { build.start.timeIntervalSince(now) <= 86_400 }
        var job = job
        job.builds = job.builds.filter(isThinkable)
        self.product = product
        self.job = job
        self.now = now
        known = standing.records(of: job.id)
        firstRead = standing.firstRead[job.id] ?? now
        let others = others.filter(isThinkable)
        timetable = Timetable(product, job, among: others, after: known)
        runs = Runs(of: job, among: others, schedule: timetable.schedule)
    }

    var schedule: Schedule? { timetable.schedule }

    /// When the newest run was due that took place and cannot be judged yet.
    var underWay: Date? {
        runs.timed.last { run in
            guard let ended = run.over, ended <= now else { return true }
            let isKnown = known.cover(run, over: ended)
            return !isKnown && hearings(of: run).contains { $0.record.over > now }
        }?.due
    }

    /// The newest run that was judged, with what can still be seen of it.
    func latest(in standing: Standing) -> LatestRun? {
        let records = standing.records(of: job.id)
        guard let record = records.last(where: { $0.verdict != .none(.superseded) }) else {
            return nil
        }
        guard let run = (runs.timed + runs.repeated).first(where: { record.isOf($0) }) else {
            return LatestRun(record: record, run: nil, failures: [], passed: [:], notReached: [])
        }
        let outcome = run.outcome(for: product)
        let reached = run.builds.filter { !$0.cameToNothing }.map(product.leaf)
        return LatestRun(
            record: record,
            run: run,
            failures: outcome.failures,
            passed: outcome.passed,
            notReached: standing.expected(in: record).subtracting(reached)
                .subtracting(outcome.failures.map(\.leaf) + [product.leaf(of: run.root)])
                .sorted { "\($0)" < "\($1)" }
        )
    }

    // MARK: One run

    /// A run each time that it seemed to be over: once, unless something of it began very late.
    ///
    /// So it is judged as if someone had looked all the time.
    func hearings(of run: Run) -> [Hearing] {
        var hearings: [Hearing] = []
        var moment = run.root.start
        while let ended = run.asOf(moment).over {
            let next = run.nextStart(after: moment)
            if let next, next <= ended {
                moment = ended
                continue
            }
            let hearing = hearing(run.asOf(moment), over: ended)
            if next.map({ $0 > hearing.record.over }) != false { hearings.append(hearing) }
            guard let next else { break }
            moment = next
        }
        return hearings
    }

    /// A run that has ended, ready to be judged.
    ///
    /// One that would pass waits for what usually belongs to it and has not begun: what is started
    /// detached may come much later than all the rest.
    private func hearing(_ run: Run, over ended: Date) -> Hearing {
        let outcome = run.outcome(for: product)
        let verdict = verdict(on: run, outcome)
        let patience = verdict == .passed ? patience(with: run, at: ended) : 0
        let record = RunRecord(
            root: job.id,
            due: run.due,
            build: run.root.id.number,
            over: ended + patience,
            verdict: verdict,
            rerun: verdict == .passed ? run.rerun : nil
        )
        return Hearing(record: record, outcome: outcome, passedBefore: passed(before: run))
    }

    /// What passed in earlier builds of the same night, which need not have been heard themselves.
    private func passed(before run: Run) -> [Leaf: BuildID] {
        runs.timed.reduce(into: [:]) { passed, other in
            guard other.due == run.due, other.root.id.number < run.root.id.number,
                isOnBranch(other)
            else { return }
            passed.merge(other.outcome(for: product).passed) { $1 }
        }
    }

    /// How long a run is given to begin what the last run that passed has had, and it has not:
    /// twice as long as that took then, and at least an hour.
    private func patience(with run: Run, at ended: Date) -> TimeInterval {
        let earlier = runs.timed.prefix { $0.due < run.due }
        guard earlier.contains(where: { !$0.descendants.isEmpty }) else { return 0 }
        let passed = earlier.last { isPassed($0, by: ended) }
        guard let before = passed?.asOf(ended) else { return 0 }
        let leaves = Set(run.builds.map(product.leaf))
        let missing = before.descendants.filter { !leaves.contains(product.leaf(of: $0)) }
        return missing.map { max(3600, 2 * before.pause(before: $0).rounded(.up)) }.max() ?? 0
    }

    private func isPassed(_ run: Run, by moment: Date) -> Bool {
        if let over = run.over, over <= moment, known.cover(run, over: over),
            let record = known.first(where: { $0.isOf(run) })
        {
            return record.verdict == .passed
        }
        let part = run.asOf(moment)
        guard let over = part.over, over <= moment else { return false }
        return verdict(on: part, part.outcome(for: product)) == .passed
    }

    private func verdict(on run: Run, _ outcome: RunOutcome) -> Verdict {
        if let found = run.root.branch, !isOnBranch(run) { return .none(.otherBranch(found)) }
        let failures = outcome.announced
        if !failures.isEmpty { return failures.allSatisfy(\.isTimeout) ? .timedOut : .failed }
        if let reason = outcome.cutShort { return .none(reason) }
        return run.root.result == .notBuilt ? .none(.notBuilt) : .passed
    }

    private func isOnBranch(_ run: Run) -> Bool {
        guard let wanted = product.branch, let found = run.root.branch else { return true }
        return found == wanted
    }
}

/// One run, ready to be judged: what is to be recorded, and what its tree came to.
struct Hearing {
    var record: RunRecord
    var outcome = RunOutcome()
    /// What had passed before in the same night.
    var passedBefore: [Leaf: BuildID] = [:]
}

extension RunRecord {
    /// Whether it tells of that run: numbers alone do not say so, for they may start again.
    func isOf(_ run: Run) -> Bool {
        build == run.root.id.number && (due == run.due || over == run.over)
    }
}

extension [RunRecord] {
    /// Whether a run that was over then could add nothing to what is known.
    ///
    /// A run is heard again when it is over later than before: it started late after all, a detached
    /// child was slow to start, or the root was built again. A build that is due at another time
    /// because the schedule has changed is not; nor is one that is older than all that is known.
    func cover(_ run: Run, over: Date) -> Bool {
        cover(due: run.due, over: over)
            || contains { $0.build == run.root.id.number && $0.over >= over }
            || first.map { run.due < $0.due && over <= $0.over } == true
    }

    func cover(due: Date, over: Date) -> Bool {
        contains { $0.due == due && $0.over >= over }
    }
}

extension Run {
    fileprivate func nextStart(after moment: Date) -> Date? {
        descendants.map(\.start).filter { $0 > moment }.min()
    }

    /// How long nothing of it ran before a build of it began.
    fileprivate func pause(before build: Build) -> TimeInterval {
        let earlier = builds.filter { $0.start < build.start }.compactMap(\.end).max()
        return max(0, build.start.timeIntervalSince(earlier ?? build.start))
    }
}

extension Build {
    /// Whether it never began, or was cut short with what it belongs to.
    fileprivate var cameToNothing: Bool {
        switch (result, interruption) {
        case (.notBuilt, _), (.aborted, nil), (.aborted, .other): true
        case (.success, _), (.unstable, _), (.failure, _), (nil, _): false
        case (.aborted, .timeout), (.aborted, .person), (.aborted, .superseded),
            (.aborted, .restart):
            false
        }
    }
}

extension Standing {
    /// What a run is expected to reach: all that passed in its root's last passed run, or since.
    fileprivate func expected(in record: RunRecord) -> Set<Leaf> {
        let before = records(of: record.root).last { $0.due < record.due && $0.verdict == .passed }
        guard let before else { return [] }
        return Set(passed.filter { $0.root == record.root && $0.due >= before.due }.map(\.leaf))
    }
}
