import Mustache

extension Letter {
    /// The letter as an HTML page for mail: tables and inline styles, no images, every text escaped.
    /// - Throws: `MustacheTemplate.ParserError`, where the built-in template is broken.
    package func html() throws -> String {
        try Self.template.get().render(view)
    }

    private static let template = Result {
        let text = String(decoding: PackageResources.letter_html_mustache, as: UTF8.self)
        return try MustacheTemplate(string: text)
    }

    /// An optional text is a list of one or none: the template shows a nil as a word.
    private var view: [String: Any] {
        [
            "subject": subject.visible,
            "tone": tone.rawValue,
            "headline": headline.visible,
            "colour": tone.colour,
            "greeting": greeting.visible,
            "lead": lead.visible,
            "sections": sections.map { section in
                [
                    "title": section.title.visible,
                    "aside": [section.aside?.visible].compactMap(\.self),
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
                    "badge": [badge?.visible].compactMap(\.self), "details": details.map(\.visible),
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
                            "label": link.label.visible, "shown": link.shown,
                            "address": [link.address].compactMap(\.self),
                        ]
                    }
                ]
            ]
        case .strips(let strips):
            [
                "strips": [
                    "each": strips.map { strip in
                        ["name": strip.name.visible, "marks": strip.marks.map(\.view)]
                    }
                ]
            ]
        }
    }
}

extension Letter.Mark {
    fileprivate var view: [String: Any] {
        let kind =
            switch self {
            case .passed: "passed"
            case .failed: "failed"
            case .noVerdict: "unknown"
            case .notDue: "idle"
            }
        return ["mark": rawValue, "kind": kind]
    }
}

extension Letter.Tone {
    fileprivate var colour: String {
        switch self {
        case .red: "#b3261e"
        case .green: "#1b7f3b"
        case .noRun, .late, .stuck: "#8a5a00"
        case .versions, .unknown, .held, .unreached, .test: "#3b4a6b"
        }
    }
}
