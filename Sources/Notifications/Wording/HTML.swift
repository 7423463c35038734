import Mustache

extension Letter {
    /// The letter as an HTML page for mail: tables and inline styles, no images, every text escaped.
    /// - Throws: `MustacheTemplate.ParserError`, where the built-in template is broken.
    package func html() throws -> String {
        let text = String(decoding: PackageResources.letter_html_mustache, as: UTF8.self)
        return try MustacheTemplate(string: text).render(view)
    }

    private var view: [String: Any] {
        [
            "subject": subject.visible,
            "tone": tone.rawValue,
            "headline": headline.visible.capitalizedFirst,
            "colour": tone.colour,
            "greeting": greeting.visible,
            "lead": lead.visible,
            "sections": sections.map { section in
                [
                    "title": section.title.visible,
                    "aside": section.aside.map(\.visible) as Any,
                    "blocks": section.blocks.map(\.view),
                ]
            },
            "footer": footer.map(\.visible),
        ]
    }
}

extension Letter.Block {
    fileprivate var view: [String: Any] {
        switch self {
        case .paragraph(let text):
            ["paragraph": text.visible]
        case .rows(let rows):
            ["rows": ["each": rows.map { ["name": $0.name.visible, "text": $0.text.visible] }]]
        case .entry(let name, let headline, let badge, let details):
            [
                "entry": [
                    "name": name.visible, "headline": headline.visible,
                    "badge": badge.map(\.visible) as Any, "details": details.map(\.visible),
                ]
            ]
        case .quote(let speaker, let lines):
            [
                "quote": [
                    "of": speaker.visible, "text": lines.map(\.visible).joined(separator: "\n"),
                ]
            ]
        case .links(let links):
            [
                "links": [
                    "each": links.map { link in
                        [
                            "label": link.label.visible, "url": link.url.visible,
                            "safe": link.url.isWebAddress,
                        ]
                    }
                ]
            ]
        case .strips(let strips):
            [
                "strips": [
                    "each": strips.map { strip in
                        ["name": strip.name.visible, "spans": strip.marks.spans]
                    }
                ]
            ]
        }
    }
}

extension [Letter.Mark] {
    /// One coloured bar for each row of equal marks.
    fileprivate var spans: [[String: Any]] {
        var bars: [(mark: Letter.Mark, length: Int)] = []
        for mark in self {
            if bars.last?.mark == mark {
                bars[bars.count - 1].length += 1
            } else {
                bars.append((mark, 1))
            }
        }
        return bars.map { bar in
            let marks = Array<String>(repeating: String(bar.mark.rawValue), count: bar.length)
            return ["marks": marks.joined(separator: " "), "colour": bar.mark.colour]
        }
    }
}

extension String {
    /// Whether it may become a link.
    var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}

extension Letter.Tone {
    fileprivate var colour: String {
        switch self {
        case .red: "#b3261e"
        case .green: "#1b7f3b"
        case .noRun: "#8a5a00"
        case .versions: "#3b4a6b"
        }
    }
}

extension Letter.Mark {
    fileprivate var colour: String {
        switch self {
        case .passed: "#1b7f3b"
        case .failed: "#b3261e"
        case .noVerdict: "#8a5a00"
        case .notDue: "#76808f"
        }
    }
}
