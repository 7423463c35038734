extension Letter {
    /// The letter as a direct chat message, in the mrkdwn that Slack and Mattermost accept, escaped.
    ///
    /// Shorter than a mail: no greeting, no strips, like things on one line.
    package var chat: String {
        var lines = ["\(tone.emoji) *\(subject.mrkdwn)*"]
        for section in sections {
            let texts = section.blocks.flatMap(\.chat)
            guard !texts.isEmpty else { continue }
            let aside = section.aside.map { " · \($0.mrkdwn)" } ?? ""
            lines.append("*\(section.title.capitalizedOnce.mrkdwn)*\(aside)")
            lines += texts
        }
        lines.append("_\(footer.first?.mrkdwn ?? "")_")
        return lines.joined(separator: "\n")
    }
}

extension Letter.Block {
    fileprivate var chat: [String] {
        switch self {
        case .paragraph(let text): [text.mrkdwn]
        case .rows(let rows): rows.byText.map { "• \($0.name.mrkdwn): \($0.text.mrkdwn)" }
        case .entry(let name, let headline, let badge, let details):
            [
                "• *\(name.mrkdwn)* \(headline.mrkdwn)"
                    + (badge.map { " · *\($0.mrkdwn)*" } ?? "")
            ] + details.map { "    \($0.mrkdwn)" }
        case .quote(_, let lines): lines.map { "> \($0.mrkdwn)" }
        case .links(let links): [links.map(\.mrkdwn).joined(separator: " · ")]
        case .strips: []
        }
    }
}

extension [Letter.Row] {
    /// With the names together of which the same is said.
    fileprivate var byText: [Letter.Row] {
        reduce(into: []) { rows, row in
            if rows.last?.text == row.text {
                rows[rows.count - 1].name += ", \(row.name)"
            } else {
                rows.append(row)
            }
        }
    }
}

extension Letter.Link {
    fileprivate var mrkdwn: String {
        address.map { Mrkdwn.link($0, label.visible) } ?? "\(label): \(shown)".mrkdwn
    }
}

extension Letter.Tone {
    fileprivate var emoji: String {
        switch self {
        case .red: "🔴"
        case .green: "🟢"
        case .noRun, .late, .stuck: "⚪"
        case .versions: "🔵"
        }
    }
}

extension String {
    fileprivate var mrkdwn: String { Mrkdwn.escaped(visible) }

    /// `WHAT FAILED` as `What failed`.
    fileprivate var capitalizedOnce: String { lowercased().capitalizedFirst }
}
