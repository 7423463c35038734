import Notifications

extension Role {
    /// What somebody is to an incident, with how sure that is.
    var words: String {
        switch self {
        case .suspect(let confidence): "suspect, \(confidence)"
        case .owner, .stakeholder, .told, .named, .holder: noun
        }
    }

    var noun: String {
        switch self {
        case .suspect: "suspect"
        case .owner: "owner"
        case .stakeholder: "stakeholder"
        case .told: "told before"
        case .named: "named"
        case .holder(let role, _): role.oneLine(limit: 40)
        }
    }

    var isSuspect: Bool {
        switch self {
        case .suspect: true
        case .owner, .stakeholder, .told, .named, .holder: false
        }
    }
}

extension Decision.Answer {
    var reason: Reason? {
        switch self {
        case .tell(let reason): reason
        case .keepSilent: nil
        }
    }
}
