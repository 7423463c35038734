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

    /// When it can be judged; nil while a build of it is under way.
    ///
    /// A minute after its last build ended, for what that build started may still be in Jenkins' quiet
    /// period; in whole seconds, which every storage keeps as they are.
    var over: Date? {
        var last = root.start
        for build in builds {
            guard case .finished(_, let end) = build.progress else { return nil }
            last = max(last, end)
        }
        return Date(timeIntervalSince1970: (last.timeIntervalSince1970 + 60).rounded(.up))
    }
}

extension Run {
    /// The runs of a root job that a timer started, by the time they were due.
    ///
    /// The timer may have started the root build itself, or a build above it. Two builds may answer to
    /// one due time, as when the build above tries again.
    static func runs(of job: Job, among others: [Build], schedule: Schedule?) -> [Run] {
        let known = Dictionary((job.builds + others).map { ($0.id, $0) }) { first, _ in first }
        let started = Dictionary(grouping: known.values.flatMap(\.origins), by: \.parent)
        let runs = job.builds.compactMap { root -> Run? in
            guard let origin = timedOrigin(of: root, in: known) else { return nil }
            let due = schedule?.due(for: origin.start) ?? origin.start.wholeMinute
            return Run(due: due, root: root, descendants: descendants(of: root, in: started))
        }
        return runs.sorted { ($0.due, $0.root.id.number) < ($1.due, $1.root.id.number) }
    }

    /// The nearest build that a timer started: this one, or one above it.
    private static func timedOrigin(of build: Build, in known: [BuildID: Build]) -> Build? {
        reachable(from: build) { $0.origins.compactMap { known[$0.parent] } }
            .first { $0.triggers.contains(.timer) }
    }

    private static func descendants(of root: Build, in started: [BuildID: [Origin]]) -> [Build] {
        let all = reachable(from: root) { (started[$0.id] ?? []).map(\.child) }
        return all.dropFirst().sorted {
            ($0.start, $0.id.job.name, $0.id.number) < ($1.start, $1.id.job.name, $1.id.number)
        }
    }

    /// A build and all that can be reached from it, level by level, each once.
    private static func reachable(from build: Build, step: (Build) -> [Build]) -> [Build] {
        var found = [build]
        var seen: Set<BuildID> = [build.id]
        var level = found
        while !level.isEmpty {
            level = level.flatMap(step).filter { seen.insert($0.id).inserted }
            found += level
        }
        return found
    }
}

/// That one build started another.
private struct Origin {
    var parent: BuildID
    var child: Build
}

extension Build {
    fileprivate var origins: [Origin] {
        triggers.compactMap { trigger in
            guard case .upstream(let parent) = trigger else { return nil }
            return Origin(parent: parent, child: self)
        }
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
