package import Foundation

/// What a message is about, for programs: the part of it that is no prose.
///
/// Webhooks and commands get it as JSON, spelled as the properties are here. New ones may come; none
/// changes its meaning or goes while `Facts.version` stays the same.
package struct Facts: Equatable, Sendable, Codable {
    /// Of the JSON's shape.
    package static let version = 1

    /// The incidents that it tells of: one, or for a summary those that are news in it.
    package var incidents: [IncidentFacts]
    /// The findings about versions that came or went.
    package var findings: [FindingFacts]

    package init(incidents: [IncidentFacts] = [], findings: [FindingFacts] = []) {
        self.incidents = incidents
        self.findings = findings
    }
}

/// An incident as it stands.
package struct IncidentFacts: Equatable, Sendable, Codable {
    package enum Verdict: String, Sendable, Codable {
        case failed
        case timedOut = "timed-out"
        case noRun = "no-run"
        case late
        case stuck
        /// It is over.
        case passed
    }

    /// Such as `thalassa-47`.
    package var id: String
    package var product: String
    package var title: String
    package var verdict: Verdict
    /// When the run was due that opened it.
    package var since: Date
    /// How many runs it has lasted, and how people say that: `3rd night`.
    package var runs: Int
    package var ordinal: String
    /// What cannot go ahead because of it.
    package var blocks: String?
    package var failures: [FailureFacts]
    /// What may be related, most likely first.
    package var suspects: [SuspectFacts]
    package var owner: String
    /// Who has it, in words; nil while nobody does.
    package var holder: String?
    package var expected: ExpectedAnswer?

    package init(
        id: String,
        product: String,
        title: String,
        verdict: Verdict,
        since: Date,
        runs: Int,
        ordinal: String,
        blocks: String?,
        failures: [FailureFacts],
        suspects: [SuspectFacts],
        owner: String,
        holder: String?,
        expected: ExpectedAnswer?
    ) {
        self.id = id
        self.product = product
        self.title = title
        self.verdict = verdict
        self.since = since
        self.runs = runs
        self.ordinal = ordinal
        self.blocks = blocks
        self.failures = failures
        self.suspects = suspects
        self.owner = owner
        self.holder = holder
        self.expected = expected
    }
}

/// One place that fails.
package struct FailureFacts: Equatable, Sendable, Codable {
    package var job: String
    package var platform: String?
    package var stage: String?
    package var since: Date
    package var tests: [String]
    /// How many tests failed, of which `tests` names the first.
    package var failedTests: Int?
    /// The build, where a person looks at it.
    package var url: String?

    package init(
        job: String,
        platform: String?,
        stage: String?,
        since: Date,
        tests: [String],
        failedTests: Int?,
        url: String?
    ) {
        self.job = job
        self.platform = platform
        self.stage = stage
        self.since = since
        self.tests = tests
        self.failedTests = failedTests
        self.url = url
    }
}

/// What may have caused a failure; never "the culprit".
package struct SuspectFacts: Equatable, Sendable, Codable {
    /// Such as `solver 4e1b9c2`, or `openblas 0.3.28 -> 0.3.29`.
    package var name: String
    /// `high`, `medium` or `low`.
    package var confidence: String
    package var author: String?
    package var grounds: [String]

    package init(
        name: String,
        confidence: String,
        author: String?,
        grounds: [String]
    ) {
        self.name = name
        self.confidence = confidence
        self.author = author
        self.grounds = grounds
    }
}

/// What the product's policy expects of people.
package struct ExpectedAnswer: Equatable, Sendable, Codable {
    /// By when somebody should have it, such as `12:00 today`.
    package var by: String?
    package var otherwise: String?
    /// Where the rules are.
    package var guide: String?

    package init(
        by: String?,
        otherwise: String?,
        guide: String?
    ) {
        self.by = by
        self.otherwise = otherwise
        self.guide = guide
    }
}

/// A finding about versions.
package struct FindingFacts: Equatable, Sendable, Codable {
    package var environment: String
    package var package: String
    package var rule: String
    package var message: String
    package var isNew: Bool
    package var url: String
}
