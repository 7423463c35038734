package import Foundation

/// An incident's name for people and message identities, such as `thalassa-47`.
package struct IncidentID: Hashable, Sendable, Codable {
    package var product: String
    package var number: Int

    package init(product: String, number: Int) {
        self.product = product
        self.number = number
    }

    /// Reads `thalassa-47`; nil for what is no such name.
    package init?(_ text: some StringProtocol) {
        guard let dash = text.lastIndex(of: "-"), dash > text.startIndex,
            let number = Int(text[text.index(after: dash)...]), number > 0
        else { return nil }
        self.init(product: String(text[..<dash]), number: number)
    }
}

extension IncidentID: CustomStringConvertible {
    package var description: String { "\(product)-\(number)" }
}

/// The span of a product's runs from the first one that failed, or did not take place, until all is
/// well again.
package struct Incident: Identifiable, Equatable, Sendable, Codable {
    package enum Trouble: Equatable, Sendable, Codable {
        /// From the first failed run until every root has passed.
        case failing([Failure])
        /// From the first missed run until every root has run.
        case absent([MissedRoot])
    }

    package var id: IncidentID
    /// When the run that opened it was due.
    package var opened: Date
    package var trouble: Trouble
    /// How many runs of each root were red, or missed, since it opened.
    package var runs: [JobID: Int]
    /// How often it opened, grew or closed: numbers the messages about it.
    package var transitions: Int
    /// It was there when the product was first read, and was not announced when it opened.
    package var isInherited: Bool
    /// When the run that ended it was over; nil while it lasts.
    package var closed: Date?

    package init(
        id: IncidentID,
        opened: Date,
        trouble: Trouble,
        runs: [JobID: Int] = [:],
        transitions: Int = 0,
        isInherited: Bool = false,
        closed: Date? = nil
    ) {
        self.id = id
        self.opened = opened
        self.trouble = trouble
        self.runs = runs
        self.transitions = transitions
        self.isInherited = isInherited
        self.closed = closed
    }

    /// How many runs it has lasted: "third night".
    package var length: Int { runs.values.max() ?? 0 }

    package var isAbsence: Bool {
        switch trouble {
        case .failing: false
        case .absent: true
        }
    }

    package var failures: [Failure] {
        switch trouble {
        case .failing(let failures): failures
        case .absent: []
        }
    }

    package var missed: [MissedRoot] {
        switch trouble {
        case .failing: []
        case .absent(let missed): missed
        }
    }
}

/// One failing leaf of an incident, with its own since and its own range.
package struct Failure: Equatable, Sendable, Codable {
    package var root: JobID
    /// As it was last seen failing.
    package var last: LeafFailure
    /// When the first of its failed runs was due.
    package var since: Date
    /// The build that failed first.
    package var firstFailed: BuildID
    /// The leaf's last build that passed before; nil if none is remembered.
    package var lastPassed: BuildID?
    /// When the run was due in which it was last seen failing.
    package var seen: Date

    package init(
        root: JobID,
        last: LeafFailure,
        since: Date,
        firstFailed: BuildID,
        lastPassed: BuildID?,
        seen: Date
    ) {
        self.root = root
        self.last = last
        self.since = since
        self.firstFailed = firstFailed
        self.lastPassed = lastPassed
        self.seen = seen
    }

    package var leaf: Leaf { last.leaf }
}

/// A root job that did not run when it was due.
package struct MissedRoot: Equatable, Sendable, Codable {
    package var root: JobID
    /// The first run that it missed.
    package var since: Date
    package var why: Absence

    package init(root: JobID, since: Date, why: Absence) {
        self.root = root
        self.since = since
        self.why = why
    }
}
