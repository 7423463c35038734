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
    letter: Letter(
        tone: .red,
        headline: "thalassa blocks Sunday's release; assim red 3 nights; atlas did not run",
        greeting: "Good morning Piet,",
        lead: """
            thalassa failed last night. Until it is green, Sunday's release (22 November) \
            cannot be cut. Nothing is needed from you now: if nobody has answered by 12:00, \
            you will hear again.
            """,
        sections: [
            Letter.Section("MORE", [.links([evidence])])
        ],
        footer: ["You are a stakeholder of all products."]
    ),
    facts: Facts()
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
    letter: Letter(
        tone: .red,
        headline: "thalassa on linux-aarch64, 3 tests; your change 4e1b9c2 may be related",
        greeting: "Good morning Inês,",
        lead:
            "thalassa failed on main last night, for the first time — and blocks Sunday's release.",
        sections: [
            Letter.Section(
                "WHAT FAILED",
                aside: "linux-aarch64, stage ctest",
                [
                    .rows([Letter.Row(name: "test_open_boundary", text: "new")]),
                    .quote(of: "test_open_boundary says", ["max |eta - eta_ref| = 3.1e-04"]),
                    .links([evidence]),
                ]
            )
        ],
        footer: ["You get this because 4e1b9c2 is in the range.", "Wrong person? Reply."]
    ),
    facts: Facts(incidents: [thalassa47])
)

let evidence = Letter.Link(
    label: "All evidence",
    url: "https://nightly.thalassa.example/2026-11-19?a=1&b=2"
)

let thalassa47 = IncidentFacts(
    id: "thalassa-47",
    product: "thalassa",
    title: "Thalassa ocean model",
    verdict: .failed,
    since: seven - 19_805,
    runs: 1,
    ordinal: "first night",
    blocks: "weekly",
    failures: [
        FailureFacts(
            job: "build/thalassa",
            platform: "linux-aarch64",
            stage: "ctest",
            since: seven - 19_805,
            tests: ["boundary.test_open_boundary"],
            failedTests: 3,
            url: "https://ci.thalassa.example/job/build/job/thalassa/1907/"
        )
    ],
    suspects: [
        SuspectFacts(
            name: "solver 4e1b9c2",
            confidence: "high",
            author: "Inês Duarte",
            grounds: ["nobody else changed src/boundary"]
        )
    ],
    owner: "Marit Solheim",
    holder: nil,
    expected: ExpectedAnswer(by: "12:00 today", otherwise: "the owner reverts it", guide: nil)
)

extension Notifications.Notification {
    /// Ready for a channel, as the outbox keeps it.
    func parcel(to channel: ChannelKind = .mail) -> Parcel {
        let content: [UInt8] =
            switch channel {
            case .mail: (try? render(self)) ?? []
            case .slack: Slack.render(self)
            case .mattermost: Mattermost.render(self)
            case .teams: Teams.render(self)
            case .matrix: Matrix.render(self)
            case .webhook, .command: EventJSON.render(self, at: seven)
            }
        return Parcel(self, on: channel, content: content, at: seven)
    }

    /// With so much to say that no chat has room for it.
    var endless: Notifications.Notification {
        var notification = self
        let lines = (1...3_000).map { "\($0) & <log> 👩‍👩‍👧‍👦" }
        notification.letter.sections.insert(
            Letter.Section("LOG", [.quote(of: "the log", lines)]),
            at: 0
        )
        let incident = notification.facts.incidents.first
        notification.facts.incidents = (0..<500).compactMap { _ in incident }
        return notification
    }
}

extension Outcome {
    var isDelivered: Bool {
        if case .delivered = self { true } else { false }
    }
}
