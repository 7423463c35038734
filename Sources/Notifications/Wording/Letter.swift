/// What a message says, before it has a form: one value, from which plain text, HTML and chat are made.
///
/// All strings in it are plain text; each form escapes at the last moment.
package struct Letter: Equatable, Sendable {
    package var subject: String
    package var tone: Tone
    package var greeting: String
    package var lead: String
    package var sections: [Section]
    /// Why the reader gets this, and what to do about that.
    package var footer: [String]

    package enum Tone: String, Sendable {
        case bad
        case good
        case unknown
        case neutral
    }

    package struct Section: Equatable, Sendable {
        package var title: String
        /// Said beside the title.
        package var aside: String?
        package var blocks: [Block]

        package init(_ title: String, aside: String? = nil, _ blocks: [Block]) {
            self.title = title
            self.aside = aside
            self.blocks = blocks
        }
    }

    package enum Block: Equatable, Sendable {
        case paragraph(String)
        /// A thing and what is to be said of it, side by side.
        case row(String, String)
        /// A named thing with a headline, perhaps a word that must not be missed, and details.
        case entry(String, headline: String, badge: String? = nil, details: [String] = [])
        /// Somebody's words, as they are.
        case quote([String])
        case link(label: String?, url: String)
        /// The last runs, one line a name.
        case strip([Strip])
    }

    package struct Strip: Equatable, Sendable {
        package var name: String
        /// Oldest first.
        package var marks: [Mark]

        package init(name: String, marks: [Mark]) {
            self.name = name
            self.marks = marks
        }
    }

    /// How one night of a product looks in a strip.
    package enum Mark: Character, Sendable, CaseIterable {
        case passed = "+"
        case failed = "X"
        case noVerdict = "?"
        case notDue = "."
    }

    package init(
        subject: String,
        tone: Tone,
        greeting: String,
        lead: String,
        sections: [Section],
        footer: [String]
    ) {
        self.subject = subject
        self.tone = tone
        self.greeting = greeting
        self.lead = lead
        self.sections = sections
        self.footer = footer
    }
}
