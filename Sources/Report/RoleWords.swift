package import Notifications

/// Such as `told Ines Duarte (suspect), Marit Solheim (owner), 3 stakeholders`.
package func toldWords(_ people: [(person: Person, role: Role)]) -> String {
    let acting = people.filter { !$0.role.watches }.map { "\($0.person.name) (\($0.role.noun))" }
    let nouns = people.filter(\.role.watches).map(\.role.noun)
    let watching = nouns.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .map { noun in count(nouns.count { $0 == noun }, noun) }
    return "told " + (acting + watching).joined(separator: ", ")
}

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
