import Foundation
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
        for decision in decisions where !decision.role.watches {
            guard decision.answer.isTold,
                let occasion = Occasion(decision, on: morning, in: directory),
                let notification = Notification(occasion)
            else { continue }
            composition.notifications.append(notification)
        }
    }
    let summaries = summaries(of: morning, composition.decisions, notices, directory)
    composition.notifications += findings(notices, on: morning, beside: summaries, directory)
    composition.notifications += summaries
    composition.notifications += morning.proofOfLife(for: directory, beside: summaries)
    composition.notifications += morning.monthlySheets(for: directory)
    composition.notifications += morning.noticeOfTroubles()
    for index in composition.notifications.indices {
        let notification = composition.notifications[index]
        composition.notifications[index].notBefore = morning.held(
            notification.recipient,
            watching: notification.reason == .summary,
            directory
        )
    }
    composition.notifications += listeners.flatMap {
        $0.notifications(after: composition.decisions, notices, on: morning, in: directory)
    }
    return composition
}

private func summaries(
    of morning: Morning,
    _ decisions: [Decision],
    _ notices: [FindingNotice],
    _ directory: Directory
) -> [Notification] {
    let watching = decisions.filter { $0.role.watches && $0.answer.isTold }.map(\.person)
    var people: [Person] = []
    for person in watching + morning.readersOfOldNews
    where !people.contains(where: { $0.key == person.key }) {
        people.append(person)
    }
    return people.compactMap { person in
        let unheard = morning.unheard(by: person)
        let news = morning.news(for: person, decisions, unheard)
        guard !news.isEmpty else { return nil }
        let morning = morning.heard(by: person, watching: true, directory)
            .recalling(unheard, in: news)
        let products = morning.products.filter { product in
            product.concern.stakeholders.contains { $0.key == person.key }
                || news.contains { $0.incident.product == product.name }
        }
        let letter = SummaryLetter(
            morning: morning,
            products: products,
            person: person,
            news: news,
            findings: notices.filter { $0.watchers.contains { $0.key == person.key } },
            directory: directory
        )
        let covered = news.compactMap { Occasion($0, on: morning, in: directory) }
        return Notification(letter, covering: covered, replacing: unheard.map(\.summary))
    }
}

extension Notification {
    /// A message that belongs to no incident.
    init(_ letter: Letter, _ reason: Reason, _ id: String, to person: Person) {
        self.init(
            id: id,
            recipient: person,
            reason: reason,
            tells: [],
            thread: nil,
            letter: letter,
            facts: Facts()
        )
    }

    /// A message about one movement of an incident; nil for a reason that is not about one alone.
    init?(_ occasion: Occasion) {
        guard let letter = occasion.letter else { return nil }
        let reason = occasion.reason
        let incident = occasion.incident
        let morning = occasion.phrases.morning
        let person = occasion.decision.person
        self.init(
            id: Identity.incident(
                "\(incident.id)",
                transition: reason == .stillFailing ? incident.length : incident.transitions,
                reason: reason,
                date: DateWords(timeZone: morning.timeZone).isoDay(morning.now),
                to: person.key
            ),
            recipient: person,
            reason: reason,
            tells: [incident.id],
            thread: "\(incident.id)",
            letter: letter,
            facts: Facts(incidents: [IncidentFacts(occasion)])
        )
    }

    /// - Parameter former: The summaries whose place it takes: what was withdrawn is never owed again.
    fileprivate init(
        _ summary: SummaryLetter,
        covering occasions: [Occasion],
        replacing former: [String]
    ) {
        self.init(
            id: Identity.summary(
                date: DateWords(timeZone: summary.morning.timeZone).isoDay(summary.morning.now),
                covering: occasions.map(\.number) + summary.findings.map(\.number) + former,
                to: summary.person.key
            ),
            recipient: summary.person,
            reason: .summary,
            tells: occasions.map(\.incident.id),
            thread: nil,
            letter: summary.letter,
            facts: Facts(
                incidents: occasions.map(IncidentFacts.init),
                findings: summary.findings.map(FindingFacts.init)
            )
        )
    }
}

extension Occasion {
    /// What a telling is about, as its person hears it.
    init?(_ decision: Decision, on morning: Morning, in directory: Directory) {
        let product = morning.products.first { $0.name == decision.incident.product }
        guard case .tell(let reason) = decision.answer, let product,
            let matter = product.matter(of: decision.incident)
        else { return nil }
        self.init(
            phrases: Phrases(product, on: morning.heard(by: decision.person, directory)),
            movement: matter.movement,
            decision: decision,
            reason: reason,
            directory: directory
        )
    }

    /// What a summary covers by it: an incident and the number of its movement, or of its reminder.
    fileprivate var number: String {
        switch reason {
        case .stillFailing: "\(incident.id).\(incident.length)-reminder"
        case .unanswered: "\(incident.id).\(incident.transitions)-unanswered"
        case .failed, .worse, .fixed, .noRun, .runsAgain, .summary, .finding, .findingGone,
            .noVerdict, .held, .unreachable, .weekly, .monthly, .test:
            "\(incident.id).\(incident.transitions)"
        }
    }
}

extension IncidentFacts {
    fileprivate init(_ occasion: Occasion) {
        self.init(occasion.movement, occasion.phrases, in: occasion.directory)
    }
}

extension Morning {
    /// Until when a message waits: for the end of quiet hours and, for those who watch, of the night.
    func held(_ person: Person, watching: Bool, _ directory: Directory) -> Date? {
        let ends = [directory.quiet.end(at: now, for: person), watching ? look.nightEnds : nil]
        return ends.compactMap(\.self).max()
    }

    /// As somebody hears of it: what is written while it has to wait is read when that is over.
    func heard(by person: Person, watching: Bool = false, _ directory: Directory) -> Morning {
        var morning = self
        morning.now = held(person, watching: watching, directory) ?? now
        return morning
    }
}
