/// Whom a rule tells.
package enum Audience: Hashable, Sendable {
    case suspects
    case owner
    /// A person, or everybody in a team.
    case people([Person])
    /// Those in a role of the configuration's own, with one summary for all where they watch.
    case role(String, [Person], watches: Bool)
    /// Those of the product, with one summary for all unless they are to hear of each in person.
    case stakeholders(personally: Bool)
    /// Those who were told that it broke.
    case everyoneTold
    case packageOwner
}

extension Audience {
    /// Nearest to the work first: a person is told in the first role that makes it their business.
    var rank: Int {
        switch self {
        case .suspects: 0
        case .owner: 1
        case .everyoneTold: 2
        case .people: 3
        case .role(_, _, watches: false), .stakeholders(personally: true): 4
        case .role, .stakeholders: 5
        case .packageOwner: 6
        }
    }
}
