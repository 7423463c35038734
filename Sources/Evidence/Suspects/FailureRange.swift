import Dependencies
import Nightly

/// What the first bad build of a leaf had that its last good one had not.
struct FailureRange {
    var subjects: [Suspect.Subject] = []
    /// What there is to know of the failure, beside its candidates.
    var scene: Scene

    init(
        of failure: Failure,
        of product: Product,
        among builds: [Build],
        given exhibits: Exhibits,
        changes source: ChangeSource
    ) {
        let (good, bad) = (failure.lastPassed, failure.firstFailed)
        let detail = failure.last.attempts.reversed().lazy.compactMap { exhibits.details[$0] }.first
        scene = Scene(clues: Clues(detail), isBounded: good != nil)
        let line = builds.line(of: bad)
        var parts: Set<String> = []
        if source.snapshots == nil {
            let changes = builds.changes(since: good, until: bad, of: product)
            subjects = changes.filter { !source.ignores($0) }.map { .change($0) }
        } else if let good,
            let after = line.lazy.compactMap({ exhibits.snapshots[$0] }).first,
            let before = builds.line(of: good).lazy.compactMap({ exhibits.snapshots[$0] }).first
        {
            parts = Set(after.parts.map(\.name))
            for range in after.ranges(since: before) { add(range, of: source, among: builds) }
            scene.stoppedAt = line.lazy.compactMap { exhibits.failedParts[$0] }.first
            scene.needs = scene.stoppedAt.map(after.foundation) ?? []
        }
        let siblings = Siblings(of: bad, since: good, of: product, among: builds, exhibits)
        scene.platform = siblings.platform
        scene.platformWords = siblings.platformWords
        scene.localPackages = siblings.localPackages
        for package in siblings.drift where !parts.contains(package.name) {
            if let range = package.range {
                add(range, of: source, among: builds)
            } else {
                subjects.append(.package(package))
            }
        }
    }

    /// A range counts commit by commit, where they are known.
    private mutating func add(
        _ range: CommitRange,
        of source: ChangeSource,
        among builds: [Build]
    ) {
        guard !source.ignores(range) else { return }
        let commits = builds.commits(in: range)?.filter { !source.ignores($0) }
        subjects +=
            commits?.map { .change($0.in(range.repository)) } ?? [.range(source.linked(range))]
    }
}

extension PackageChange {
    /// The range of commits, where its versions are made of revisions, as EUPS' `g4e1b9c2f00+1` is.
    fileprivate var range: CommitRange? {
        guard let from = before.last?.revision, let to = after.last?.revision else { return nil }
        return CommitRange(repository: name, from: from, to: to)
    }
}

extension String {
    fileprivate var revision: String? {
        let last = prefix { $0 != "+" }.split(separator: "-").last ?? ""
        let digits = last.dropFirst()
        return last.first == "g" && digits.count >= 7 && digits.allSatisfy(\.isHexDigit)
            ? String(digits) : nil
    }
}

extension Change {
    fileprivate func `in`(_ repository: String) -> Change {
        var change = self
        change.repository = change.repository ?? repository
        return change
    }
}

extension ChangeSource {
    fileprivate func ignores(_ change: Change) -> Bool {
        change.repository.map(ignores) == true
            || (!change.paths.isEmpty
                && change.paths.allSatisfy { path in ignored.contains { $0.matches(path) } })
    }

    fileprivate func ignores(_ range: CommitRange) -> Bool { ignores(range.repository) }

    private func ignores(_ repository: String) -> Bool {
        ignored.contains { $0.matches(repository) || $0.matches(repository.repositoryName) }
    }

    fileprivate func linked(_ range: CommitRange) -> CommitRange {
        guard let link, let from = range.from, let to = range.to else { return range }
        var range = range
        range.link = link.replacing("{{name}}", with: range.repository)
            .replacing("{{from}}", with: from).replacing("{{to}}", with: to)
        return range
    }
}
