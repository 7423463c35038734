import Evidence
import Nightly
import Notifications
import Story

extension Decision {
    /// Such as `ines suspect, high: failed`, or `marit owner: not, nothingNew`.
    var inWords: String {
        let role =
            switch role {
            case .suspect(let confidence): "suspect, \(confidence)"
            case .owner: "owner"
            case .stakeholder: "stakeholder"
            case .told: "told"
            case .named: "named"
            case .holder(let name, _): name
            }
        return "\(person.key) \(role): \(answer.inWords)"
    }
}

extension Decision.Answer {
    var inWords: String {
        switch self {
        case .tell(let reason): "\(reason)"
        case .keepSilent(let silence): "not, \(silence)"
        }
    }
}

extension Author {
    static let outsider = Author(name: "Eve Hacker", mail: "eve@elsewhere.example")
}

extension Change {
    static func by(_ person: Person) -> Change { by(person.author) }

    static func by(_ author: Author) -> Change {
        .commit("c-\(author.mail)", author, "Change something", "src/something.cpp")
    }
}

enum Suspects {
    static func strong(_ author: Author, _ id: String) -> Suspect {
        Suspect(
            .change(.commit(id, author, "Change something", "src/something.cpp")),
            confidence: .high,
            grounds: [.named(path: "src/something.cpp")]
        )
    }
}
