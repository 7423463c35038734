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

    /// Whether it says anything of the product.
    package var isProof: Bool { isRed || self == .passed }

    /// Whether nothing came of it, as far as anyone can see.
    package var isAbsence: Bool {
        switch self {
        case .none(.didNotRun): true
        case .passed, .failed, .timedOut, .none: false
        }
    }
}

/// Why a run proves nothing, either way.
package enum NoVerdict: Hashable, Sendable, Codable {
    case didNotRun(Absence)
    case aborted(by: String?)
    /// A newer build took its place: ignored, as if it had never been.
    case superseded
    /// The controller restarted under it.
    case restarted
    case notBuilt
    /// It checked out another branch than the product's.
    case otherBranch(String)
}

/// Why a run that was due did not take place, or has come to nothing so far.
package enum Absence: Hashable, Sendable, Codable {
    case disabled
    /// Since when it waits, where Jenkins says, and in Jenkins' words for what.
    case queued(since: Date?, why: String)
    /// It had not begun when its grace had passed, and may still come; or when it did begin, after that.
    case late(began: Date?)
    /// It is under way for far longer than its runs usually take.
    case stuck(since: Date, usual: Duration)
    /// No build of the job is known at all.
    case neverRan
    /// Nothing started it, as far as Jenkins shows.
    case notStarted
}

/// A person's build in place of a timer's.
package struct Rerun: Hashable, Sendable, Codable {
    /// As Jenkins names them.
    package var by: String
    /// When it started.
    package var at: Date

    package init(by: String, at: Date) {
        self.by = by
        self.at = at
    }
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
    /// Whose rerun it was that passed; nil where the timer's own build decided.
    package var rerun: Rerun?

    package init(
        root: JobID,
        due: Date,
        build: Int?,
        over: Date,
        verdict: Verdict,
        rerun: Rerun? = nil
    ) {
        self.root = root
        self.due = due
        self.build = build
        self.over = over
        self.verdict = verdict
        self.rerun = rerun
    }
    /// By the time they were due, and always the same.
    package static func order(_ one: RunRecord, _ other: RunRecord) -> Bool {
        (one.due, one.root.name, one.root.controller)
            < (other.due, other.root.name, other.root.controller)
    }
}
