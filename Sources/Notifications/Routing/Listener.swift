/// A program that hears of incidents: a wall display, a chat's room, another system.
///
/// It is nobody who was told: nothing is expected of it, and `fixed` is not owed to it for that.
package struct Listener: Equatable, Sendable {
    /// As whom it is addressed; a person without a mail address.
    package var recipient: Person
    package var when: Set<Reason>

    package init(recipient: Person, when: Set<Reason>) {
        self.recipient = recipient
        self.when = when
    }
}

extension Listener {
    /// What it hears: each movement that some person is told of, once, and what the audit found.
    func notifications(
        after decisions: [Decision],
        _ notices: [FindingNotice],
        on morning: Morning,
        in directory: Directory
    ) -> [Notification] {
        var heard: Set<Decision> = []
        let incidents = decisions.compactMap { decision -> Notification? in
            guard case .tell(let reason) = decision.answer, when.contains(reason) else {
                return nil
            }
            let own = Decision(
                person: recipient,
                role: .stakeholder,
                incident: decision.incident,
                answer: decision.answer
            )
            guard heard.insert(own).inserted else { return nil }
            let occasion = Occasion(own, on: morning, in: directory)
            var notification = occasion.flatMap { Notification($0) }
            notification?.tells = []
            return notification
        }
        return incidents + [notification(of: notices, on: morning)].compactMap(\.self)
    }
}
