/// A letter as templates see it: each block has one of its keys, by which it is told apart.
struct LetterView: Encodable {
    var subject: String
    var tone: String
    var colour: String
    var headline: String
    var greeting: String
    var lead: String
    var sections: [Section]
    var footer: [String]

    struct Section: Encodable {
        var title: String
        var aside: String?
        var blocks: [Block]
    }

    struct Block: Encodable {
        var paragraph: String?
        var rows: Each<Letter.Row>?
        var entry: Entry?
        var quote: Quote?
        var links: Each<Link>?
        var strips: Each<Strip>?
    }

    /// A list that is there as a whole, so that something may stand around it once.
    struct Each<Element: Encodable>: Encodable {
        var each: [Element]
    }

    struct Entry: Encodable {
        var name: String
        var headline: String
        var badge: String?
        var details: [String]
    }

    struct Quote: Encodable {
        var of: String
        var lines: [String]
    }

    struct Link: Encodable {
        var label: String
        /// Missing where it may not be followed.
        var address: String?
        var shown: String
    }

    struct Strip: Encodable {
        var name: String
        var marks: [Mark]
    }

    struct Mark: Encodable {
        var mark: String
        var kind: String
    }
}

extension LetterView {
    init(_ letter: Letter) {
        subject = letter.subject
        tone = letter.tone.rawValue
        colour = letter.tone.colour
        headline = letter.headline
        greeting = letter.greeting
        lead = letter.lead
        sections = letter.sections.map { section in
            Section(
                title: section.title,
                aside: section.aside,
                blocks: section.blocks.map(Block.init)
            )
        }
        footer = letter.footer
    }
}

extension LetterView.Block {
    fileprivate init(_ block: Letter.Block) {
        switch block {
        case .paragraph(let text): paragraph = text
        case .rows(let rows): self.rows = .init(each: rows)
        case .entry(let name, let headline, let badge, let details):
            entry = .init(name: name, headline: headline, badge: badge, details: details)
        case .quote(let speaker, let lines): quote = .init(of: speaker, lines: lines)
        case .links(let links):
            self.links = .init(
                each: links.map { .init(label: $0.label, address: $0.address, shown: $0.shown) }
            )
        case .strips(let strips):
            self.strips = .init(
                each: strips.map { strip in
                    let marks = strip.marks.map {
                        LetterView.Mark(mark: $0.rawValue, kind: $0.kind)
                    }
                    return .init(name: strip.name, marks: marks)
                }
            )
        }
    }
}

extension Letter.Mark {
    fileprivate var kind: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .noVerdict: "unknown"
        case .notDue: "idle"
        }
    }
}

extension Letter.Tone {
    fileprivate var colour: String {
        switch self {
        case .red: "#b3261e"
        case .green: "#1b7f3b"
        case .noRun, .late, .stuck: "#8a5a00"
        case .versions, .month, .unknown, .held, .unreached, .test: "#3b4a6b"
        }
    }
}
