import Foundation

/// A root job as the judge sees it: the runs that took place, and those that should have.
struct Root {
    let product: Product
    let job: Job
    let timetable: Timetable
    let runs: [Run]

    init(product: Product, job: Job, others: [Build]) {
        self.product = product
        self.job = job
        timetable = Timetable(product, job, among: others)
        runs = Run.runs(of: job, among: others, schedule: timetable.schedule)
    }

    var schedule: Schedule? { timetable.schedule }

    /// What is over by now, and was not judged before.
    func hearings(after standing: Standing, at now: Date) -> [Hearing] {
        let known = standing.records(of: job.id)
        let firstRead = standing.firstRead[job.id] ?? now
        let start = known.last?.due ?? min(firstRead, runs.first?.due ?? firstRead)
        let ran = runs.compactMap { run -> Hearing? in
            guard let over = run.over, over <= now, !isTriedAgain(run, by: over),
                !known.cover(due: run.due, build: run.root.id.number, over: over)
            else { return nil }
            return hearing(run, over: over)
        }
        let missed = missed(after: start, at: now).filter { hearing in
            !known.cover(due: hearing.record.due, build: nil, over: hearing.record.over)
        }
        return ran + missed
    }

    /// When the newest run was due that took place and cannot be judged yet.
    func underWay(at now: Date) -> Date? {
        runs.last { run in run.over.map { $0 > now } ?? true }?.due
    }

    /// The runs of which nothing was to be seen when they counted as missed.
    ///
    /// What came before the oldest build that was read may be forgotten rather than missed, unless that
    /// is the first there ever was.
    private func missed(after start: Date, at now: Date) -> [Hearing] {
        guard let schedule else { return [] }
        let grace = product.grace / .seconds(1)
        let oldest = job.builds.min { $0.id.number < $1.id.number }
        let reach = oldest.flatMap { $0.id.number == 1 ? nil : $0.start } ?? .distantPast
        let due = schedule.moments(
            after: max(start - grace, reach),
            through: now - grace,
            limit: 100
        )
        return due.compactMap { due in
            let over = due + grace
            guard !runs.contains(where: { $0.due == due && $0.root.start <= over }) else {
                return nil
            }
            return Hearing(
                record: RunRecord(
                    root: job.id,
                    due: due,
                    build: nil,
                    over: over,
                    verdict: .none(.didNotRun(absence))
                )
            )
        }
    }

    private var absence: Absence {
        if job.isDisabled { return .disabled }
        return job.waiting.map { .queued(since: $0.since, why: $0.why) } ?? .notStarted
    }

    private func hearing(_ run: Run, over: Date) -> Hearing {
        let outcome = run.outcome(for: product)
        let record = RunRecord(
            root: job.id,
            due: run.due,
            build: run.root.id.number,
            over: over,
            verdict: verdict(on: run, outcome)
        )
        return Hearing(record: record, outcome: outcome)
    }

    /// Whether the same night was built anew before this build of it could be judged.
    private func isTriedAgain(_ run: Run, by over: Date) -> Bool {
        runs.contains { other in
            other.due == run.due && other.root.id.number > run.root.id.number
                && other.root.start <= over
        }
    }

    private func verdict(on run: Run, _ outcome: RunOutcome) -> Verdict {
        if let wanted = product.branch, let found = run.root.branch, found != wanted {
            return .none(.otherBranch(found))
        }
        let failures = outcome.announced
        if !failures.isEmpty { return failures.allSatisfy(\.isTimeout) ? .timedOut : .failed }
        if !outcome.aborted.isEmpty {
            let people = outcome.aborted.compactMap { interruption -> String? in
                guard case .person(let name) = interruption else { return nil }
                return name
            }
            return .none(.aborted(by: people.first))
        }
        return run.root.result == .notBuilt ? .none(.notBuilt) : .passed
    }

    /// The newest run that was judged, with what can still be seen of it.
    func latest(in standing: Standing) -> LatestRun? {
        guard let record = standing.records(of: job.id).last else { return nil }
        guard let run = runs.first(where: { $0.root.id.number == record.build }) else {
            return LatestRun(record: record, run: nil, failures: [], passed: [:], notReached: [])
        }
        let outcome = run.outcome(for: product)
        let reached = run.builds.filter { $0.result != .notBuilt }.map(product.leaf)
        return LatestRun(
            record: record,
            run: run,
            failures: outcome.failures,
            passed: outcome.passed,
            notReached: standing.expected(in: record).subtracting(reached)
                .sorted { "\($0)" < "\($1)" }
        )
    }
}

/// One run, ready to be judged: what is to be recorded, and what its tree came to.
struct Hearing {
    var record: RunRecord
    var outcome = RunOutcome()
}

extension [RunRecord] {
    /// Whether a hearing could add nothing to what is known.
    ///
    /// A run is heard again when it is over later than before: it started late after all, a detached
    /// child was slow to start, or the root was built again. A build that is due at another time
    /// because the schedule has changed is not.
    fileprivate func cover(due: Date, build: Int?, over: Date) -> Bool {
        contains { known in
            known.due == due
                ? known.over >= over
                : build != nil && known.build == build && known.over == over
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
