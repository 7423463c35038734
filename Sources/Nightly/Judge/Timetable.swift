import Foundation

/// Which schedule of a root holds, and what speaks against it.
///
/// The configuration comes first, then the job's own timer lines, then what was seen of past builds.
struct Timetable {
    private(set) var schedule: Schedule?
    private(set) var doubt: ScheduleDoubt?

    init(
        _ product: Product,
        _ job: Job,
        among others: [Build],
        after known: [RunRecord] = []
    ) {
        func schedule(_ table: CronTable, _ timeZone: TimeZone? = nil) -> Schedule {
            Schedule(table, for: job.id.name, timeZone: timeZone ?? product.timeZone)
        }
        let starts = Starts(of: job, among: others, grace: product.grace)
        let habit = Habit(starts.all(after: known), in: product.timeZone)?.table
        let timer = job.timer.flatMap { try? CronTable($0) }
        // Jenkins does not tell its own zone. Where it is not the product's, it is most often UTC.
        let onJenkins = timer.map { timer in
            starts.kept(by: schedule(timer, .gmt)) > starts.kept(by: schedule(timer))
                ? schedule(timer, .gmt) : schedule(timer)
        }
        let seen = habit.map { schedule($0) }
        let configured = product.schedule.map { schedule($0) }
        let said = product.schedule ?? timer
        self.schedule = configured ?? onJenkins ?? seen
        if let said, let holding = self.schedule, starts.areAllUnforeseen(by: holding) {
            // A job that was renamed keeps the moments of its old name until Jenkins starts again.
            if said.isPicked {
                self.schedule = seen
                return
            }
            // Jenkins may live in a zone that is neither.
            if configured == nil, starts.all.count >= 3 {
                self.schedule = seen
                doubt = .unkept("\(said)", seen: habit.map { "\($0)" })
                return
            }
        }
        if let configured, let said = product.schedule, let timer, let onJenkins,
            !configured.agrees(with: onJenkins)
        {
            doubt = .timer("\(timer)", said: "\(said)")
        } else if let said, let holding = self.schedule, let habit, starts.contradict(holding) {
            doubt = .starts("\(habit)", said: "\(said)")
        }
    }
}

/// What speaks against a root's schedule: a warning to the operator.
package enum ScheduleDoubt: Hashable, Sendable {
    /// The job's own timer lines are others than those of the configuration, which hold.
    case timer(String, said: String)
    /// It starts by another rhythm than the one that was said.
    case starts(String, said: String)
    /// None of its builds began by its own timer lines, so that what was seen holds; nil where that is no
    /// rule, and nothing is expected of it.
    case unkept(String, seen: String?)
}

extension Schedule {
    /// Whether both are due at the same moments, taken from a few weeks of any year.
    fileprivate func agrees(with other: Schedule) -> Bool {
        let (start, end) = (
            Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 40 * 86_400)
        )
        return moments(after: start, through: end) == other.moments(after: start, through: end)
            && next(after: end) == other.next(after: end)
    }
}

/// When a timer started a root in the past.
private struct Starts {
    let all: [Date]
    private let byBuild: [Int: Date]
    private let grace: TimeInterval

    /// Of a build that another started, the moment is that of the first one.
    init(of job: Job, among others: [Build], grace: Duration) {
        let kin = Kin(job.builds + others)
        let starts = job.builds.compactMap { build in
            kin.timedOrigin(of: build).map { (build.id.number, $0.start) }
        }
        byBuild = Dictionary(starts) { first, _ in first }
        all = byBuild.values.sorted()
        self.grace = grace / .seconds(1)
    }

    /// With those of runs whose builds were not read again, which began when they were due if those that
    /// were read did.
    func all(after known: [RunRecord]) -> [Date] {
        let delays = known.compactMap { record in
            record.build.flatMap { byBuild[$0] }.map { $0.timeIntervalSince(record.due) }
        }
        guard delays.count(where: isPunctual) * 2 >= delays.count else { return all }
        let oldest = all.first ?? .distantFuture
        let earlier = known.filter { $0.build != nil && $0.due < oldest - grace }.map(\.due)
        return earlier + all
    }

    /// How many of the newest three the schedule foresaw.
    func kept(by schedule: Schedule) -> Int { all.suffix(3).count { isForeseen($0, by: schedule) } }

    /// Whether it has started, and never when the schedule says.
    func areAllUnforeseen(by schedule: Schedule) -> Bool {
        !all.isEmpty && !all.contains { isForeseen($0, by: schedule) }
    }

    /// Whether more than a third of the last month's starts were not foreseen, or of its moments not kept.
    func contradict(_ schedule: Schedule) -> Bool {
        guard let newest = all.last else { return false }
        let recent = all.filter { newest.timeIntervalSince($0) <= 28 * 86_400 }
        let strays = recent.count { !isForeseen($0, by: schedule) }
        let due = schedule.moments(after: recent[0] - 60, through: newest + 60)
        let missed = due.count { due in
            !recent.contains { isPunctual($0.timeIntervalSince(due)) }
        }
        return strays * 3 > recent.count || missed * 3 > due.count
    }

    private func isForeseen(_ start: Date, by schedule: Schedule) -> Bool {
        schedule.last(atOrBefore: start + 60).map { isPunctual(start.timeIntervalSince($0)) }
            ?? false
    }

    /// A timer is never early, but clocks differ.
    private func isPunctual(_ delay: TimeInterval) -> Bool { (-60...grace).contains(delay) }
}
