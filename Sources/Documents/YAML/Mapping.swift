/// A mapping that is being read: each question notes a finding where the document has no answer.
package struct Mapping {
    package let reader: Reader
    /// The place of the key that names it.
    package let place: Place
    package let entries: [Entry]
    /// Whether it stands in for something that is not there, and of which nothing more is said.
    let isStandIn: Bool

    init(reader: Reader, place: Place, entries: [Entry], isStandIn: Bool = false) {
        self.reader = reader
        self.place = place
        self.entries = entries
        self.isStandIn = isStandIn
    }

    /// The value of a key, if one was written.
    package func value(_ key: String) -> Value? {
        guard let value = entries.first(where: { $0.key.string == key })?.value, !value.isNull
        else { return nil }
        return value
    }

    // MARK: What may be left out

    package func optionalText(_ key: String) -> Text? {
        value(key).flatMap(reader.text)
    }

    package func flag(_ key: String) -> Bool? {
        parsed(key, as: "true or false") { ["true": true, "false": false][$0] }
    }

    package func number(_ key: String) -> Int? {
        parsed(key, as: "a whole number") { Int($0) }
    }

    /// One of a few words, the nearest of which is suggested for another.
    package func choice<Word>(_ key: String, of words: Word.Type = Word.self) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        optionalText(key).flatMap { reader.choice($0) }
    }

    /// A value that its own type reads from a text.
    package func parsed<Content>(
        _ key: String,
        as kind: String,
        _ parse: (String) -> Content?
    ) -> Content? {
        guard let text = optionalText(key) else { return nil }
        guard let content = parse(text.string) else {
            reader.reject(text, "\(key) is \(kind), not \(text.string)")
            return nil
        }
        return content
    }

    /// The texts of a list, or a single one.
    package func texts(_ key: String) -> [Text] {
        values(key).compactMap(reader.text)
    }

    /// The values of a list, or a single one.
    package func values(_ key: String) -> [Value] {
        value(key).map(reader.list) ?? []
    }

    /// A nested mapping; what is left out reads as an empty one.
    package func mapping(_ key: String, shorthand: String? = nil, known: [String]?) -> Mapping {
        optionalMapping(key, shorthand: shorthand, known: known)
            ?? Mapping(reader: reader, place: place, entries: [], isStandIn: true)
    }

    package func optionalMapping(
        _ key: String,
        shorthand: String? = nil,
        known: [String]?
    ) -> Mapping? {
        value(key).map { reader.mapping($0, shorthand: shorthand, known: known) }
    }

    // MARK: What must be there

    /// A text that must be there; an empty one stands in for it.
    package func text(_ key: String) -> Text {
        if value(key) == nil { noteMissing(key) }
        return optionalText(key) ?? Text("", at: place)
    }

    /// Texts of which there must be at least one.
    package func someTexts(_ key: String) -> [Text] {
        if values(key).isEmpty { noteMissing(key) }
        return texts(key)
    }

    /// A nested mapping that must be there.
    package func someMapping(_ key: String, shorthand: String? = nil, known: [String]?) -> Mapping {
        if value(key) == nil { noteMissing(key) }
        return mapping(key, shorthand: shorthand, known: known)
    }

    private func noteMissing(_ key: String) {
        guard !isStandIn else { return }
        let written = entries.first { $0.key.string == key }
        reader.note(
            Finding(
                reader.grammar.missingKey,
                at: written?.key.place ?? place,
                written == nil ? "\(key) is missing here" : "\(key) has no value"
            )
        )
    }

    func noteUnknownKeys(_ known: [String]) {
        for entry in entries where !known.contains(entry.key.string) {
            let nearest = known.nearest(to: entry.key.string)
            let suggestion = nearest.map { "; did you mean \($0)?" }
            let all = "; known here: \(known.sorted().joined(separator: ", "))"
            reader.note(
                Finding(
                    reader.grammar.unknownKey,
                    at: entry.key.place,
                    "\(entry.key) means nothing here\(suggestion ?? all)",
                    fix: nearest.flatMap { fix(entry.key, $0) }
                )
            )
        }
    }

    /// A misspelt key may also be a key of a newer version, so nobody renames it unasked.
    private func fix(_ key: Text, _ nearest: String) -> Fix? {
        value(nearest) == nil && !key.isQuoted ? Fix(key.place, nearest, isSafe: false) : nil
    }
}

extension Reader {
    /// A text as one of a few words: all of their kind, or those of which something holds.
    package func choice<Word>(
        _ text: Text,
        of words: Word.Type = Word.self,
        where isMeant: (Word) -> Bool = { _ in true }
    ) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        if let word = Word(rawValue: text.string), isMeant(word) { return word }
        let words = Word.allCases.filter(isMeant).map(\.rawValue)
        let nearest = words.nearest(to: text.string).map { "did you mean \($0)?" }
        reject(text, "\(text) is none of \(words.joined(separator: ", "))", help: nearest)
        return nil
    }
}
