package import Foundation

/// What a run amounts to.
package enum Verdict: Hashable, Sendable, Codable {
    case passed
    case failed
    /// Every failure in it is a timeout.
    case timedOut
    case none(NoVerdict)

    /// Whether it opens or continues a failing incident.
    package var isRed: Bool {
        switch self {
        case .failed, .timedOut: true
        case .passed, .none: false
        }
    }
}

/// Why a run proves nothing, either way.
package enum NoVerdict: Hashable, Sendable, Codable {
    case didNotRun(Absence)
    case aborted(by: String?)
    case notBuilt
    /// It checked out another branch than the product's.
    case otherBranch(String)
}

/// Why a run that was due did not take place.
package enum Absence: Hashable, Sendable, Codable {
    case disabled
    case queued(why: String)
    /// Nothing started it, as far as Jenkins shows.
    case notStarted
}

/// One scheduled occurrence of a root job, judged.
package struct RunRecord: Hashable, Sendable, Codable {
    package var root: JobID
    package var due: Date
    /// The root build's number; nil where none started.
    package var build: Int?
    /// When it could first be judged, in whole seconds: all of it had ended, or it counted as missed.
    package var over: Date
    package var verdict: Verdict

    package init(root: JobID, due: Date, build: Int?, over: Date, verdict: Verdict) {
        self.root = root
        self.due = due
        self.build = build
        self.over = over
        self.verdict = verdict
    }
}
