/// One message to each of those who hear of findings and are not told by the `summaries` of the morning.
func findings(
    _ notices: [FindingNotice],
    on morning: Morning,
    beside summaries: [Notification],
    _ directory: Directory
) -> [Notification] {
    var hearers: [FindingHearer] = []
    for hearer in notices.flatMap(\.hearers).sorted(by: { !$0.role.watches && $1.role.watches })
    where !hearers.contains(where: { $0.person.key == hearer.person.key }) {
        hearers.append(hearer)
    }
    return hearers.compactMap { hearer in
        let isSummed = summaries.contains { $0.recipient.key == hearer.person.key }
        let own = notices.filter { notice in
            notice.hearers.contains {
                $0.person.key == hearer.person.key && !($0.role.watches && isSummed)
            }
        }
        guard !own.isEmpty else { return nil }
        let morning = morning.heard(by: hearer.person, directory)
        return Notification(
            FindingLetter(
                notices: own,
                hearer: hearer,
                greeting: morning.greeting(hearer.person)
            ),
            on: morning
        )
    }
}

extension Listener {
    /// What it hears of findings: one message of all that came or went.
    func notification(of notices: [FindingNotice], on morning: Morning) -> Notification? {
        let heard = notices.filter { when.contains($0.reason) }
        guard !heard.isEmpty else { return nil }
        let hearer = FindingHearer(recipient, as: .stakeholder, by: .init("when"))
        return Notification(
            FindingLetter(notices: heard, hearer: hearer, greeting: morning.greeting(recipient)),
            on: morning
        )
    }
}

extension Notification {
    fileprivate init(_ message: FindingLetter, on morning: Morning) {
        self.init(
            id: Identity.findings(
                date: DateWords(timeZone: morning.timeZone).isoDay(morning.now),
                covering: message.notices.map(\.number),
                to: message.hearer.person.key
            ),
            recipient: message.hearer.person,
            reason: message.reason,
            tells: [],
            thread: nil,
            letter: message.letter,
            facts: Facts(findings: message.notices.map(FindingFacts.init))
        )
    }
}

extension FindingNotice {
    /// What a message covers by it.
    var number: String { "\(environment).\(package).\(rule).\(isNew)" }

    /// Those for whom a line of their summary is enough.
    var watchers: [Person] { hearers.filter(\.role.watches).map(\.person) }
}
