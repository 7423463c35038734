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

/// What started a build.
///
/// Jenkins says "cause"; here a cause is why a build failed.
package enum Trigger: Hashable, Sendable, Codable {
    case timer
    /// Another build started it; only the nearest one is known to Jenkins.
    case upstream(BuildID)
    case person(String)
    case change
    case other(String)
}

/// Who or what ended a build before its time.
package enum Interruption: Hashable, Sendable, Codable {
    case timeout
    case person(String)
    /// A newer build took its place, in Jenkins' words where it names one.
    case superseded(by: String?)
    /// The controller restarted under it.
    case restart
    /// In Jenkins' own words: a lost agent, a failed neighbour.
    case other(String)
}

/// One commit in the range that Jenkins lists for a build.
package struct Change: Hashable, Sendable, Codable {
    package var id: String
    package var author: Author
    /// The first line of the commit message, as written: hostile text.
    package var title: String
    package var paths: [String]
    package var date: Date?
    /// Where it was made, by its address or its name; nil where Jenkins does not say.
    package var repository: String?
    /// The commit that it takes back, where its message says so as git writes it.
    package var reverts: String?

    package init(
        id: String,
        author: Author,
        title: String,
        paths: [String],
        date: Date? = nil,
        repository: String? = nil,
        reverts: String? = nil
    ) {
        self.id = id
        self.author = author
        self.title = title
        self.paths = paths
        self.date = date
        self.repository = repository
        self.reverts = reverts
    }
}

/// The author of a change, as the version control system spells them.
package struct Author: Hashable, Sendable, Codable {
    package var name: String
    /// Empty when Jenkins does not give one.
    package var mail: String

    package init(name: String, mail: String) {
        self.name = name
        self.mail = mail
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
package struct Build: Identifiable, Equatable, Sendable, Codable {
    package enum Progress: Hashable, Sendable, Codable {
        case running
        case finished(BuildResult, at: Date)
    }

    package var id: BuildID
    /// Where a person looks at it: the configured base joined with Jenkins' path.
    package var url: String
    package var start: Date
    package var progress: Progress
    package var triggers: [Trigger]
    package var parameters: [String: String]
    package var interruption: Interruption?
    /// The branch that was checked out, without `refs/remotes/origin/`; nil when Jenkins does not say.
    package var branch: String?
    /// The revision that was checked out; nil when Jenkins does not say.
    package var revision: String?
    package var changes: [Change]
    package var tests: TestTotals?
    package var claim: Claim?
    /// The paths of the files that it archived.
    package var artifacts: [String]

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
        self.id = id
        self.url = url
        self.start = start
        self.progress = progress
        self.triggers = triggers
        self.parameters = parameters
        self.interruption = interruption
        self.branch = branch
        self.revision = revision
        self.changes = changes
        self.tests = tests
        self.claim = claim
        self.artifacts = artifacts
    }

    /// What it came to, or nil while it runs.
    package var result: BuildResult? {
        switch progress {
        case .running: nil
        case .finished(let result, _): result
        }
    }
}
