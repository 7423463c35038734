import Nightly

/// What a morning gives people to read, and why each of them hears or does not.
package struct Composition: Equatable, Sendable {
    package var notifications: [Notification]
    package var decisions: [Decision]
}

/// Composes the messages of a morning: one for each incident to those who act, and one summary to each
/// of those who watch, if anything is new for them that they are not told in person.
/// - Throws: Only where a built-in template is broken.
package func compose(
    _ morning: Morning,
    _ notices: [FindingNotice] = [],
    for directory: Directory
) throws -> Composition {
    var composition = Composition(notifications: [], decisions: [])
    for product in morning.products {
        let decisions = decide(product, in: directory)
        composition.decisions += decisions
        for decision in decisions where decision.role != .stakeholder {
            guard case .tell(let reason) = decision.answer,
                let movement = product.movement(of: decision.incident)
            else { continue }
            let morning = morning.heard(by: decision.person, directory)
            let occasion = Occasion(
                phrases: Phrases(product, on: morning),
                movement: movement,
                decision: decision,
                directory: directory
            )
            guard let letter = occasion.letter(for: reason) else { continue }
            composition.notifications.append(
                try Notification(letter, of: movement, to: decision.person, reason, on: morning)
            )
        }
    }
    composition.notifications += try findings(notices, on: morning, directory)
    composition.notifications += try summaries(of: morning, composition, directory)
    for index in composition.notifications.indices {
        let person = composition.notifications[index].recipient
        composition.notifications[index].notBefore = directory.quiet.end(
            at: morning.now,
            for: person
        )
    }
    return composition
}

/// One message to each owner of packages whose findings came or went.
private func findings(
    _ notices: [FindingNotice],
    on morning: Morning,
    _ directory: Directory
) throws -> [Notification] {
    var owners: [Person] = []
    for notice in notices where !owners.contains(where: { $0.key == notice.owner.key }) {
        owners.append(notice.owner)
    }
    return try owners.map { owner in
        let own = notices.filter { $0.owner.key == owner.key }
        let morning = morning.heard(by: owner, directory)
        let message = FindingLetter(
            notices: own,
            greeting: morning.greeting(owner)
        )
        let letter = message.letter
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
            subject: letter.subject,
            text: letter.plainText,
            html: try letter.html(),
            chat: letter.chat
        )
    }
}

private func summaries(
    of morning: Morning,
    _ composition: Composition,
    _ directory: Directory
) throws -> [Notification] {
    let watching = composition.decisions.filter { $0.role == .stakeholder && $0.answer.isTold }
    var people: [Person] = []
    for decision in watching where !people.contains(where: { $0.key == decision.person.key }) {
        people.append(decision.person)
    }
    return try people.map { person in
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
        let movements = morning.products.flatMap(\.judgement.movements)
        let covered = movements.filter { news.contains($0.incident.id) }
        return try Notification(letter, covering: covered, to: person, on: morning)
    }
}

extension Notification {
    fileprivate init(
        _ letter: Letter,
        of movement: Movement,
        to person: Person,
        _ reason: Reason,
        on morning: Morning
    ) throws {
        let incident = movement.incident
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
            subject: letter.subject,
            text: letter.plainText,
            html: try letter.html(),
            chat: letter.chat
        )
    }

    fileprivate init(
        _ letter: Letter,
        covering movements: [Movement],
        to person: Person,
        on morning: Morning
    ) throws {
        self.init(
            id: Identity.summary(
                date: DateWords(timeZone: morning.timeZone).isoDay(morning.now),
                covering: movements.map { "\($0.incident.id).\($0.incident.transitions)" },
                to: person.key
            ),
            recipient: person,
            reason: .summary,
            tells: movements.map(\.incident.id),
            thread: nil,
            subject: letter.subject,
            text: letter.plainText,
            html: try letter.html(),
            chat: letter.chat
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

extension ProductMorning {
    fileprivate func movement(of incident: IncidentID) -> Movement? {
        judgement.movements.first { $0.incident.id == incident }
    }
}
