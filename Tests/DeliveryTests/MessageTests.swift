import Foundation
import Golden
import Notifications
import Testing

@testable import Delivery

@Suite struct MessageTests {
    @Test(arguments: [("summary.eml", summary), ("suspicion.eml", suspicion)])
    func aMessageReadsAsPromised(golden: String, notification: Notifications.Notification) throws {
        let message = String(decoding: try render(notification), as: UTF8.self)
        try expectGolden(message.replacing("\r\n", with: "\n"), golden)
    }

    @Test func renderedAgainItIsTheSameToTheByte() throws {
        let (first, second) = (try render(suspicion), try render(suspicion))
        #expect(first == second)
    }

    @Test func twoPeopleGetTwoIdentities() throws {
        var other = suspicion
        other.id = Identity.incident(
            "thalassa-47",
            transition: 1,
            reason: .failed,
            date: "2026-11-19",
            to: "marit"
        )
        let ids = try [suspicion, other].map { try understood(render($0)).headers["message-id"] }
        #expect(ids[0] != ids[1])
    }

    @Test func aSummaryStartsNoThread() throws {
        let headers = try understood(render(summary)).headers
        #expect(headers["references"] == nil)
        #expect(headers["in-reply-to"] == nil)
    }

    @Test func anIncidentThreadsUnderARootThatWasNeverSent() throws {
        let headers = try understood(render(suspicion)).headers
        #expect(headers["references"] == "<thalassa-47@nightly.thalassa.example>")
        #expect(headers["in-reply-to"] == "<thalassa-47@nightly.thalassa.example>")
    }

    @Test(arguments: [
        ("Europe/Oslo", 0, "Thu, 19 Nov 2026 07:00:05 +0100"),
        ("Europe/Oslo", 200, "Mon, 07 Jun 2027 08:00:05 +0200"),
        ("Asia/Kathmandu", 0, "Thu, 19 Nov 2026 11:45:05 +0545"),
        ("America/St_Johns", 0, "Thu, 19 Nov 2026 02:30:05 -0330"),
        ("UTC", 0, "Thu, 19 Nov 2026 06:00:05 +0000"),
    ])
    func theDateShowsTheOffsetOfItsZone(zone: String, days: Int, date: String) throws {
        var sender = nightly
        sender.timeZone = try #require(TimeZone(identifier: zone))
        let message = try Message.render(summary, sender: sender, at: seven + Double(days) * 86_400)
        let shown = try understood(message).headers["date"]
        #expect(shown == date)
    }

    @Test(arguments: ["Good morning Inês,\n", "Доброе утро\n", "朝\n", "plain\n"])
    func whateverTheLettersTheyAreUTF8(text: String) throws {
        let words = Message.Words(subject: "RED", text: text, html: text)
        let message = Message.render(words, of: suspicion, sender: nightly, at: seven)
        let parts = try understood(message).parts
        #expect(parts.map(\.text) == [text, text])
        #expect(parts.map(\.charset) == ["utf-8", "utf-8"])
    }

    @Test func asciiInShortLinesIsLeftReadable() {
        let words = Message.Words(subject: "RED", text: "Plain\n", html: "<p>Plain</p>\n")
        let bytes = Message.render(words, of: summary, sender: nightly, at: seven)
        let message = String(decoding: bytes, as: UTF8.self)
        #expect(message.contains("Content-Transfer-Encoding: 7bit"))
        #expect(!message.contains("quoted-printable"))
    }

    @Test func noNameReordersWhatFollowsIt() throws {
        var notification = suspicion
        notification.recipient.name = "Ines \u{202E}etrauD\u{202C}\u{2066}"
        let message = try render(notification)
        let to = try #require(understood(message).headers["to"])
        #expect(to.hasPrefix("Ines"))
        #expect(!to.unicodeScalars.contains { $0.properties.generalCategory == .format }, "\(to)")
    }

