package import Nightly

/// What is known about one failure of an incident: its builds, what their reports say, what changed.
package struct CaseFile: Equatable, Sendable, Codable {
    package var failure: Failure
    /// The last build that failed, where it is among those that were read.
    package var build: Build?
    /// What the reports of its attempts say, where they were asked for.
    package var details: [BuildID: BuildDetail]
    package var tests: TestEvidence
    /// The part at which the build that failed first stopped, as its own status file names it.
    package var stoppedAt: String?
    /// What changed since the leaf last passed, most suspect first.
    package var suspects: [Suspect]
    /// Why it is not known what changed, or not all of it.
    package var unreadChanges: Unread?
    /// "I have it", if anyone said so; one that is over stays until another comes.
    package var acknowledgement: Acknowledgement?
    /// What explains all of it; where something in it is unknown, only issues that are over.
    package var knownIssues: [KnownIssue]
    /// It was a known issue when it was last seen, so that nobody is told of it as news.
    package var isWithheld: Bool
    /// It was withheld before and is not any more: news, though it is not new.
    package var isReleased: Bool
    /// Changes that may mend it.
    package var fixes: [Fix]

    package init(
        failure: Failure,
        build: Build? = nil,
        details: [BuildID: BuildDetail] = [:],
        tests: TestEvidence = TestEvidence(),
        suspects: [Suspect] = [],
        acknowledgement: Acknowledgement? = nil,
        knownIssues: [KnownIssue] = [],
        isWithheld: Bool = false,
        isReleased: Bool = false,
        fixes: [Fix] = []
    ) {
        self.failure = failure
        self.build = build
        self.details = details
        self.tests = tests
        self.suspects = suspects
        self.acknowledgement = acknowledgement
        self.knownIssues = knownIssues
        self.isWithheld = isWithheld
        self.isReleased = isReleased
        self.fixes = fixes
    }

    /// What the reports of its last attempt say that has any.
    package var detail: BuildDetail? {
        failure.last.attempts.reversed().lazy.compactMap { details[$0] }.first
    }

    /// The reports of its last attempt that could not be read.
    package var unread: [UnreadReport] { detail?.unread ?? [] }
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
        in incident: IncidentID,
        among readings: [RootReading],
        given exhibits: Exhibits,
        changes source: ChangeSource = ChangeSource(),
        beside background: Background
    ) {
        let builds = readings.first { $0.root == failure.root }?.builds ?? []
        let earlier = background.earlier(failure)
        let attempts = failure.last.attempts
        var exhibits = exhibits
        exhibits.details.merge(earlier?.details ?? [:]) { new, _ in new }
        let range = FailureRange(
            of: failure,
            of: product,
            among: builds,
            given: exhibits,
            changes: source
        )
        let isKnown = source.snapshots != nil && earlier?.knowsChanges(before: failure) == true
        self.init(
            failure: failure,
            build: builds.first { $0.id == attempts.last },
            details: exhibits.details.filter { attempts.contains($0.key) },
            suspects: isKnown
                ? earlier?.suspects ?? []
                : Evidence.suspects(among: range.subjects, at: range.scene)
        )
        stoppedAt =
            builds.line(of: failure.firstFailed).lazy.compactMap { exhibits.failedParts[$0] }.first
            ?? (isKnown ? earlier?.stoppedAt : nil)
        unreadChanges =
            [failure.firstFailed, failure.lastPassed].compactMap(\.self).lazy
            .compactMap { exhibits.unread[$0] }.first
        tests = TestEvidence(
            of: failure,
            attempts.map { details[$0] },
            failed: build?.tests?.failed,
            after: earlier?.tests
        )
        tests.failing = tests.failing.map { failing in
            var failing = failing
            failing.issue = background.issue(
                explaining: failing.test,
                in: failure.leaf,
                of: incident.product
            )
            return failing
        }
        acknowledgement = background.acknowledgement(of: self, in: incident, among: builds)
        let issues = background.issues(explaining: self, of: incident.product)
        knownIssues = issues.isEmpty ? background.issuesOver(self, of: incident.product) : issues
        if let earlier, earlier.isWithheld {
            let isSeenAnew = earlier.failure.seen < failure.seen
            isReleased =
                issues.isEmpty && isSeenAnew && background.matters.isWhole && tests.isWhole
            isWithheld = !isReleased
        } else {
            isWithheld = !issues.isEmpty && earlier == nil
        }
        fixes = background.fixes(of: self, in: incident, among: builds)
    }
}

extension CaseFile {
    /// Whether it tells all that changed before a failure, so that nothing need be read again for it.
    package func knowsChanges(before other: Failure) -> Bool {
        failure.root == other.root && failure.leaf == other.leaf && unreadChanges == nil
            && failure.firstFailed == other.firstFailed && failure.lastPassed == other.lastPassed
    }
}

extension [Build] {
    /// The build of the root job above a build.
    func build(of root: JobID, above build: Build?) -> Build? {
        let line = build.map { self.line(of: $0.id) } ?? []
        return first { $0.id.job == root && line.contains($0.id) }
    }
}
