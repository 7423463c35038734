/// A form that a message can be given, each by a template of its own.
package enum Form: String, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable {
    case subject
    case mailText = "mail.txt"
    case mailHTML = "mail.html"
    case slack
    case mattermost
    /// In the card, each of its lines a paragraph.
    case teams
    /// For clients of Matrix that show no markup.
    case matrixText = "matrix.txt"
    case matrixHTML = "matrix.html"

    /// The name of its template's file.
    package var file: String { rawValue + Self.suffix }

    package static let suffix = ".mustache"

    /// The forms that a channel asks for.
    package static func all(on channel: ChannelKind) -> [Form] {
        switch channel {
        case .mail: [.mailText, .mailHTML]
        case .slack: [.slack]
        case .mattermost: [.mattermost]
        case .teams: [.teams]
        case .matrix: [.matrixText, .matrixHTML]
        case .webhook, .command: []
        }
    }

    /// How long a text may be in this form, in UTF-16 units: what is longer is cut by somebody on the way.
    package var limit: Int {
        switch self {
        case .subject: 10_000
        // Gmail shows no more of a mail.
        case .mailText, .mailHTML: 100_000
        // Slack cuts off what is longer.
        case .slack: 4_000
        // Mattermost's server splits what is longer in two.
        case .mattermost: 16_383
        // 28 KB is the limit of a card, after Teams has made it larger.
        case .teams: 18_000
        // An event of Matrix has at most 65,536 bytes, and this is in it twice.
        case .matrixText, .matrixHTML: 8_000
        }
    }
}

extension Form {
    /// Text from outside, as it may stand anywhere in this form: nothing in it is taken for markup.
    func escaped(_ text: String) -> String {
        switch self {
        case .mailHTML: text.htmlEscaped.replacing("'", with: "&#39;")
        case .matrixHTML: markup.escaped(text).replacing("'", with: "&#39;")
        case .subject, .mailText, .slack, .mattermost, .teams, .matrixText: markup.escaped(text)
        }
    }

    /// An address that may be followed, as it may stand where this form has one.
    func escaped(address: String) -> String { markup.address(address) }

    private var markup: Markup {
        switch self {
        case .subject, .mailText, .matrixText: .none
        case .mailHTML, .matrixHTML: .html
        case .slack: .mrkdwn
        case .mattermost, .teams: .markdown
        }
    }
}
