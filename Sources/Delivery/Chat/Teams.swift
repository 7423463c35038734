package import Foundation
package import Notifications
package import Wire

/// Microsoft Teams, by a workflow that waits for webhook requests and posts an adaptive card.
///
/// The workflow accepts first and posts then: what goes wrong after that is seen in its own history only.
package final class Teams {
    private let endpoint: Endpoint

    package init(url: Secret, by courier: Courier) {
        endpoint = Endpoint(
            url,
            advice: "check that the workflow still exists, and that its owner has not left",
            isOnePersons: true,
            by: courier
        )
    }

    package static func render(_ notification: Notifications.Notification) -> [UInt8] {
        let lines =
            notification.own?[.teams].map {
                $0.split(whereSeparator: \.isNewline).map(Card.Line.init(markdown:))
            }
            ?? notification.letter.chatLines.fitting(Form.teams.limit) { line in
                Card.Line(line).jsonBytes.count + 1
            }.map(Card.Line.init)
        return Envelope(card: Card(lines: lines, summary: notification.subject)).jsonBytes
    }

    package func send(_ parcel: Parcel, at now: Date) -> Outcome {
        endpoint.send(parcel.content, at: now) { said in
            // The connectors of old passed on in a 200 what went wrong behind them.
            said.text.contains("HTTP error 429")
                ? .postponed("\(said.host) asks to wait (\(said.words))", .seconds)
                : said.text.contains("HTTP error")
                    ? .refused("\(said.host) refuses the message (\(said.words))")
                    : .delivered(said.words)
        }
    }
}

/// What the workflow's trigger takes.
private struct Envelope: Encodable {
    struct Attachment: Encodable {
        var contentType = "application/vnd.microsoft.card.adaptive"
        var content: Card
    }

    var type = "message"
    var attachments: [Attachment]

    init(card: Card) {
        attachments = [Attachment(content: card)]
    }
}

/// An adaptive card of rich text, in which nothing is escaped, for nothing is read as markup.
private struct Card: Encodable {
    struct Line: Encodable {
        var type = "RichTextBlock"
        var spacing = "None"
        var inlines: [Run]?
        /// Markdown, of a template that has escaped what it was given.
        var text: String?
        var wrap: Bool?
    }

    struct Run: Encodable {
        var type = "TextRun"
        var text: String
        var weight: String?
        var isSubtle: Bool?
        var fontType: String?
        var selectAction: Open?
    }

    struct Open: Encodable {
        var type = "Action.OpenUrl"
        var url: String
    }

    var schema = "http://adaptivecards.io/schemas/adaptive-card.json"
    var type = "AdaptiveCard"
    var version = "1.4"
    var fallbackText: String
    var body: [Line]
    var teams = ["width": "Full"]

    init(lines: [Line], summary: String) {
        body = lines
        fallbackText = summary
    }

    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case type, version, fallbackText, body
        case teams = "msteams"
    }
}

extension Card.Line {
    init(markdown: Substring) {
        type = "TextBlock"
        text = String(markdown)
        wrap = true
    }

    init(_ line: ChatLine) {
        let start: [Card.Run] =
            switch line.kind {
            case .plain, .quote: []
            case .item: [Card.Run(text: "• ")]
            case .detail: [Card.Run(text: "\u{2003}")]
            }
        inlines = start + line.spans.map { Card.Run($0, isQuote: line.kind == .quote) }
    }
}

extension Card.Run {
    fileprivate init(_ span: ChatLine.Span, isQuote: Bool) {
        switch span {
        case .text(let text): self.init(text: text)
        case .strong(let text): self.init(text: text, weight: "Bolder")
        case .faint(let text): self.init(text: text, isSubtle: true)
        case .link(let words, let address):
            self.init(text: words, selectAction: Card.Open(url: address))
        }
        if isQuote { fontType = "Monospace" }
    }
}
