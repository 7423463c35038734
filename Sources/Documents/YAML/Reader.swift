/// Reads a YAML document and notes what is wrong with it, instead of stopping at the first slip.
///
/// What is asked for and missing is stood in for, so that a reader of a nested document reads like a
/// declaration. So what was read counts only if there are no findings: ask `finish`.
///
///     let reader = Reader(source)
///     let map = reader.root(known: ["jenkins", "products"])
///     let jenkins = map.mapping("jenkins", shorthand: "url", known: ["url", "user"])
///     let configuration = Configuration(url: jenkins.text("url"), user: jenkins.optionalText("user"))
///     return try reader.finish(configuration)
package final class Reader {
    package let source: Source
    package let grammar: Grammar
    private var noted: [Finding] = []
    private let rootValue: Value?

    package init(_ source: Source, grammar: Grammar = .plain) {
        self.source = source
        self.grammar = grammar
        var composer = Composer(source)
        rootValue = composer.compose()
        noted = composer.slips.map { Finding($0, grammar) }
    }

    /// In the order of the document.
    package var findings: [Finding] { noted.sorted { $0.place < $1.place } }

    package func note(_ finding: Finding) {
        noted.append(finding)
    }

    /// What was read, if nothing was wrong with it.
    package func finish<Content>(_ content: Content) throws(Unreadable) -> Content {
        guard !noted.contains(where: { $0.rule.severity == .error }) else {
            throw Unreadable(findings)
        }
        return content
    }

    /// The document as a mapping.
    package func root(known: [String]?) -> Mapping {
        if let rootValue { return mapping(rootValue, known: known) }
        let start = Place(file: source.file)
        if noted.isEmpty { note(Finding(grammar.missingKey, at: start, "this document is empty")) }
        return Mapping(reader: self, place: start, entries: [], isStandIn: true)
    }

    /// A value as a mapping whose keys are known, or one for everybody to choose keys in (`nil`).
    ///
    /// With a shorthand, a single value or a list stands for the mapping that has only this key.
    package func mapping(_ value: Value, shorthand: String? = nil, known: [String]?) -> Mapping {
        switch value.content {
        case .mapping(let entries):
            let mapping = Mapping(reader: self, place: value.label, entries: entries)
            if let known { mapping.noteUnknownKeys(known) }
            return mapping
        case .text, .list:
            if let shorthand, !value.isNull {
                let key = Text(shorthand, at: value.label)
                return Mapping(
                    reader: self,
                    place: value.label,
                    entries: [Entry(key: key, value: value)]
                )
            }
            expected("a mapping", for: value)
            return Mapping(reader: self, place: value.label, entries: [], isStandIn: true)
        }
    }

    /// A value as a single text, if it is one.
    package func text(_ value: Value) -> Text? {
        if case .text(let text) = value.content, !text.isNull { return text }
        expected("a single value", for: value)
        return nil
    }

    /// A value as a list; a single value or mapping is a list of one.
    package func list(_ value: Value) -> [Value] {
        switch value.content {
        case .list(let values): values
        case .text, .mapping: value.isNull ? [] : [value]
        }
    }

    /// Notes that a text cannot be what it should be.
    package func reject(_ text: Text, _ message: String, help: String? = nil) {
        note(Finding(grammar.badValue, at: text.place, message, help: help))
    }

    private func expected(_ kind: String, for value: Value) {
        let place = value.isNull ? value.label : value.place
        note(Finding(grammar.wrongKind, at: place, "\(kind) is expected here, not \(value.kind)"))
    }
}

extension Finding {
    fileprivate init(_ slip: Composer.Slip, _ grammar: Grammar) {
        switch slip {
        case .syntax(let place, let message):
            self.init(grammar.syntax, at: place, message)
        case .duplicate(let key, let place, let first):
            self.init(
                grammar.duplicateKey,
                at: place,
                "\(key) was already given in line \(first.line); keep one of them",
                related: [Related(first, "first given here")]
            )
        }
    }
}
