import Foundation
import Golden
import Nightly
import Notifications
import Story
import Testing

/// The words of Thursday 19 November 2026, as the people of the story read them.
@Suite struct MorningTests {
    static let messages = compose(Thalassa.morning, for: .thalassa).notifications

    @Test(arguments: [
        ("ines", Reason.failed, "failed-suspect"),
        ("marit", .failed, "failed-owner"),
        ("piet", .summary, "summary"),
        ("jun", .fixed, "fixed"),
        ("jun", .noRun, "no-run"),
    ])
    func eachReaderIsTold(reader: String, why: Reason, golden: String) throws {
        let message = try #require(
            Self.messages.first { $0.recipient.key == reader && $0.reason == why }
        )
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "\(golden).txt")
        let html = try message.letter.html()
        try expectGolden(html, "\(golden).html")
        #expect(html.utf8.count < 30_000)
    }

    @Test(arguments: [
        (Markup.mrkdwn, "mrkdwn"), (.markdown, "markdown"), (.html, "chat.html"),
        (.none, "chat.txt"),
    ])
    func chatsReadTheSame(markup: Markup, golden: String) throws {
        for (reader, name) in [("ines", "failed-suspect"), ("piet", "summary")] {
            let message = try #require(Self.messages.first { $0.recipient.key == reader })
            let text = markup.text(of: message.letter, atMost: 4_000)
            try expectGolden(text + "\n", "\(name).\(golden)")
        }
    }

    @Test func sevenMessagesGoOut() throws {
        let told = Self.messages.map { "\($0.recipient.key) \($0.reason.rawValue)" }
        #expect(
            told == [
                "ines failed", "marit failed", "jun no-run", "jun fixed",
                "piet summary", "seun summary", "hanna summary",
            ]
        )
    }

    @Test func aMorningThatWasNotReadIsNotOneOnWhichNothingWasDue() throws {
        let trouble = Unread(
            kind: .refused,
            controller: "ci.thalassa.example",
            address: "https://ci.thalassa.example/job/nightly/job/thalassa/api/json",
            what: "refuses our token (401)",
            remedy: "check `user` and `token`"
        )
        let products = Thalassa.products.map { telling in
            var telling = telling
            if telling.product.name == "thalassa" {
                telling.jenkins.unread[oslo(19, "07:00")] = trouble
            }
            return telling
        }
        let morning = products.morning(at: Thalassa.mornings)
        let messages = compose(morning, for: .thalassa).notifications
        let summary = try #require(messages.first { $0.reason == .summary })
        #expect(summary.text.contains("  thalassa    + + + + + + + + + + + + + ?\n"))
    }

    @Test func thoseWhoWatchReadTheSame() throws {
        let summaries = Self.messages.filter { $0.reason == .summary }
        let texts = Set(summaries.map { $0.text.split(separator: "\n").dropFirst() })
        #expect(texts.count == 1)
    }
}
