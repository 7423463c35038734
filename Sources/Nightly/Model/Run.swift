package import Foundation

/// One scheduled occurrence of a root job that took place: the timer's build and all that it started,
/// directly or not, waited for or not.
package struct Run: Equatable, Sendable {
    package var due: Date
    package var root: Build
    /// Every other build of it, oldest first.
    package var descendants: [Build]

    package init(due: Date, root: Build, descendants: [Build]) {
        self.due = due
        self.root = root
        self.descendants = descendants
    }

    package var builds: [Build] { [root] + descendants }

    /// What a build started itself, oldest first.
    package func children(of parent: Build) -> [Build] {
        descendants.filter { $0.triggers.contains(.upstream(parent.id)) }
    }

    /// Whether any build of it is still under way.
    package var isUnderWay: Bool { builds.contains { $0.result == nil } }
}

extension Run {
    /// The runs of a root job that a timer started, by the time they were due.
    ///
    /// The timer may have started the root build itself, or a build above it. Where two builds answer
    /// to one due time, the later one counts.
    static func runs(of job: Job, among others: [Build], schedule: Schedule?) -> [Run] {
        let known = Dictionary((job.builds + others).map { ($0.id, $0) }) { first, _ in first }
        let builds = known.values.sorted { ($0.start, $0.id.number) < ($1.start, $1.id.number) }
        var runs: [Date: Run] = [:]
        for root in job.builds.sorted(by: { $0.id.number < $1.id.number }) {
            guard let origin = timedOrigin(of: root, in: known) else { continue }
            let due = schedule?.due(for: origin.start) ?? origin.start.wholeMinute
            let own = builds.filter { $0.id != root.id && $0.descends(from: root.id, in: known) }
            runs[due] = Run(due: due, root: root, descendants: own)
        }
        return runs.values.sorted { $0.due < $1.due }
    }

    /// The build that a timer started: this one, or one above it.
    private static func timedOrigin(of build: Build, in known: [BuildID: Build]) -> Build? {
        ([build] + build.ancestors(in: known)).first { $0.triggers.contains(.timer) }
    }
}

extension Build {
    /// The builds above it that are known, nearest first.
    fileprivate func ancestors(in known: [BuildID: Build]) -> [Build] {
        var found: [Build] = []
        var seen: Set<BuildID> = [id]
        var level = [self]
        while !level.isEmpty {
            level = level.flatMap(\.triggers).compactMap { trigger in
                guard case .upstream(let parent) = trigger, seen.insert(parent).inserted else {
                    return nil
                }
                return known[parent]
            }
            found += level
        }
        return found
    }

    fileprivate func descends(from root: BuildID, in known: [BuildID: Build]) -> Bool {
        ancestors(in: known).contains { $0.id == root }
    }
}

extension Schedule {
    /// The moment that a build which started then was due: a timer never fires early, but clocks differ.
    fileprivate func due(for start: Date) -> Date? {
        last(atOrBefore: start.addingTimeInterval(60))
    }
}

extension Date {
    fileprivate var wholeMinute: Date {
        Date(timeIntervalSince1970: (timeIntervalSince1970 / 60).rounded(.down) * 60)
    }
}
