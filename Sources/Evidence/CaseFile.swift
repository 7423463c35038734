package import Nightly

/// What is known about one failure of an incident: its builds, what their reports say, what changed.
package struct CaseFile: Equatable, Sendable, Codable {
    package var failure: Failure
    /// The last build that failed, where it is among those that were read.
    package var build: Build?
    /// What its reports say; nil where they were not read.
    package var detail: BuildDetail?
    /// The changes since the leaf last passed, most suspect first.
    package var suspects: [Suspect]
    /// "I have it", if anyone said so on one of its builds.
    package var claim: Claim?

    package init(
        failure: Failure,
        build: Build?,
        detail: BuildDetail?,
        suspects: [Suspect],
        claim: Claim?
    ) {
        self.failure = failure
        self.build = build
        self.detail = detail
        self.suspects = suspects
        self.claim = claim
    }
}

extension CaseFile {
    /// Puts together what was read about a failure.
    ///
    /// The changes are those of the leaf's own job after its last good build, up to its first bad one;
    /// where that job lists none, those of the job that started it, between the same two runs.
    package init(
        on failure: Failure,
        among readings: [RootReading],
        details: [BuildID: BuildDetail]
    ) {
        let builds = readings.first { $0.root == failure.root }?.builds ?? []
        let tried = failure.last.attempts
        let last = builds.first { $0.id == tried.last }
        let detail = tried.reversed().lazy.compactMap { details[$0] }.first
        let changes = builds.changes(since: failure.lastPassed, until: failure.firstFailed)
        self.init(
            failure: failure,
            build: last,
            detail: detail,
            suspects: Evidence.suspects(among: changes, given: detail),
            claim: builds.first { tried.contains($0.id) && $0.claim != nil }?.claim
                ?? builds.build(of: failure.root, above: last)?.claim
        )
    }
}

extension [Build] {
    /// The changes between two builds of a leaf, oldest first, each commit once.
    ///
    /// Where the leaf's own job lists none, the nearest job above it that does answers.
    fileprivate func changes(since good: BuildID?, until bad: BuildID) -> [Change] {
        var (good, bad) = (good, bad)
        for _ in 0..<Self.deepest {
            let first = good.flatMap { $0.job == bad.job ? $0.number : nil } ?? bad.number - 1
            let changes = changes(of: bad.job, after: first, through: bad.number)
            guard changes.isEmpty, let parent = parent(of: bad) else { return changes.firstOfEach }
            (good, bad) = (good.flatMap { self.parent(of: $0) }, parent)
        }
        return []
    }

    /// What the builds of a job list after one number, up to another.
    ///
    /// A build that ran beside the first may list what that one lists too: this was in it already.
    private func changes(of job: JobID, after first: Int, through last: Int) -> [Change] {
        let builds = filter { $0.id.job == job && $0.id.number <= last }
            .sorted { $0.id.number < $1.id.number }
        let known = builds.prefix { $0.id.number <= first }.flatMap(\.changes).map(\.id)
        return builds.drop { $0.id.number <= first }.flatMap(\.changes)
            .filter { !known.contains($0.id) }
    }

    /// The build of the root job above a build.
    fileprivate func build(of root: JobID, above build: Build?) -> Build? {
        var current = build?.id
        for _ in 0..<Self.deepest where current?.job != root {
            current = current.flatMap { parent(of: $0) }
        }
        return first { $0.id == current && $0.id.job == root }
    }

    private func parent(of id: BuildID) -> BuildID? {
        for case .upstream(let parent) in first(where: { $0.id == id })?.triggers ?? [] {
            return parent
        }
        return nil
    }

    /// How far up a chain of triggers is followed: Jenkins' own limit.
    private static var deepest: Int { 10 }
}

extension [Change] {
    fileprivate var firstOfEach: [Change] {
        var seen: Set<String> = []
        return filter { seen.insert($0.id).inserted }
    }
}
