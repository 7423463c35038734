extension Letter {
    /// The letter as a direct chat message, in the mrkdwn that Slack and Mattermost accept, escaped.
    ///
    /// Shorter than a mail: headlines, the first error, what is expected, links.
    package var chat: String {
        var lines = ["\(tone.emoji) *\(subject.mrkdwn)*"]
        for section in sections {
            let aside = section.aside.map { " · \($0.mrkdwn)" } ?? ""
            lines.append("*\(section.title.mrkdwn)*\(aside)")
            lines += section.blocks.flatMap(\.chat)
        }
        lines.append("_\(footer.first?.mrkdwn ?? "")_")
        return lines.joined(separator: "\n")
    }
}

extension Letter.Block {
    fileprivate var chat: [String] {
        switch self {
        case .paragraph(let text): return [text.mrkdwn]
        case .row(let name, let text): return ["• \(name.mrkdwn) \(text.mrkdwn)"]
        case .entry(let name, let headline, let badge, let details):
            let badge = badge.map { " *\($0.mrkdwn)*" } ?? ""
            return ["• *\(name.mrkdwn)* \(headline.mrkdwn)\(badge)"]
                + details.map { "   \($0.mrkdwn)" }
        case .quote(let lines): return lines.map { "> \($0.mrkdwn)" }
        case .link(let label, let url): return ["\((label ?? "").mrkdwn) \(url.mrkdwn)"]
        case .strip: return []
        }
    }
}

extension Letter.Tone {
    fileprivate var emoji: String {
        switch self {
        case .bad: ":red_circle:"
        case .good: ":large_green_circle:"
        case .unknown: ":white_circle:"
        case .neutral: ":large_blue_circle:"
        }
    }
}

extension String {
    /// With the three characters escaped that mean something to Slack.
    fileprivate var mrkdwn: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
