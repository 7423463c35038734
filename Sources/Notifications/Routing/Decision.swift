package import Evidence
package import Nightly

/// Whether one person hears of one movement of an incident, and why, or why not.
package struct Decision: Hashable, Sendable, Codable {
    package var person: Person
    package var role: Role
    package var incident: IncidentID
    package var answer: Answer

    package enum Answer: Hashable, Sendable, Codable {
        case tell(Reason)
        case keepSilent(Silence)
    }

    package init(person: Person, role: Role, incident: IncidentID, answer: Answer) {
        self.person = person
        self.role = role
        self.incident = incident
        self.answer = answer
    }
}

/// What makes something a person's business.
package enum Role: Hashable, Sendable, Codable {
    case suspect(Confidence)
    case owner
    case stakeholder
    /// They were told that it broke.
    case told
}

/// Why someone hears nothing.
package enum Silence: Hashable, Sendable, Codable {
    case nothingNew
    /// Nothing new, and somebody has it.
    case acknowledged(Acknowledgement)
    /// All that is new has a ticket, until a day.
    case knownIssue([KnownIssue])
    /// It was broken already when we first looked.
    case alreadyBroken
    /// It opened and closed between two readings.
    case betweenReadings
    /// It runs again, and is red: the failure says so.
    case failsInstead
    /// They were never told that it broke.
    case neverTold
    case suspectTooWeak(Confidence)
    case tooManySuspects(Int)
    case neverSuspect(pattern: String)
    case outsider
    /// A directory file says that they left.
    case left
}

/// Decides who hears of each movement of a product's incidents.
///
/// What has a ticket is no news until its day has passed; then it is, though it is not new.
///
/// People who act hear once for an incident that opens, grows or closes: the owner, and the suspects in
/// whom the evidence gives enough confidence, unless they are too many. Those who watch hear of
/// the same movements. A person is decided upon once, in the role nearest to the work.
package func decide(_ product: ProductMorning, in directory: Directory) -> [Decision] {
    product.judgement.movements.flatMap { movement in
        var deciding = Deciding(product: product, movement: movement)
        switch deciding.common {
        case .tell(let reason) where movement.kind == .closed:
            let told = product.told[movement.incident.id] ?? []
            deciding.add(told.map(directory.current), reason)
        case .tell(let reason):
            deciding.addSuspects(reason, in: directory)
            deciding.add([product.concern.owner], as: .owner, .tell(reason))
            deciding.add(product.concern.stakeholders, as: .stakeholder, .tell(reason))
        case .keepSilent(let silence):
            deciding.add([product.concern.owner], as: .owner, .keepSilent(silence))
            deciding.add(product.concern.stakeholders, as: .stakeholder, .keepSilent(silence))
        case nil:
            break
        }
        return deciding.decisions
    }
}

/// The decisions about one movement, as they are made.
private struct Deciding {
    let product: ProductMorning
    let movement: Movement
    var decisions: [Decision] = []

    /// What holds for everyone, before anything personal is weighed; nil for what was over before
    /// anyone looked.
    var common: Decision.Answer? {
        let incident = movement.incident
        let known = product.knownIssues(in: movement)
        guard known.isEmpty else { return .keepSilent(.knownIssue(known)) }
        switch movement.kind {
        case .continued where product.isNews(movement):
            let isAll = product.cases.allSatisfy { $0.isReleased || $0.isWithheld }
            return .tell(isAll ? .failed : .worse)
        case .continued:
            return .keepSilent(product.holding.map(Silence.acknowledged) ?? .nothingNew)
        case .passing where incident.isInherited: return nil
        case .passing: return .keepSilent(.betweenReadings)
        case .opened where incident.isInherited: return .keepSilent(.alreadyBroken)
        case .opened: return .tell(incident.isAbsence ? .noRun : .failed)
        case .worse: return .tell(incident.isAbsence ? .noRun : .worse)
        case .closed where !incident.isAbsence: return .tell(.fixed)
        case .closed:
            return product.failsInstead(incident) ? .keepSilent(.failsInstead) : .tell(.runsAgain)
        }
    }

    mutating func add(_ people: [Person], as role: Role, _ answer: Decision.Answer) {
        for person in people where !decisions.contains(where: { $0.person.key == person.key }) {
            decisions.append(
                Decision(person: person, role: role, incident: movement.incident.id, answer: answer)
            )
        }
    }

    mutating func add(_ told: [Told], _ reason: Reason) {
        add(told.filter(\.personally).map(\.person), as: .told, .tell(reason))
        add(told.map(\.person), as: .stakeholder, .tell(reason))
        add([product.concern.owner], as: .owner, .keepSilent(.neverTold))
        add(product.concern.stakeholders, as: .stakeholder, .keepSilent(.neverTold))
    }

