/// What a message says, before it has a form: one value, from which plain text, HTML and each chat's form are made.
///
/// All strings in it are plain text; each form escapes at the last moment.
package struct Letter: Equatable, Sendable, Codable {
    package var tone: Tone
    /// What happened, for the subject: short enough to stand behind the tone's word.
    package var headline: String
    package var greeting: String
    package var lead: String
    package var sections: [Section]
    /// Why the reader gets this, and what to do about that.
    package var footer: [String]
    /// The subject as a template of the project's own has it.
    package var ownSubject: String?

    package init(
        tone: Tone,
        headline: String,
        greeting: String,
        lead: String,
        sections: [Section],
        footer: [String]
    ) {
        self.tone = tone
        self.headline = headline
        self.greeting = greeting
        self.lead = lead
        self.sections = sections
        self.footer = footer
    }

    /// The verdict, which is also a subject's first word.
    package enum Tone: String, Sendable, Codable {
        case red = "RED"
        case green = "GREEN"
        case noRun = "NO RUN"
        case late = "LATE"
        case stuck = "STUCK"
        case unknown = "UNKNOWN"
        case held = "HELD"
        case unreached = "NOT REACHED"
        case versions = "VERSIONS"
        case month = "MONTH"
        case test = "TEST"
    }

    package struct Section: Equatable, Sendable, Codable {
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

    package enum Block: Equatable, Sendable, Codable {
        case paragraph(String)
        case rows([Row])
        /// A named thing with a headline, perhaps a word that must not be missed, and details.
        case entry(String, headline: String, badge: String? = nil, details: [String] = [])
        /// Somebody's words, as they are.
        case quote(of: String, [String])
        case links([Link])
        case strips([Strip])
    }

    /// A thing and what is to be said of it, side by side.
    package struct Row: Equatable, Sendable, Codable {
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    package struct Link: Equatable, Sendable, Codable {
        package var label: String
        package var url: String

        package init(label: String, url: String) {
            self.label = label
            self.url = url
        }

        /// The address, where it is one that may be followed; anything else is shown, and cut.
        package var address: String? {
            let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
            let isPlain =
                url.unicodeScalars.prefix(2_001).count <= 2_000
                && url.unicodeScalars.allSatisfy { $0.isASCII && $0 > " " }
            return isWeb && isPlain ? url : nil
        }

        var shown: String { address ?? url.oneLine(limit: 40) }
    }

    /// How the last nights of something went.
    package struct Strip: Equatable, Sendable, Codable {
        package var name: String
        /// Oldest first.
        package var marks: [Mark]
    }

    /// How one night looks in a strip.
    package enum Mark: String, Sendable, Codable, CaseIterable {
        case passed = "+"
        case failed = "X"
        case noVerdict = "?"
        case notDue = "."
    }

    /// At most 78 characters on one line, the verdict first.
    package var subject: String {
        (ownSubject ?? "\(tone.rawValue): \(headline)").oneLine(limit: Self.longest)
    }

    /// The longest subject that every mail reader shows on one line.
    static var longest: Int { 78 }
}
