import Nightly

/// What a morning gives people to read, and why each of them hears or does not.
package struct Composition: Equatable, Sendable {
    package var notifications: [Notification]
    package var decisions: [Decision]
}

/// Composes the messages of a morning: one for each incident to those who act, and one summary to each
/// of those who watch, if anything is new for them that they are not told in person.
package func compose(
    _ morning: Morning,
    _ notices: [FindingNotice] = [],
    for directory: Directory,
    heardBy listeners: [Listener] = []
) -> Composition {
    var composition = Composition(notifications: [], decisions: [])
    for product in morning.products {
        let decisions = decide(product, in: directory)
        composition.decisions += decisions
        for decision in decisions where decision.role != .stakeholder {
            guard case .tell(let reason) = decision.answer,
                let occasion = Occasion(decision, on: morning, in: directory),
                let notification = Notification(occasion, reason)
            else { continue }
            composition.notifications.append(notification)
        }
    }
    composition.notifications += findings(notices, on: morning, directory)
    composition.notifications += summaries(of: morning, composition, directory)
    for index in composition.notifications.indices {
        let person = composition.notifications[index].recipient
        composition.notifications[index].notBefore = directory.quiet.end(
            at: morning.now,
            for: person
        )
    }
    composition.notifications += listeners.flatMap {
        $0.notifications(after: composition.decisions, on: morning, in: directory)
    }
    return composition
}

/// One message to each owner of packages whose findings came or went.
private func findings(
    _ notices: [FindingNotice],
    on morning: Morning,
    _ directory: Directory
) -> [Notification] {
    var owners: [Person] = []
    for notice in notices where !owners.contains(where: { $0.key == notice.owner.key }) {
        owners.append(notice.owner)
    }
    return owners.map { owner in
        let own = notices.filter { $0.owner.key == owner.key }
        let morning = morning.heard(by: owner, directory)
        let message = FindingLetter(
            notices: own,
            greeting: morning.greeting(owner)
        )
        return Notification(
            id: Identity.findings(
                date: DateWords(timeZone: morning.timeZone).isoDay(morning.now),
                covering: own.map { "\($0.environment).\($0.package).\($0.rule).\($0.isNew)" },
                to: owner.key
            ),
            recipient: owner,
            reason: message.reason,
            tells: [],
            thread: nil,
            letter: message.letter,
            facts: Facts(findings: own.map(FindingFacts.init))
        )
    }
}

private func summaries(
    of morning: Morning,
    _ composition: Composition,
    _ directory: Directory
) -> [Notification] {
    let watching = composition.decisions.filter { $0.role == .stakeholder && $0.answer.isTold }
    var people: [Person] = []
    for decision in watching where !people.contains(where: { $0.key == decision.person.key }) {
        people.append(decision.person)
    }
    return people.map { person in
        let news = watching.filter { $0.person.key == person.key }.map(\.incident)
        let morning = morning.heard(by: person, directory)
        let products = morning.products.filter { product in
            product.concern.stakeholders.contains { $0.key == person.key }
                || news.contains { $0.product == product.name }
        }
        let letter = SummaryLetter(
            morning: morning,
            products: products,
            person: person,
            directory: directory
        ).letter
        let covered = morning.products.flatMap { product in
            product.judgement.movements.filter { news.contains($0.incident.id) }
                .map { (Phrases(product, on: morning), $0) }
        }
        return Notification(letter, covering: covered, to: person, on: morning, in: directory)
    }
}

extension Notification {
    /// A message about one movement of an incident; nil for a reason that is not about one alone.
    init?(_ occasion: Occasion, _ reason: Reason) {
        guard let letter = occasion.letter(for: reason) else { return nil }
        let incident = occasion.incident
        let morning = occasion.phrases.morning
        let person = occasion.decision.person
        self.init(
            id: Identity.incident(
                "\(incident.id)",
                transition: incident.transitions,
                reason: reason,
                date: DateWords(timeZone: morning.timeZone).isoDay(morning.now),
                to: person.key
            ),
            recipient: person,
            reason: reason,
            tells: [incident.id],
            thread: "\(incident.id)",
            letter: letter,
            facts: Facts(incidents: [
                IncidentFacts(occasion.movement, occasion.phrases, in: occasion.directory)
            ])
        )
    }

    fileprivate init(
        _ letter: Letter,
        covering movements: [(phrases: Phrases, movement: Movement)],
        to person: Person,
        on morning: Morning,
        in directory: Directory
    ) {
        let incidents = movements.map(\.movement.incident)
        self.init(
            id: Identity.summary(
                date: DateWords(timeZone: morning.timeZone).isoDay(morning.now),
                covering: incidents.map { "\($0.id).\($0.transitions)" },
                to: person.key
            ),
            recipient: person,
            reason: .summary,
            tells: incidents.map(\.id),
            thread: nil,
            letter: letter,
            facts: Facts(
                incidents: movements.map { IncidentFacts($0.movement, $0.phrases, in: directory) }
            )
        )
    }
}

extension Occasion {
    /// What a decision is about, as its person hears it; nil where that did not move.
    init?(_ decision: Decision, on morning: Morning, in directory: Directory) {
        let product = morning.products.first { $0.name == decision.incident.product }
        let movements = product?.judgement.movements ?? []
        guard let product,
            let movement = movements.first(where: { $0.incident.id == decision.incident })
        else { return nil }
        self.init(
            phrases: Phrases(product, on: morning.heard(by: decision.person, directory)),
            movement: movement,
            decision: decision,
            directory: directory
        )
    }
}

extension Morning {
    /// As somebody hears of it: what is written in their quiet hours is read when these are over.
    fileprivate func heard(by person: Person, _ directory: Directory) -> Morning {
        var morning = self
        morning.now = directory.quiet.end(at: now, for: person) ?? now
        return morning
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
