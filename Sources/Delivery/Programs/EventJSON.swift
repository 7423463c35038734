package import Foundation
package import Notifications

/// A message as programs get it: webhooks in the body of a post, commands on their standard input.
///
///     { "type": "daybreak.failed", "timestamp": "2026-11-19T06:00:05Z",
///       "data": { "version": 1, "id": …, "reason": "failed", "recipient": …, "subject": …, "text": …,
///                 "links": […], "incidents": […], "findings": […], "isShortened": false } }
package enum EventJSON {
    /// Under 20 KB, whatever happened: with fewer words, tests and suspects where there is too much.
    package static func render(
        _ notification: Notifications.Notification,
        at date: Date
    ) -> [UInt8] {
        let versions = cuts.lazy.map { Event(notification, at: date, cut: $0).jsonBytes }
        return versions.first { $0.count < mostBytes }
            ?? Event(notification, at: date, cut: barest).jsonBytes
    }

    /// What Standard Webhooks asks for.
    private static let mostBytes = 20_000
    private static let cuts = [
        Cut(text: .max, each: .max), Cut(text: 6_000, each: 8), Cut(text: 2_000, each: 3),
    ]
    private static let barest = Cut(text: 500, each: 1)
}

/// How much of a message is told.
private struct Cut {
    /// Of the text, in characters.
    var text: Int
    /// Of every list.
    var each: Int
}

private struct Event: Encodable {
    struct Link: Encodable {
        var label: String
        var url: String
    }

    struct Data: Encodable {
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
    }

    struct Recipient: Encodable {
        var key: String
        var name: String
        var mail: String
    }

    var type: String
    var timestamp: Date
    var data: Data

    init(_ notification: Notifications.Notification, at date: Date, cut: Cut) {
        let person = notification.recipient
        type = "daybreak.\(notification.reason.rawValue)"
        timestamp = date
        data = Data(
            id: notification.id,
            reason: notification.reason,
            recipient: Recipient(key: person.key, name: person.name, mail: person.mail),
            subject: notification.subject,
            text: notification.text.cut(to: cut.text),
            links: notification.letter.links.prefix(cut.each).compactMap { link in
                link.address.map { Link(label: link.label, url: $0) }
            },
            incidents: notification.facts.incidents.prefix(cut.each).map { $0.cut(to: cut.each) },
            findings: Array(notification.facts.findings.prefix(cut.each)),
            isShortened: cut.each < .max
        )
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
