extension Letter {
    /// The letter as the lines of a direct chat message.
    ///
    /// Shorter than a mail: no greeting, no strips, like things on one line.
    package var chatLines: [ChatLine] {
        var lines = [ChatLine([.text("\(tone.emoji) "), .strong(subject)])]
        for section in sections {
            let blocks = section.blocks.flatMap(\.chatLines)
            guard !blocks.isEmpty else { continue }
            let aside = section.aside.map { [ChatLine.Span.text(" · \($0)")] } ?? []
            lines.append(ChatLine([.strong(section.title.capitalizedOnce)] + aside))
            lines += blocks
        }
        return lines + footer.prefix(1).map { ChatLine([.faint($0)]) }
    }

    /// The links of all sections, in their order.
    package var links: [Link] {
        sections.flatMap(\.blocks).flatMap { block in
            switch block {
            case .links(let links): links
            case .paragraph, .rows, .entry, .quote, .strips: [Link]()
            }
        }
    }
}

extension Letter.Block {
    fileprivate var chatLines: [ChatLine] {
        switch self {
        case .paragraph(let text):
            [ChatLine([.text(text)])]
        case .rows(let rows):
            rows.byText.map { ChatLine([.text("\($0.name): \($0.text)")], as: .item) }
        case .entry(let name, let headline, let badge, let details):
            [
                ChatLine(
                    [.strong(name), .text(" \(headline)")]
                        + (badge.map { [.text(" · "), .strong($0)] } ?? []),
                    as: .item
                )
            ] + details.map { ChatLine([.text($0)], as: .detail) }
        case .quote(_, let lines):
            lines.map { ChatLine([.text($0)], as: .quote) }
        case .links(let links):
            [ChatLine([ChatLine.Span](links.map(\.span).joined(separator: [.text(" · ")])))]
        case .strips:
            []
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
    fileprivate var span: [ChatLine.Span] {
        [address.map { .link(label, to: $0) } ?? .text("\(label): \(shown)")]
    }
}

extension Letter.Tone {
    fileprivate var emoji: String {
        switch self {
        case .red: "🔴"
        case .green: "🟢"
        case .noRun, .late, .stuck: "⚪"
        case .versions, .month, .unknown, .held, .unreached, .test: "🔵"
        }
    }
}

extension String {
    /// `WHAT FAILED` as `What failed`.
    fileprivate var capitalizedOnce: String { lowercased().capitalizedFirst }
}
