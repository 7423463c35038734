package import Foundation

/// One job on one controller.
package struct JobID: Hashable, Sendable, Codable {
    /// The controller's name in the configuration.
    package var controller: String
    /// Jenkins' full name, such as `nightly/thalassa` or `tides/feature%2Fx`.
    package var name: String

    package init(controller: String, name: String) {
        self.controller = controller
        self.name = name
    }
}

/// One build of one job.
package struct BuildID: Hashable, Sendable, Codable {
    package var job: JobID
    package var number: Int

    package init(job: JobID, number: Int) {
        self.job = job
        self.number = number
    }
}

extension JobID: CustomStringConvertible {
    package var description: String { name }
}

extension BuildID: CustomStringConvertible {
    package var description: String { "\(job.name) #\(number)" }
}

/// What Jenkins says that a finished build came to; worse is greater.
package enum BuildResult: String, Sendable, Codable, CaseIterable {
    case success = "SUCCESS"
    case unstable = "UNSTABLE"
    case failure = "FAILURE"
    case notBuilt = "NOT_BUILT"
    case aborted = "ABORTED"
}

extension BuildResult: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .success: 0
        case .unstable: 1
        case .failure: 2
        case .notBuilt: 3
        case .aborted: 4
        }
    }
}

/// How many tests a build ran, as its own record says.
package struct TestTotals: Hashable, Sendable, Codable {
    package var failed: Int
    package var skipped: Int
    package var total: Int

    package init(failed: Int, skipped: Int, total: Int) {
        self.failed = failed
        self.skipped = skipped
        self.total = total
    }
}

/// "I have it", said with the Claim plugin's button on a failed build.
package struct Claim: Hashable, Sendable, Codable {
    /// The Jenkins user.
    package var by: String
    package var at: Date?
    package var reason: String

    package init(by: String, at: Date?, reason: String) {
        self.by = by
        self.at = at
        self.reason = reason
    }
}

/// One build, as read.
///
/// A reading has a hundred thousand of them, each in several lists. So what is known of one lies behind
/// a reference, and takes its room once.
package struct Build: Identifiable, Sendable {
    package enum Progress: Hashable, Sendable, Codable {
        case running
        case finished(BuildResult, at: Date)
    }

    private var shared: Shared

    private final class Shared: Sendable {
        let facts: Facts

        init(_ facts: Facts) {
            self.facts = facts
        }
    }

    private struct Facts: Equatable, Codable {
        var id: BuildID
        var url: String
        var start: Date
        var progress: Progress
        var triggers: [Trigger]
        var parameters: [String: String]
        var interruption: Interruption?
        var branch: String?
        var revision: String?
        var changes: [Change]
        var tests: TestTotals?
        var claim: Claim?
        var artifacts: [String]
    }

    private var facts: Facts {
        get { shared.facts }
        set { shared = Shared(newValue) }
    }

    package init(
        id: BuildID,
        url: String,
        start: Date,
        progress: Progress,
        triggers: [Trigger] = [],
        parameters: [String: String] = [:],
        interruption: Interruption? = nil,
        branch: String? = nil,
        revision: String? = nil,
        changes: [Change] = [],
        tests: TestTotals? = nil,
        claim: Claim? = nil,
        artifacts: [String] = []
    ) {
        shared = Shared(
            Facts(
                id: id,
                url: url,
                start: start,
                progress: progress,
                triggers: triggers,
                parameters: parameters,
                interruption: interruption,
                branch: branch,
                revision: revision,
                changes: changes,
                tests: tests,
                claim: claim,
                artifacts: artifacts
            )
        )
    }

    /// What it came to, or nil while it runs.
    package var result: BuildResult? {
        switch progress {
        case .running: nil
        case .finished(let result, _): result
        }
    }
    /// When it ended, or nil while it runs.
    package var end: Date? {
        switch progress {
        case .running: nil
        case .finished(_, let end): end
        }
    }

    /// Whether a newer build took its place.
    var isSuperseded: Bool {
        switch interruption {
        case .superseded: true
        case .timeout, .person, .restart, .other, nil: false
        }
    }

    /// Who started it by hand.
    var person: String? {
        for case .person(let name) in triggers { return name }
        return nil
    }
}

// What is known of it.
extension Build {
    package var id: BuildID {
        get { shared.facts.id }
        set { facts.id = newValue }
    }
    /// Where a person looks at it: the configured base joined with Jenkins' path.
    package var url: String {
        get { shared.facts.url }
        set { facts.url = newValue }
    }
    package var start: Date {
        get { shared.facts.start }
        set { facts.start = newValue }
    }
    package var progress: Progress {
        get { shared.facts.progress }
        set { facts.progress = newValue }
    }
    package var triggers: [Trigger] {
        get { shared.facts.triggers }
        set { facts.triggers = newValue }
    }
    package var parameters: [String: String] {
        get { shared.facts.parameters }
        set { facts.parameters = newValue }
    }
    package var interruption: Interruption? {
        get { shared.facts.interruption }
        set { facts.interruption = newValue }
    }
    /// The branch that was checked out, without `refs/remotes/origin/`; nil when Jenkins does not say.
    package var branch: String? {
        get { shared.facts.branch }
        set { facts.branch = newValue }
    }
    /// The revision that was checked out; nil when Jenkins does not say.
    package var revision: String? {
        get { shared.facts.revision }
        set { facts.revision = newValue }
    }
    package var changes: [Change] {
        get { shared.facts.changes }
        set { facts.changes = newValue }
    }
    package var tests: TestTotals? {
        get { shared.facts.tests }
        set { facts.tests = newValue }
    }
    package var claim: Claim? {
        get { shared.facts.claim }
        set { facts.claim = newValue }
    }
    /// The paths of the files that it archived.
    package var artifacts: [String] {
        get { shared.facts.artifacts }
        set { facts.artifacts = newValue }
    }
}

extension Build: Equatable {
    package static func == (one: Build, other: Build) -> Bool {
        one.shared === other.shared || one.facts == other.facts
    }
}

extension Build: Codable {
    package init(from decoder: any Decoder) throws {
        shared = Shared(try Facts(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try facts.encode(to: encoder)
    }
}
