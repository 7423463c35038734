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
            "subject": subject,
            "colour": tone.colour,
            "greeting": greeting,
            "lead": lead,
            "sections": sections.map { section in
                [
                    "title": section.title,
                    "aside": section.aside as Any,
                    "blocks": section.blocks.map(\.view),
                ]
            },
            "footer": footer,
        ]
    }
}

extension Letter.Block {
    fileprivate var view: [String: Any] {
        switch self {
        case .paragraph(let text):
            ["paragraph": text]
        case .row(let name, let text):
            ["row": ["name": name, "text": text]]
        case .entry(let name, let headline, let badge, let details):
            [
                "entry": [
                    "name": name, "headline": headline, "badge": badge as Any, "details": details,
                ]
            ]
        case .quote(let lines):
            ["quote": lines.joined(separator: "\n")]
        case .link(let label, let url):
            ["link": ["label": label as Any, "url": url, "safe": url.isWebAddress]]
        case .strip(let strips):
            [
                "strip": strips.map { strip in
                    [
                        "name": strip.name,
                        "marks": strip.marks.map { mark in
                            ["mark": String(mark.rawValue), "colour": mark.colour]
                        },
                    ]
                }
            ]
        }
    }
}

extension String {
    /// Whether a mail reader may make it a link.
    fileprivate var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}

extension Letter.Tone {
    fileprivate var colour: String {
        switch self {
        case .bad: "#b3261e"
        case .good: "#1b7f3b"
        case .unknown: "#8a5a00"
        case .neutral: "#3b4558"
        }
    }
}

extension Letter.Mark {
    fileprivate var colour: String {
        switch self {
        case .passed: "#1b7f3b"
        case .failed: "#b3261e"
        case .noVerdict: "#8a5a00"
        case .notDue: "#8b93a3"
        }
    }
}
