package import Nightly

/// Something that may have caused a failure, with what points to it; never "the culprit".
package struct Suspect: Equatable, Sendable, Codable {
    package var subject: Subject
    package var confidence: Confidence
    /// What points to it, the strongest first; empty when nothing does.
    package var grounds: [Ground]

    /// What may be to blame: a commit, commits that nobody listed to us, or a package from outside.
    package enum Subject: Hashable, Sendable, Codable {
        case change(Change)
        case range(CommitRange)
        case package(PackageChange)
    }

    package init(_ subject: Subject, confidence: Confidence, grounds: [Ground]) {
        self.subject = subject
        self.confidence = confidence
        self.grounds = grounds
    }

    /// The commit, where it is one: only a commit has an author who can be told.
    package var change: Change? {
        switch subject {
        case .change(let change): change
        case .range, .package: nil
        }
    }
}

/// The commits of a repository between two revisions, where they are not known one by one.
package struct CommitRange: Hashable, Sendable, Codable {
    package var repository: String
    /// The revision in the last good build; nil where the repository was not in it.
    package var from: String?
    /// The revision in the first bad build; nil where the repository is no longer in it.
    package var to: String?
    /// Where a person can read them.
    package var link: String?

    package init(repository: String, from: String?, to: String?, link: String? = nil) {
        self.repository = repository
        self.from = from
        self.to = to
        self.link = link
    }
}

/// A package from outside that the first bad build used in another version than the last good one.
package struct PackageChange: Hashable, Sendable, Codable {
    package var name: String
    /// Empty where it was not there.
    package var before: [String]
    /// Empty where it is no longer there.
    package var after: [String]

    package init(name: String, before: [String], after: [String]) {
        self.name = name
        self.before = before
        self.after = after
    }
}

/// How much points to a suspect; more is greater.
package enum Confidence: Int, Comparable, Sendable, Codable {
    case low
    case medium
    case high

    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Confidence: CustomStringConvertible {
    package var description: String {
        switch self {
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        }
    }
}
