import Evidence
import Nightly

/// The decisions about one incident, as they are made.
struct Deciding {
    let matter: Matter
    let directory: Directory
    private(set) var decisions: [Decision] = []
    /// Suspects who are not told as such: nobody needs a word on that who is told in another role.
    private var passedOver: [Decision] = []

    private var product: ProductMorning { matter.product }

    init(matter: Matter, directory: Directory) {
        self.matter = matter
        self.directory = directory
    }

    /// Tells those whom the rules name; of what moved, it is also said why the others hear nothing.
    mutating func tell(_ reason: Reason) {
        let rules = matter.rules(for: reason)
        let audiences = rules.flatMap { rule in rule.tell.map { (rule: rule.name, $0) } }
        for (rule, audience) in audiences.sorted(by: { $0.1.rank < $1.1.rank }) {
            tell(audience, reason, by: rule)
        }
        switch reason {
        case .fixed, .runsAgain: keepSilent(.neverTold)
        case .failed, .worse, .noRun, .stillFailing, .unanswered, .summary, .finding, .findingGone,
            .noVerdict, .held, .unreachable, .weekly, .monthly, .test:
            let holding = rules.isEmpty && product.isHeld ? product.holding : nil
            keepSilent(holding.map(Silence.acknowledged) ?? .noRule)
        }
        for decision in passedOver { add([decision.person], as: decision.role, decision.answer) }
    }

    /// Says of what moved why its owner and those who watch hear nothing, unless they do.
    mutating func keepSilent(_ silence: Silence) {
        guard matter.hasMoved else { return }
        add([product.concern.owner], as: .owner, .keepSilent(silence))
        add(product.concern.stakeholders, as: .stakeholder, .keepSilent(silence))
    }

    private mutating func tell(_ audience: Audience, _ reason: Reason, by rule: AnnounceRule.Name) {
        let answer = Decision.Answer.tell(reason)
        switch audience {
        case .suspects: addSuspects(reason, by: rule)
        case .owner: add([product.concern.owner], as: .owner, answer, by: rule)
        case .people(let people): add(people, as: .named, answer, by: rule)
        case .role(let name, let people, let watches):
            add(people, as: .holder(of: name, watches: watches), answer, by: rule)
        case .stakeholders(let personally):
            let role: Role =
                personally ? .holder(of: "stakeholders", watches: false) : .stakeholder
            add(product.concern.stakeholders, as: role, answer, by: rule)
        case .everyoneTold:
            let told = (product.told[matter.incident.id] ?? []).map(directory.current)
            add(told.filter(\.personally).map(\.person), as: .told, answer, by: rule)
            add(told.map(\.person), as: .stakeholder, answer, by: rule)
        case .packageOwner: break
        }
    }

    private mutating func add(
        _ people: [Person],
        as role: Role,
        _ answer: Decision.Answer,
        by rule: AnnounceRule.Name? = nil
    ) {
        for person in people where !decisions.contains(where: { $0.person.key == person.key }) {
            decisions.append(
                Decision(
                    person: person,
                    role: role,
                    incident: matter.incident.id,
                    answer: answer,
                    rule: rule
                )
            )
        }
    }

    // MARK: Suspects

    private mutating func addSuspects(_ reason: Reason, by rule: AnnounceRule.Name) {
        let limits = product.concern.suspects
        var strong: [(Person, Role)] = []
        for suspect in product.suspects(of: matter.movement, for: reason) {
            guard let author = suspect.change?.author else { continue }
            let role = Role.suspect(suspect.confidence)
            switch directory.identify(author) {
            case .known(let person) where suspect.confidence >= limits.tell:
                if !strong.contains(where: { $0.0.key == person.key }) {
                    strong.append((person, role))
                }
            case .known(let person):
                passedOver.append(refusal(person, role, .suspectTooWeak(suspect.confidence)))
            case .never(let pattern):
                passedOver.append(refusal(author, role, .neverSuspect(pattern: pattern)))
            case .left(let person):
                passedOver.append(refusal(person, role, .left))
            case .outsider:
                passedOver.append(refusal(author, role, .outsider))
            }
        }
        if strong.count > limits.atMost {
            passedOver += strong.map { refusal($0, $1, .tooManySuspects(strong.count)) }
        } else {
            for (person, role) in strong { add([person], as: role, .tell(reason), by: rule) }
        }
    }

    private func refusal(_ person: Person, _ role: Role, _ silence: Silence) -> Decision {
        Decision(
            person: person,
            role: role,
            incident: matter.incident.id,
            answer: .keepSilent(silence)
        )
    }

    private func refusal(_ author: Author, _ role: Role, _ silence: Silence) -> Decision {
        let person = Person(key: author.mail, name: author.name, mail: author.mail)
        return refusal(person, role, silence)
    }
}
