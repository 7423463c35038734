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
        EventData.Cut.nothing, .init(text: 6_000, each: 8), .init(text: 2_000, each: 3),
    ]
    private static let barest = EventData.Cut(text: 500, each: 1)
}

private struct Event: Encodable {
    var type: String
    var timestamp: Date
    var data: EventData

    init(_ notification: Notifications.Notification, at date: Date, cut: EventData.Cut) {
        type = "daybreak.\(notification.reason.rawValue)"
        timestamp = date
        data = EventData(notification, cut: cut)
    }
}
