/// One thing that a reader, the lint or the audit has to say.
package struct Finding: Hashable, Sendable {
    package var rule: Rule
    package var place: Place
    /// What is wrong here, in one sentence without its full stop.
    package var message: String
    /// The same in a few words that follow its subject: `3.3.10 used where 3.3.9 is declared`.
    package var headline: String?
    /// What to do about it, where the message has not said so.
    package var help: String?
    package var fix: Fix?
    package var related: [Related]
    /// What it is about, such as a package, by a name that stays while lines and versions move.
    package var subject: String?
    /// Where it was seen, if not in a file: an environment, an agent.
    package var scope: String?

    package init(
        _ rule: Rule,
        at place: Place,
        _ message: String,
        help: String? = nil,
        fix: Fix? = nil,
        related: [Related] = [],
        subject: String? = nil,
        scope: String? = nil,
        headline: String? = nil
    ) {
        self.rule = rule
        self.place = place
        self.message = message
        self.help = help
        self.fix = fix
        self.related = related
        self.subject = subject
        self.scope = scope
        self.headline = headline
    }
}

/// Another place that a finding speaks of, and what is there.
package struct Related: Hashable, Sendable {
    package var place: Place
    package var note: String

    package init(_ place: Place, _ note: String) {
        self.place = place
        self.note = note
    }
}

/// A document that cannot be used, with all that is wrong with it.
package struct Unreadable: Error, Equatable, Sendable {
    package var findings: [Finding]

    package init(_ findings: [Finding]) {
        self.findings = findings
    }
}

extension Unreadable: CustomStringConvertible {
    package var description: String {
        findings.map { "\($0.place): \($0.message)" }.joined(separator: "\n")
    }
}
