import Foundation

/// Who started whom, among the builds that were read of one root.
struct Kin {
    private let known: [BuildID: Build]
    private let started: [BuildID: [Build]]
    /// The builds of each job, oldest first.
    private let byJob: [JobID: [Build]]

    init(_ builds: [Build]) {
        known = Dictionary(builds.map { ($0.id, $0) }) { first, _ in first }
        let links = known.values.flatMap { child in child.parents.map { ($0, child) } }
        started = Dictionary(grouping: links, by: \.0).mapValues { $0.map(\.1) }
        byJob = Dictionary(grouping: known.values, by: \.id.job)
            .mapValues { $0.sorted { $0.id.number < $1.id.number } }
    }

    /// The nearest build of which something holds: this one, or one above it.
    func origin(of build: Build, where holds: (Build) -> Bool) -> Build? {
        reachable(from: build) { $0.parents.compactMap { known[$0] } }.first(where: holds)
    }

    /// All that a build started, directly or not, oldest first.
    func descendants(of root: Build) -> [Build] {
        reachable(from: root, step: children).dropFirst().sorted(by: Build.order)
    }

    /// The build that took the place of a superseded one, which had to begin before that ended, where no
    /// timer started it for itself.
    func successor(of build: Build) -> Build? {
        guard build.isSuperseded, let end = build.end else { return nil }
        let later = (byJob[build.id.job] ?? []).filter { next in
            next.id.number > build.id.number && next.start <= end.addingTimeInterval(60)
        }
        let next = later.first { $0.id.number == build.namedSuccessor } ?? later.first
        guard let next, !isTimed(next) else { return nil }
        return successor(of: next) ?? next
    }

    /// The builds that people started of a job, oldest first.
    func manual(of job: JobID) -> [Build] {
        (byJob[job] ?? []).filter { $0.person != nil && !isTimed($0) }
    }

    func isTimed(_ build: Build) -> Bool { timedOrigin(of: build) != nil }

    /// The nearest build that a timer started: this one, or one above it.
    func timedOrigin(of build: Build) -> Build? {
        origin(of: build) { $0.triggers.contains(.timer) }
    }

    /// What a build started itself, and what took the place of that.
    private func children(of parent: Build) -> [Build] {
        (started[parent.id] ?? []).flatMap { child in
            [child] + (successor(of: child).map { [$0.adopted(by: parent)] } ?? [])
        }
    }

    /// A build and all that can be reached from it, level by level, each once.
    private func reachable(from build: Build, step: (Build) -> [Build]) -> [Build] {
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

extension Build {
    /// Oldest first, and always the same.
    static func order(_ one: Build, _ other: Build) -> Bool {
        (one.start, one.id.job.name, one.id.number)
            < (other.start, other.id.job.name, other.id.number)
    }

    /// The same build, as if that one had started it.
    func adopted(by parent: Build) -> Build {
        guard !triggers.contains(.upstream(parent.id)) else { return self }
        var build = self
        build.triggers.append(.upstream(parent.id))
        return build
    }

    fileprivate var parents: [BuildID] {
        triggers.compactMap { trigger in
            guard case .upstream(let parent) = trigger else { return nil }
            return parent
        }
    }

    /// The number of the build that took its place, such as 6 from "Superseded by nightly #6".
    fileprivate var namedSuccessor: Int? {
        guard case .superseded(let words?) = interruption, words.contains("#") else { return nil }
        return words.split(separator: "#").last.flatMap { Int($0.prefix(while: \.isNumber)) }
    }
}
