import Foundation

// When something of a root is to be judged: as if someone had looked all the time, whenever one looks.

extension Root {
    /// What is so by now, and was not judged before.
    ///
    /// A run may be heard several times: as late, as begun after all, as stuck, and when it is over.
    var hearings: [Hearing] {
        let ran = runs.timed.flatMap { run -> [Hearing] in
            guard run.over.map({ known.cover(run, over: $0) }) != true else { return [] }
            return hearings(of: run).filter { hearing in
                let over = hearing.record.over
                return over <= now && !isTriedAgain(run, by: over) && !known.cover(run, over: over)
            }
        }
        let judged = known + ran.map(\.record)
        let reruns = reruns.filter { rerun in
            let before = judged.last(of: rerun.record.due, by: rerun.record.over)
            return before?.verdict != .passed || before?.rerun == rerun.record.rerun
        }
        func isRepeated(_ record: RunRecord) -> Bool {
            reruns.contains { $0.record.due == record.due && $0.record.over <= record.over }
        }
        let absent = (missed + stuck(among: ran)).filter { record in
            record.over <= now && !known.cover(due: record.due, over: record.over)
        }
        return (ran + absent.map { Hearing(record: $0) }).filter { !isRepeated($0.record) }
            + reruns.filter { !known.cover(due: $0.record.due, over: $0.record.over) }
    }

    /// Of each run the first rerun that passed; one that came to anything else changes nothing.
    private var reruns: [Hearing] {
        let passed = runs.repeated.compactMap { run -> Hearing? in
            guard let hearing = hearings(of: run).first, hearing.record.over <= now else {
                return nil
            }
            return hearing.record.verdict == .passed ? hearing : nil
        }
        return Dictionary(grouping: passed, by: \.record.due).values
            .compactMap { $0.min { $0.record.over < $1.record.over } }
    }

    /// Whether the same night was built anew before this build of it could be judged.
    private func isTriedAgain(_ run: Run, by over: Date) -> Bool {
        runs.timed.contains { other in
            other.due == run.due && other.root.id.number > run.root.id.number
                && other.root.start <= over
        }
    }

    // MARK: Absent

    /// The runs of which nothing was to be seen when they should have begun.
    ///
    /// Late when the grace has passed; not started when it has passed twice, unless Jenkins shows why.
    /// What came before the oldest build that was read may be forgotten rather than missed, unless that
    /// is the first there ever was.
    private var missed: [RunRecord] {
        guard let schedule else { return [] }
        let grace = product.grace / .seconds(1)
        let oldest = job.builds.min { $0.id.number < $1.id.number }
        let reach = oldest.flatMap { $0.id.number == 1 ? nil : $0.start } ?? .distantPast
        let dues = schedule.moments(
            after: max(firstDue - grace, reach),
            through: now - grace,
            limit: 100
        )
        return dues.flatMap { due -> [RunRecord] in
            let run = runs.timed.filter { $0.due == due }.min { $0.began < $1.began }
            let began = run?.began ?? .distantFuture
            let shown = shown(at: due + grace)
            var records: [RunRecord] = []
            if began > due + grace {
                records.append(absent(due, shown ?? .late(began: nil), over: due + grace))
            }
            if began > due + 2 * grace, shown == nil, !isExplained(due) {
                records.append(absent(due, .notStarted, over: due + 2 * grace))
            }
            if let run, began > due + grace {
                let number = run.root.id.number
                records.append(absent(due, .late(began: began), over: began.rounded, number))
            }
            return records
        }
    }

    /// From when on runs are expected.
    private var firstDue: Date {
        known.last?.due ?? min(firstRead, runs.timed.first?.due ?? firstRead)
    }

    /// Why nothing of it began by then, where Jenkins shows that.
    private func shown(at moment: Date) -> Absence? {
        if job.isDisabled { return .disabled }
        if let waiting = job.waiting { return .queued(since: waiting.since, why: waiting.why) }
        let first = job.builds.min { $0.id.number < $1.id.number }
        let hasRun =
            first.map { $0.start <= moment || $0.id.number > 1 } == true
            || known.contains { $0.build != nil && $0.due <= moment }
        return hasRun ? nil : .neverRan
    }

    /// Whether it was found before why that run did not begin.
    private func isExplained(_ due: Date) -> Bool {
        guard let record = known.first(where: { $0.due == due }) else { return false }
        return record.verdict != .none(.didNotRun(.late(began: nil)))
    }

    private func absent(
        _ due: Date,
        _ absence: Absence,
        over: Date,
        _ build: Int? = nil
    ) -> RunRecord {
        RunRecord(
            root: job.id,
            due: due,
            build: build,
            over: over,
            verdict: .none(.didNotRun(absence))
        )
    }

    // MARK: Stuck

    /// The runs that were still under way when the longest of the last ten would have been over twice,
    /// and for an hour longer than it; where at least three are known, for one proves little.
    ///
    /// Those that timed out do not tell how long a run takes.
    private func stuck(among heard: [Hearing]) -> [RunRecord] {
        let judged = (known + heard.map(\.record)).sorted(by: RunRecord.newestFirst)
        return runs.timed.compactMap { run in
            let (start, end) = (run.began, run.over ?? .distantFuture)
            guard end > start + 3600, run.over.map({ known.cover(run, over: $0) }) != true else {
                return nil
            }
            // What was recorded later of a run, or of its rerun, hides how it stood then.
            let hidden = runs.timed.filter { other in
                other.due < run.due
                    && known.contains {
                        $0.due == other.due && ($0.over > start || $0.rerun != nil)
                    }
            }
            let isFirst = !runs.timed.contains { $0.due == run.due && $0.began < start }
            let uncovered = hidden.flatMap(hearings).map(\.record)
            let records =
                uncovered.isEmpty
                ? judged : (judged + uncovered).sorted(by: RunRecord.newestFirst)
            let lengths = records.lengths(before: run.due, by: start)
            guard lengths.count >= 3, isFirst, let usual = lengths.max() else { return nil }
            let limit = start.rounded + max(2 * usual, usual + 3600)
            guard limit < end else { return nil }
            let absence = Absence.stuck(since: start, usual: .seconds(usual))
            return absent(run.due, absence, over: limit, run.root.id.number)
        }
    }
}

extension [RunRecord] {
    /// What was known of a run by some moment.
    fileprivate func last(of due: Date, by moment: Date) -> RunRecord? {
        filter { $0.due == due && $0.over <= moment }.max { $0.over < $1.over }
    }

    /// How long the last ten runs before one took, as was known by some moment; of records newest first.
    fileprivate func lengths(before due: Date, by moment: Date) -> [TimeInterval] {
        var lengths: [TimeInterval] = []
        var last = due
        for record in self
        where record.due < last && record.over <= moment && record.rerun == nil {
            last = record.due
            guard record.isMeasure else { continue }
            lengths.append(record.over.timeIntervalSince(record.due).rounded())
            if lengths.count == 10 { break }
        }
        return lengths
    }
}

extension RunRecord {
    /// Of one run, what was recorded last comes first.
    fileprivate static func newestFirst(_ one: Self, _ other: Self) -> Bool {
        (other.due, other.over) < (one.due, one.over)
    }
}

extension RunRecord {
    /// Whether it tells how long a run takes.
    fileprivate var isMeasure: Bool {
        switch verdict {
        case .passed, .failed: build != nil
        case .timedOut, .none: false
        }
    }
}

extension Date {
    /// In whole seconds, which every storage keeps as they are.
    fileprivate var rounded: Date {
        Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.up))
    }
}
