package import Nightly

/// How much may be said in one run before it is more likely that we are wrong than that all of it broke.
package struct Limits: Equatable, Sendable {
    package var openedInOneRun: Int
    package var peopleInOneRun: Int

    package init(openedInOneRun: Int = 5, peopleInOneRun: Int = 25) {
        self.openedInOneRun = openedInOneRun
        self.peopleInOneRun = peopleInOneRun
    }
}

/// A run that would have said more than its limits allow.
package struct BlownFuse: Equatable, Sendable {
    /// The incidents that opened at once.
    package var opened: [IncidentID]
    package var people: Int
    /// What waits for the operator's word.
    package var held: [Notification]
    package var limits: Limits
}

extension Composition {
    /// What is to be held, where there is more than the limits allow; what is for the operator goes out.
    package func fuse(_ limits: Limits) -> BlownFuse? {
        let new = decisions.filter { [.tell(.failed), .tell(.noRun)].contains($0.answer) }
        let opened = new.map(\.incident).reduce(into: [IncidentID]()) { all, incident in
            if !all.contains(incident) { all.append(incident) }
        }
        let held = notifications.filter { $0.reason != .noVerdict }
        let people = Set(held.map(\.recipient.key)).count
        guard opened.count > limits.openedInOneRun || people > limits.peopleInOneRun else {
            return nil
        }
        return BlownFuse(opened: opened, people: people, held: held, limits: limits)
    }
}
