package import Evidence

/// What makes something a person's business.
package enum Role: Hashable, Sendable, Codable {
    case suspect(Confidence)
    case owner
    case stakeholder
    /// They were told that it broke.
    case told
    /// A rule names them, or their team.
    case named
    /// They have a role of the configuration's own.
    case holder(of: String, watches: Bool)
}

extension Role {
    /// Whether they have one summary for all, and act on nothing.
    package var watches: Bool {
        switch self {
        case .stakeholder, .holder(of: _, watches: true): true
        case .suspect, .owner, .told, .named, .holder: false
        }
    }
}
