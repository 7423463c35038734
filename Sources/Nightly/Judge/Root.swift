import Foundation

/// A root job as the judge sees it: the runs that took place, and those that should have.
struct Root {
    let product: Product
    let job: Job
    let schedule: Schedule?
    let runs: [Run]

    init(product: Product, job: Job, others: [Build]) {
        self.product = product
        self.job = job
        schedule =
            product.schedule
            ?? job.timer.flatMap { timer in
                try? Schedule(timer, timeZone: product.timeZone)
            }
        runs = Run.runs(of: job, among: others, schedule: schedule)
    }

    /// The runs that were not judged before and are over, and those that were missed.
    func hearings(after standing: Standing, at now: Date) -> [Hearing] {
        let known = standing.records(of: job.id)
        let judged = Set(known.lazy.filter { $0.build != nil }.map(\.due))
        let over = runs.filter { !$0.isUnderWay && !judged.contains($0.due) }.map(hearing)
        return over + missed(after: known, standing: standing, at: now)
    }

    /// The runs that were due and did not take place, long enough ago to be sure.
    private func missed(
        after known: [RunRecord],
        standing: Standing,
        at now: Date
    ) -> [Hearing] {
        guard let schedule else { return [] }
        let start = known.last?.due ?? runs.first?.due ?? standing.firstRead
        let patience = now.addingTimeInterval(-(product.grace / .seconds(1)))
        let took = Set(runs.map(\.due)).union(known.map(\.due))
        return schedule.moments(after: start, through: patience, limit: 100)
            .filter { !took.contains($0) }
            .map { due in
                let verdict = Verdict.none(.didNotRun(absence))
                return Hearing(
                    record: RunRecord(root: job.id, due: due, build: nil, verdict: verdict)
                )
            }
    }

    private var absence: Absence {
        if job.isDisabled { return .disabled }
        return job.waiting.map { .queued(why: $0.why) } ?? .notStarted
    }

    private func hearing(_ run: Run) -> Hearing {
        let outcome = run.outcome(for: product)
        let record = RunRecord(
            root: job.id,
            due: run.due,
            build: run.root.id.number,
            verdict: verdict(on: run, outcome)
        )
        return Hearing(record: record, outcome: outcome)
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
        guard let run = runs.first(where: { $0.due == record.due && !$0.isUnderWay }) else {
            return LatestRun(record: record, run: nil, failures: [], passed: [:], notReached: [])
        }
        let outcome = run.outcome(for: product)
        let reached = Set(outcome.failures.map(\.leaf)).union(outcome.passed.keys)
        let before = standing.records(of: job.id).last { $0.due < run.due && $0.verdict == .passed }
        let expected = standing.passed.filter {
            $0.value.root == job.id && $0.value.due == before?.due
        }
        return LatestRun(
            record: record,
            run: run,
            failures: outcome.failures,
            passed: outcome.passed,
            notReached: expected.keys.filter { !reached.contains($0) }.sorted { "\($0)" < "\($1)" }
        )
    }
}

/// One run, ready to be judged: what is to be recorded, and what its tree came to.
struct Hearing {
    var record: RunRecord
    var outcome = RunOutcome()
}
