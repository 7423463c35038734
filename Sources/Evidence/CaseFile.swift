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
    /// where that job lists none, those of the job that started it, between the same two runs; and where
    /// the product's builds say what they were made from, whatever is different there.
    package init(
        on failure: Failure,
        of product: Product,
        among readings: [RootReading],
        given exhibits: Exhibits,
        changes source: ChangeSource = ChangeSource()
    ) {
        let builds = readings.first { $0.root == failure.root }?.builds ?? []
        let tried = failure.last.attempts
        let last = builds.first { $0.id == tried.last }
        let range = FailureRange(
            of: failure,
            of: product,
            among: builds,
            given: exhibits,
            changes: source
        )
        self.init(
            failure: failure,
            build: last,
            detail: tried.reversed().lazy.compactMap { exhibits.details[$0] }.first,
            suspects: Evidence.suspects(among: range.subjects, at: range.scene),
            claim: builds.first { tried.contains($0.id) && $0.claim != nil }?.claim
                ?? builds.build(of: failure.root, above: last)?.claim
        )
    }
}

extension [Build] {
    /// The build of the root job above a build.
    fileprivate func build(of root: JobID, above build: Build?) -> Build? {
        let line = build.map { self.line(of: $0.id) } ?? []
        return first { $0.id.job == root && line.contains($0.id) }
    }
}
