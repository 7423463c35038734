package import Nightly

/// Whether one person hears of one movement of an incident, and why, or why not.
package struct Decision: Hashable, Sendable, Codable {
    package var person: Person
    package var role: Role
    package var incident: IncidentID
    package var answer: Answer
    /// The rule by which they hear; nil where they do not.
    package var rule: AnnounceRule.Name?

    package enum Answer: Hashable, Sendable, Codable {
        case tell(Reason)
        case keepSilent(Silence)
    }

    package init(
        person: Person,
        role: Role,
        incident: IncidentID,
        answer: Answer,
        rule: AnnounceRule.Name? = nil
    ) {
        self.person = person
        self.role = role
        self.incident = incident
        self.answer = answer
        self.rule = rule
    }
}

extension Decision.Answer {
    package var isTold: Bool {
        switch self {
        case .tell: true
        case .keepSilent: false
        }
    }
}

/// Decides who hears of each of a product's incidents, in which words and by which rule.
///
/// What is to be said is found first (`Cue.all`), then whom the rules tell of it. A person is decided
/// upon once, in the role nearest to the work.
package func decide(_ product: ProductMorning, in directory: Directory) -> [Decision] {
    product.matters.flatMap { matter in
        guard let answer = matter.answer else { return [Decision]() }
        var deciding = Deciding(matter: matter, directory: directory)
        switch answer {
        case .tell(let reason): deciding.tell(reason)
        case .keepSilent(let silence): deciding.keepSilent(silence)
        }
        return deciding.decisions
    }
}
