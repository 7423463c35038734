import Delivery
import Foundation
import History
import Notifications
import Report
import Wire

// Messages that say nothing, so that people see whether they are reached.

extension Night {
    /// Sends one to each of these people, or to everybody, by every channel of theirs; what came of it.
    ///
    /// They pass the outbox by: one that does not arrive is told at once, and not tried again.
    func sendTest(to names: [String]) throws -> [Checkup] {
        let everybody =
            configuration.directory.people + configuration.listeners.map(\.recipient)
        let people =
            try names.isEmpty
            ? everybody
            : names.map { name in
                guard let person = everybody.first(where: { [$0.key, $0.mail].contains(name) })
                else { throw UnknownSubject(name, among: everybody.map(\.key), kind: "person") }
                return person
            }
        let parcels = try people.flatMap { person in
            try person.channels.filter { isOpen($0, to: person) }.map { channel in
                let notification = worded([test(for: person)]).notifications[0]
                let content = try content(of: notification, on: channel)
                return Parcel(notification, on: channel, content: content, at: now)
            }
        }
        let dead = try deadAddresses()
        var revived: [DeadAddress] = []
        var checkups: [Checkup] = []
        try emptyOutbox(
            due: { parcels },
            over: channels(at: now),
            stopped: { world.stop.isRaised },
            turn: { outcomes, next in
                for (parcel, outcome) in outcomes {
                    let subject = "\(parcel.recipient.name), \(parcel.channel.rawValue)"
                    checkups.append(Checkup(.test, subject, outcome.findingOfTest))
                    guard case .delivered = outcome else { continue }
                    revived += dead.filter {
                        ($0.person.key, $0.channel) == (parcel.recipient.key, parcel.channel)
                    }
                }
                return Turn(claimed: next)
            }
        )
        try revive(revived)
        return checkups
    }

    /// Uses addresses again at which something has arrived.
    private func revive(_ addresses: [DeadAddress]) throws {
        guard !addresses.isEmpty else { return }
        let memory = try Memory.open(for: self, isDry: false)
        try memory.history.revive(addresses)
        memory.close()
    }

    private func test(for person: Person) -> Notifications.Notification {
        let day = DateWords(timeZone: configuration.timeZone).isoDay(now)
        return Notification(
            id: "test.\(Identity.word(person.key)).\(Int(now.timeIntervalSince1970))",
            recipient: person,
            reason: .test,
            tells: [],
            thread: nil,
            letter: Letter(
                tone: .test,
                headline: "\(configuration.project) reaches you here",
                greeting: "Hello \(person.name),",
                lead: """
                    this is only a test, of \(day). When something of yours breaks in the nightly runs of \
                    \(configuration.project), you hear of it in this way.
                    """,
                sections: [],
                footer: ["Sent by hand, with daybreak doctor --send-test."]
            ),
            facts: Facts()
        )
    }
}

extension Outcome {
    fileprivate var findingOfTest: Checkup.Finding {
        switch self {
        case .delivered(let words, _): .works(words.isEmpty ? "was taken" : words)
        case .refused(let words), .gone(let words):
            .broken(words, remedy: "correct the configuration")
        case .postponed(let words, _), .unavailable(let words, _):
            .broken(words, remedy: "try again later")
        case .uncertain(let words): .unsure(words, remedy: "ask whether it has arrived")
        }
    }
}