    @Test(arguments: [
        ("Thalassa nightly", "Thalassa nightly"),
        (#"Thalassa "quoted" <x> nightly"#, "Thalassa quoted x nightly"),
        ("Thalassa, the 2.0 nightly", #""Thalassa, the 2.0 nightly""#),
        ("Tiefsee-Täglich", "Tiefsee-Täglich"),
        ("Tiefsee, täglich", "Tiefsee, täglich"),
    ])
    func aListHasOneAddressWhateverItIsCalled(name: String, phrase: String) throws {
        var sender = nightly
        sender.listName = name
        let message = try Message.render(summary, sender: sender, at: seven)
        let header = try #require(understood(message).headers["list-id"])
        #expect(header == "\(phrase) <nightly.thalassa.example>")
    }

    @Test(arguments: Hostile.all)
    func hostileTextStaysWhereItBelongs(_ hostile: Hostile) throws {
        var notification = suspicion
        notification.recipient.name = hostile.name
        notification.recipient.mail = hostile.mail
        let words = Message.Words(subject: hostile.subject, text: hostile.text, html: hostile.text)
        let message = Message.render(words, of: notification, sender: nightly, at: seven)

        let lines = String(decoding: message, as: UTF8.self).split(
            separator: "\r\n",
            omittingEmptySubsequences: false
        )
        #expect(
            lines.allSatisfy { $0.utf8.count <= 998 && !$0.contains("\n") && !$0.contains("\r") }
        )
        let head = lines.prefix { !$0.isEmpty }
        #expect(head.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x80 } })
        let headWords = head.flatMap { $0.split { " \t<>".contains($0) } }
        #expect(headWords.allSatisfy { !$0.hasPrefix("=?") || $0.utf8.count <= 75 })

        let read = try understood(message)
        #expect(read.defects == [])
        #expect(read.names == Self.names)
        #expect(read.recipients == hostile.recipients)
        #expect(read.headers["subject"] == hostile.subjectShown)
        #expect(read.parts.map(\.type) == ["text/plain", "text/html"])
        #expect(read.parts.map(\.text) == [hostile.textShown, hostile.textShown])
    }

    private static let names = [
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "References", "In-Reply-To",
        "List-Id", "List-Unsubscribe", "Auto-Submitted", "MIME-Version", "Content-Type",
    ]
}

func render(_ notification: Notifications.Notification) throws -> [UInt8] {
    try Message.render(notification, sender: nightly, at: seven)
}

/// Text from outside in every place that it can reach, and what a reader may see of it.
struct Hostile: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var name = "Ines Duarte"
    var mail = "ines@thalassa.example"
    var subject = "RED: thalassa"
    var text = "Good morning\n"
    var recipients = ["ines@thalassa.example"]
    private var subjectSeen: String?
    private var textSeen: String?

    var subjectShown: String { subjectSeen ?? subject }
    var textShown: String { textSeen ?? text }

    static let all: [Hostile] = [
        Hostile(
            testDescription: "line breaks in a name",
            name: "Ines\r\nBcc: all@thalassa.example\r\n\r\nbody"
        ),
        Hostile(testDescription: "a name with an address", name: "x <boss@thalassa.example>, y"),
        Hostile(testDescription: "quotes in a name", name: #"Ines "the \ Duarte"#),
        Hostile(testDescription: "an empty name", name: ""),
        Hostile(testDescription: "a name from right to left", name: "אינס דוארטה"),
        Hostile(
            testDescription: "a long name",
            name: String(repeating: "Müller-Lüdenscheidt ", count: 20)
        ),
        Hostile(
            testDescription: "line breaks in an address",
            mail: "ines@thalassa.example>\r\nBcc: <all@thalassa.example",
            recipients: []
        ),
        Hostile(
            testDescription: "two addresses in one",
            mail: "ines@thalassa.example, all@thalassa.example",
            recipients: []
        ),
        Hostile(testDescription: "an empty address", mail: "", recipients: []),
        Hostile(
            testDescription: "neither name nor address",
            name: "\n",
            mail: "@",
            recipients: []
        ),
        Hostile(
            testDescription: "line breaks in a subject",
            subject: "RED\r\nBcc: all@thalassa.example\r\n\r\n<b>\u{0}\u{2028}",
            subjectSeen: "RED  Bcc: all@thalassa.example    <b>"
        ),
        Hostile(
            testDescription: "an encoded word in a subject",
            subject: "RED =?utf-8?q?=0D=0ABcc:_all=40thalassa.example?=",
            subjectSeen: "RED = ?utf-8?q?=0D=0ABcc:_all=40thalassa.example?="
        ),
        Hostile(testDescription: "300 letters", subject: String(repeating: "x", count: 300)),
        Hostile(
            testDescription: "300 letters beyond ASCII",
            subject: String(repeating: "ø", count: 300)
        ),
        Hostile(
            testDescription: "a long word in a long name",
            name: String(repeating: "山田太郎", count: 12)
        ),
        Hostile(
            testDescription: "60 words",
            subject: "RED:" + String(repeating: " wörd two", count: 60)
        ),
        Hostile(testDescription: "emoji", subject: String(repeating: "👩‍👩‍👧‍👦🐳 ", count: 40) + "."),
        Hostile(testDescription: "right to left", subject: "RED: נכשל في الليل, 3 tests"),
        Hostile(testDescription: "a subject of one space", subject: " ", subjectSeen: ""),
        Hostile(
            testDescription: "10 kB in one line",
            text: String(repeating: "log ", count: 2_500) + "\n"
        ),
        Hostile(
            testDescription: "10 kB of emoji",
            text: String(repeating: "🐳", count: 2_500) + "\n"
        ),
        Hostile(
            testDescription: "every kind of line end",
            text: "a\rb\r\nc\n\r\n.\n..\nFrom me\n\u{0}\u{1B}[31mred",
            textSeen: "a\nb\nc\n\n.\n..\nFrom me\n\u{FFFD}\u{FFFD}[31mred\n"
        ),
        Hostile(
            testDescription: "text that knows the boundary",
            text: "--=_\(Identity.digest(suspicion.id))\nContent-Type: text/plain\n\nforged\n"
        ),
        Hostile(testDescription: "no text", text: "", textSeen: "\n"),
    ]
}