    mutating func addSuspects(_ reason: Reason, in directory: Directory) {
        let rule = product.concern.suspects
        var weak: [Decision] = []
        var strong: [(Person, Role)] = []
        for suspect in product.newSuspects(of: movement) {
            guard let author = suspect.change?.author else { continue }
            let role = Role.suspect(suspect.confidence)
            switch directory.identify(author) {
            case .known(let person) where suspect.confidence >= rule.tell:
                if !strong.contains(where: { $0.0.key == person.key }) {
                    strong.append((person, role))
                }
            case .known(let person):
                weak.append(refusal(person, role, .suspectTooWeak(suspect.confidence)))
            case .never(let pattern):
                weak.append(refusal(author, role, .neverSuspect(pattern: pattern)))
            case .left(let person):
                weak.append(refusal(person, role, .left))
            case .outsider:
                weak.append(refusal(author, role, .outsider))
            }
        }
        if strong.count > rule.atMost {
            weak += strong.map { refusal($0, $1, .tooManySuspects(strong.count)) }
        } else {
            for (person, role) in strong { add([person], as: role, .tell(reason)) }
        }
        // Someone who is told in another role needs no word on why a weak suspicion was not enough.
        let insiders = [product.concern.owner] + product.concern.stakeholders
        for decision in weak where !insiders.contains(where: { $0.key == decision.person.key }) {
            add([decision.person], as: decision.role, decision.answer)
        }
    }

    private func refusal(_ person: Person, _ role: Role, _ silence: Silence) -> Decision {
        Decision(
            person: person,
            role: role,
            incident: movement.incident.id,
            answer: .keepSilent(silence)
        )
    }

    private func refusal(_ author: Author, _ role: Role, _ silence: Silence) -> Decision {
        let person = Person(key: author.mail, name: author.name, mail: author.mail)
        return refusal(person, role, silence)
    }
}

extension ProductMorning {
    /// The suspects of the failures that are new with a movement.
    func newSuspects(of movement: Movement) -> [Suspect] {
        newCases(of: movement).flatMap(\.suspects).sorted { $0.confidence > $1.confidence }
    }

    /// The failures that are news with a movement: new ones, and such as were known issues until now.
    ///
    /// Of several jobs on one platform, what failed last is the new one.
    func newCases(of movement: Movement) -> [CaseFile] {
        guard !movement.incident.isAbsence else { return [] }
        return cases.filter { file in
            switch movement.kind {
            case .opened: !file.isWithheld
            case .worse(let names):
                file.isReleased || !file.isWithheld && isLast(file, among: names)
            case .continued: file.isReleased
            case .closed, .passing: false
            }
        }
    }

    private func isLast(_ file: CaseFile, among names: [String]) -> Bool {
        let name = file.failure.leaf.description
        let namesakes = cases.filter { $0.failure.leaf.description == name }
        return names.contains(name)
            && namesakes.allSatisfy { $0.failure.since <= file.failure.since }
    }

    /// The known issues by which a movement that would be news is none; usually there are none.
    func knownIssues(in movement: Movement) -> [KnownIssue] {
        let isSilenced = newCases(of: movement).isEmpty && !movement.incident.isAbsence
        switch movement.kind {
        case .opened where isSilenced, .worse where isSilenced:
            let issues = cases.filter(\.isWithheld).flatMap(\.knownIssues)
            return issues.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        case .opened, .worse, .continued, .closed, .passing: return []
        }
    }

    /// Whether a movement is something that people do not know yet.
    func isNews(_ movement: Movement) -> Bool {
        switch movement.kind {
        case .opened where movement.incident.isInherited: false
        case .opened, .worse: knownIssues(in: movement).isEmpty
        case .continued: !newCases(of: movement).isEmpty
        case .closed, .passing: false
        }
    }

    /// Whether what did not run runs again, and is red.
    func failsInstead(_ absence: Incident) -> Bool {
        let roots = absence.missed.map(\.root)
        let latest = roots.compactMap { judgement.latest[$0] }
        let open = judgement.standing.open.flatMap(\.failures)
        return latest.contains { $0.record.verdict.isRed }
            || open.contains { roots.contains($0.root) }
    }

    /// Who has the first failure that somebody has.
    fileprivate var holding: Acknowledgement? {
        (cases.map(\.acknowledgement) + [acknowledgement]).lazy.compactMap(\.self)
            .first { !$0.isOver }
    }
}
