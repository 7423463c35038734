import Foundation
import Nightly
import Notifications

@testable import Delivery

// One morning of the Thalassa project, shortened to what a channel has to cope with.

let seven = Date(timeIntervalSince1970: 1_795_068_005)  // Thu 19 Nov 2026, 07:00:05 CET

// swift-format-ignore: NeverForceUnwrap
let nightly = Sender(
    from: Mailbox("Thalassa nightly <nightly@thalassa.example>")!,
    replyTo: Mailbox("release@thalassa.example"),
    listName: "Thalassa nightly",
    domain: "nightly.thalassa.example",
    unsubscribe: Mailbox("release@thalassa.example"),
    timeZone: TimeZone(identifier: "Europe/Oslo")!
)

let piet = Person(key: "piet", name: "Piet de Vries", mail: "piet@thalassa.example")
let ines = Person(key: "ines", name: "Inês Duarte", mail: "ines@thalassa.example")

let summary = Notifications.Notification(
    id: Identity.summary(date: "2026-11-19", covering: ["thalassa-47.1"], to: "piet"),
    recipient: piet,
    reason: .summary,
    tells: [],
    thread: nil,
    subject: "RED: thalassa blocks Sunday's release; assim red 3 nights; atlas did not run",
    text: """
        Good morning Piet,

        thalassa failed last night. Until it is green, Sunday's release (22 November)
        cannot be cut. Nothing is needed from you now: if nobody has answered by
        12:00, you will hear again.

        More: https://nightly.thalassa.example/2026-11-19
        --\(" ")
        You are a stakeholder of all products: one mail, on mornings when something
        changed. Not for you? Reply to this mail.

        """,
    html: "<p>Good morning Piet,</p>\n<p>thalassa failed last night.</p>\n",
    chat: """
        :red_circle: *thalassa* failed
        Until it is green, Sunday's release cannot be cut.
        <https://nightly.thalassa.example/2026-11-19|All evidence>
        """
)

let suspicion = Notifications.Notification(
    id: Identity.incident(
        "thalassa-47",
        transition: 1,
        reason: .failed,
        date: "2026-11-19",
        to: "ines"
    ),
    recipient: ines,
    reason: .failed,
    tells: [IncidentID(product: "thalassa", number: 47)],
    thread: "thalassa-47",
    subject: "RED: thalassa on linux-aarch64, 3 tests; your change 4e1b9c2 may be related",
    text: """
        Good morning Inês,

        thalassa failed on main last night, for the first time — and blocks Sunday's release.
          max |eta - eta_ref| = 3.1e-04

        """,
    html: "<p>Good morning Inês,</p>\n<pre>max |eta - eta_ref| = 3.1e-04</pre>\n",
    chat: ":red_circle: *thalassa* failed on main, first night"
)

extension Notifications.Notification {
    /// Ready for a channel, as the outbox keeps it.
    func parcel(to channel: ChannelKind = .mail) -> Parcel {
        let content: [UInt8] =
            switch channel {
            case .mail: Message.render(self, sender: nightly, at: seven)
            case .webhook: Array(chat.utf8)
            }
        return Parcel(
            id: "\(id)@\(channel.rawValue)",
            recipient: recipient,
            channel: channel,
            reason: reason,
            tells: tells,
            subject: subject,
            content: content,
            composed: seven
        )
    }
}

extension Outcome {
    var isDelivered: Bool {
        if case .delivered = self { true } else { false }
    }
}
