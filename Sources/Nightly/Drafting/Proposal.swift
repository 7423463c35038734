package import Foundation

/// What to watch on a controller that nobody has described yet: a proposal for people to look through.
package struct Proposal: Equatable, Sendable {
    package var products: [ProposedProduct]
    /// Timer jobs that only tidy up.
    package var chores: [ProposedChore]
    /// Who made changes, the busiest first.
    package var people: [Author] { products.flatMap(\.authors).mostFrequentFirst.map(\.0) }

    package var roots: [ProposedRoot] { products.flatMap(\.roots) }
}

/// Something releasable, as far as the names of its jobs tell.
package struct ProposedProduct: Equatable, Sendable {
    package var name: String
    package var roots: [ProposedRoot]
    /// Who made the changes of its jobs and of what they start, once for each change.
    package var authors: [Author]

    /// The jobs that its roots start, directly or not.
    package var children: Set<JobID> { Set(roots.flatMap(\.children)) }
    /// The branch that all of its roots build; nil where they differ, or do not say.
    package var branch: String? {
        let branches = Set(roots.compactMap(\.branch))
        return branches.count == 1 ? branches.first : nil
    }
}

package struct ProposedRoot: Equatable, Sendable {
    package var job: Job
    /// Its own timer lines, where we may read them, else what past builds tell.
    package var schedule: CronTable?
    package var isInferred: Bool
    package var branch: String?
    package var children: Set<JobID>
    package var state: State

    /// How its newest build that came to something ended.
    package enum State: Equatable, Sendable {
        case disabled
        case neverRan
        case passes
        case red(since: Date)
    }
}

package struct ProposedChore: Equatable, Sendable {
    package var job: JobID
    package var schedule: CronTable?
    package var why: String
}

extension Proposal {
    /// - Parameters:
    ///   - jobs: Every job of the controller, with its newest builds.
    ///   - timeZone: Where schedules are read that name no zone.
    package init(from jobs: [Job], timeZone: TimeZone) {
        let families = Families(jobs)
        let projects = ProjectFolders(jobs)
        var roots: [ProposedRoot] = []
        chores = []
        for job in jobs.sorted(by: { $0.id.name < $1.id.name }) {
            let timer = job.timer.flatMap { try? CronTable($0) }
            let starts = job.builds.filter { $0.triggers.contains(.timer) }.map(\.start)
            guard timer != nil || !starts.isEmpty, !projects.isSideBranch(job) else { continue }
            let habit = timer == nil ? Habit(starts, in: timeZone)?.table : nil
            let table = timer ?? habit
            let children = families.descendants(of: job.id)
            let perDay = table.map { $0.busiestDay(of: job.id.name) } ?? starts.mostInADay
            if let chore = Chore(job, childCount: children.count, perDay: perDay) {
                chores.append(
                    ProposedChore(job: job.id, schedule: table, why: chore.why)
                )
            } else {
                roots.append(
                    ProposedRoot(
                        job: job,
                        schedule: table,
                        isInferred: timer == nil,
                        branch: job.builds.lazy.compactMap(\.branch).first,
                        children: children,
                        state: job.state
                    )
                )
            }
        }
        products = ProductNames(roots.map(\.job.id)).groups.map { name, ids in
            let own = roots.filter { ids.contains($0.job.id) }
            let kin = Set(ids).union(own.flatMap(\.children))
            return ProposedProduct(name: name, roots: own, authors: families.authors(among: kin))
        }
    }
}

/// Who starts whom, and who changed what.
private struct Families {
    private let started: [JobID: Set<JobID>]
    private let jobs: [JobID: Job]

    init(_ jobs: [Job]) {
        self.jobs = Dictionary(jobs.map { ($0.id, $0) }) { first, _ in first }
        started = jobs.reduce(into: [:]) { started, job in
            for case .upstream(let parent) in job.builds.flatMap(\.triggers)
            where parent.job != job.id {
                started[parent.job, default: []].insert(job.id)
            }
        }
    }

    func descendants(of root: JobID) -> Set<JobID> {
        var found: Set<JobID> = []
        var level = started[root] ?? []
        while !level.isEmpty {
            found.formUnion(level)
            level = Set(level.flatMap { started[$0] ?? [] }).subtracting(found)
        }
        return found.subtracting([root])
    }

    /// The author of each change, each change once.
    func authors(among ids: Set<JobID>) -> [Author] {
        let changes = ids.compactMap { jobs[$0] }.flatMap(\.builds).flatMap(\.changes)
        return Dictionary(changes.map { ($0.id, $0.author) }) { first, _ in first }.values
            .filter { !$0.mail.isEmpty && !Glob("*[bot]*").matches($0.name) }
            .sorted { ($0.mail, $0.name) < ($1.mail, $1.name) }
    }
}

extension [Author] {
    /// Each address once, with how often it is there.
    package var mostFrequentFirst: [(Author, count: Int)] {
        Dictionary(grouping: self) { $0.mail.lowercased() }.values
            .map { ($0[0], count: $0.count) }
            .sorted { ($1.count, $0.0.mail) < ($0.count, $1.0.mail) }
    }
}

extension CronTable {
    /// The most moments in one day of a few weeks.
    fileprivate func busiestDay(of job: String) -> Int {
        let schedule = Schedule(self, for: job, timeZone: .gmt)
        let days = (0..<35).map { Date(timeIntervalSince1970: Double($0) * 86_400 - 1) }
        return days.map { schedule.moments(after: $0, through: $0 + 86_400).count }.max() ?? 0
    }
}

extension [Date] {
    fileprivate var mostInADay: Int {
        Dictionary(grouping: self) { Int($0.timeIntervalSince1970 / 86_400) }.values.map(\.count)
            .max() ?? 0
    }
}

extension Job {
    fileprivate var state: ProposedRoot.State {
        if isDisabled { return .disabled }
        let told = builds.compactMap { build -> (isRed: Bool, start: Date)? in
            switch build.result {
            case .success: (false, build.start)
            case .failure, .unstable: (true, build.start)
            case .aborted where build.interruption == .timeout: (true, build.start)
            case .aborted, .notBuilt, nil: nil
            }
        }
        guard let newest = told.first else { return .neverRan }
        return newest.isRed
            ? .red(since: told.prefix(while: \.isRed).last?.start ?? newest.start) : .passes
    }
}
