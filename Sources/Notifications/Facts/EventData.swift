/// All that is told of a message to what is no person: programs as JSON, templates by name.
package struct EventData: Equatable, Sendable, Encodable {
    package struct Recipient: Equatable, Sendable, Encodable {
        var key: String
        var name: String
        var mail: String
    }

    package struct Link: Equatable, Sendable, Encodable {
        var label: String
        var url: String
    }

    /// How much of a message is told.
    package struct Cut: Sendable {
        /// Of the text, in characters.
        var text: Int
        /// Of every list.
        var each: Int

        package init(text: Int, each: Int) {
            (self.text, self.each) = (text, each)
        }

        package static let nothing = Cut(text: .max, each: .max)
    }

    var version = Facts.version
    var id: String
    var reason: Reason
    var recipient: Recipient
    var subject: String
    var text: String
    var links: [Link]
    var incidents: [IncidentFacts]
    var findings: [FindingFacts]
    var isShortened: Bool

    package init(_ notification: Notification, cut: Cut = .nothing) {
        let person = notification.recipient
        id = notification.id
        reason = notification.reason
        recipient = Recipient(key: person.key, name: person.name, mail: person.mail)
        subject = notification.subject
        text = notification.text.cut(to: cut.text)
        links = notification.letter.links.prefix(cut.each).compactMap { link in
            link.address.map { Link(label: link.label, url: $0) }
        }
        incidents = notification.facts.incidents.prefix(cut.each).map { $0.cut(to: cut.each) }
        findings = Array(notification.facts.findings.prefix(cut.each))
        isShortened = cut.each < .max
    }
}

extension IncidentFacts {
    fileprivate func cut(to count: Int) -> IncidentFacts {
        var facts = self
        facts.failures = failures.prefix(count).map { failure in
            var failure = failure
            failure.tests = Array(failure.tests.prefix(count))
            return failure
        }
        facts.suspects = suspects.prefix(count).map { suspect in
            var suspect = suspect
            suspect.grounds = Array(suspect.grounds.prefix(count))
            return suspect
        }
        return facts
    }
}

extension String {
    fileprivate func cut(to length: Int) -> String {
        count > length ? prefix(length) + "…" : self
    }
}
