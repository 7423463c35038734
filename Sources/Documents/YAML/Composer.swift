import Yams

/// Turns a YAML text into values, in bounded time whatever the text.
///
/// Yams expands aliases while it looks for duplicate keys, and throws at the first duplicate. So it is
/// shown neither: a character that the text does not use stands in for every `*`, and for the letters
/// of a key that comes again. Columns stay as they were, and both are undone while values are made.
struct Composer {
    /// Of values, aliases expanded.
    static let limit = 200_000
    /// Of keys that are written twice.
    static let patience = 20

    private let source: Source
    /// Of the source, line by line, for a look at any column.
    private let letters: [[Unicode.Scalar]]
    private let star: Unicode.Scalar
    private var standIns: ArraySlice<Unicode.Scalar>
    /// What the parser is shown.
    private var lines: [[Unicode.Scalar]]
    private var renamed: [Place: String] = [:]
    private var anchors: [String: (value: Value, size: Int)] = [:]
    private var size = 0
    private(set) var slips: [Slip] = []

    /// What is wrong with a text as such, whatever it means.
    enum Slip: Equatable {
        case syntax(Place, String)
        case duplicate(String, Place, first: Place)
    }

    init(_ source: Source) {
        self.source = source
        let used = Set(source.text.unicodeScalars)
        let unused = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).filter {
            !used.contains($0)
        }
        standIns = Array(unused.prefix(Self.patience + 1))[...]
        let star = standIns.popFirst() ?? "*"
        self.star = star
        letters = source.lines.map { Array($0.unicodeScalars) }
        lines = letters.map { line in line.contains("*") ? line.map { $0 == "*" ? star : $0 } : line
        }
    }

    mutating func compose() -> Value? {
        while true {
            do {
                let yaml = String(String.UnicodeScalarView(lines.joined(separator: ["\n"]))) + "\n"
                let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
                let root = try parser.singleRoot()
                // Nodes hold their anchors weakly, the parser holds them.
                let document = withExtendedLifetime(parser) { root.map { value($0) } }
                return size <= Self.limit ? document : nil
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let place = place(context.mark)
                guard let name = names.first, hide(name, at: place) else {
                    slips.append(.syntax(place, "this key comes again in the same mapping"))
                    return nil
                }
            } catch let error as YamlError {
                slips.append(slip(error))
                return nil
            } catch {
                slips.append(.syntax(Place(file: source.file), "\(error)"))
                return nil
            }
        }
    }

    /// Puts a word that occurs nowhere else in the place of a key that comes again.
    private mutating func hide(_ name: String, at place: Place) -> Bool {
        guard lines.indices.contains(place.line - 1) else { return false }
        let line = lines[place.line - 1]
        var start = place.column - 1
        if start < line.count, line[start] == "\"" || line[start] == "'" { start += 1 }
        let name = Array(name.unicodeScalars)
        guard !name.isEmpty, line.dropFirst(start).starts(with: name),
            let letter = standIns.popFirst()
        else { return false }
        let covered = start..<start + name.count
        lines[place.line - 1].replaceSubrange(
            covered,
            with: repeatElement(letter, count: name.count)
        )
        renamed[place] = restored(String(String.UnicodeScalarView(name)))
        return true
    }

    private func restored(_ string: String) -> String {
        guard string.unicodeScalars.contains(star) else { return string }
        return String(String.UnicodeScalarView(string.unicodeScalars.map { $0 == star ? "*" : $0 }))
    }
}

// MARK: Values

extension Composer {
    private mutating func value(_ node: Node, label: Place? = nil) -> Value {
        let before = size
        size += 1
        guard size <= Self.limit else { return overflow(at: place(node.mark)) }
        var value: Value
        switch node {
        case .scalar(let scalar):
            let text = text(scalar)
            if var target = alias(text, scalar) {
                target.label = label ?? text.place
                return target
            }
            value = Value(content: .text(text), place: text.place, label: text.place)
        case .sequence(let sequence):
            let place = place(sequence.mark)
            value = Value(
                content: .list(sequence.map { self.value($0) }),
                place: place,
                label: place
            )
        case .mapping(let mapping):
            let place = place(mapping.mark)
            value = Value(content: .mapping(entries(mapping)), place: place, label: place)
        case .alias(let alias):
            let place = place(alias.mark)
            value = Value(content: .text(Text("", at: place)), place: place, label: place)
        }
        if let anchor = node.anchor { anchors[anchor.rawValue] = (value, size - before) }
        if let label { value.label = label }
        return value
    }

    private mutating func entries(_ mapping: Node.Mapping) -> [Entry] {
        var entries: [Entry] = []
        var first: [String: Place] = [:]
        for (key, node) in mapping {
            guard case .scalar(let scalar) = key, !isAlias(scalar) else {
                slips.append(.syntax(place(key.mark), "a key must be a single word"))
                continue
            }
            var name = text(scalar)
            // Looking for duplicates has already given every key the tag of a string.
            name.isQuoted = scalar.style != .plain
            if let original = renamed[
                Place(file: name.place.file, line: name.place.line, column: name.place.column)
            ] {
                name.string = original
            }
            let value = value(node, label: name.place)
            guard let earlier = first[name.string] else {
                first[name.string] = name.place
                entries.append(Entry(key: name, value: value))
                continue
            }
            slips.append(.duplicate(name.string, name.place, first: earlier))
        }
        return entries
    }

    private func isAlias(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && scalar.string.unicodeScalars.first == star
    }

    /// What an alias stands for, or nil for a text that is none.
    private mutating func alias(_ text: Text, _ scalar: Node.Scalar) -> Value? {
        guard isAlias(scalar) else { return nil }
        let name = String(text.string.dropFirst())
        guard let target = anchors[name] else {
            slips.append(
                .syntax(
                    text.place,
                    "no anchor &\(name) stands before this; if it is a text, quote it: \"\(text.string)\""
                )
            )
            return Value(content: .text(text), place: text.place, label: text.place)
        }
        guard size + target.size <= Self.limit else { return overflow(at: text.place) }
        size += target.size
        return target.value
    }

    /// Gives up, saying so once.
    private mutating func overflow(at place: Place) -> Value {
        if size < .max / 2 {
            slips.append(
                .syntax(place, "with its aliases this document has over \(Self.limit) values")
            )
            size = .max / 2
        }
        return Value(content: .text(Text("", at: place)), place: place, label: place)
    }

    private func text(_ scalar: Node.Scalar) -> Text {
        let isString = scalar.style != .plain || scalar.tag.rawValue == Tag.Name.str.rawValue
        let start = place(scalar.mark)
        let string = restored(scalar.string)
        let line = letters.indices.contains(start.line - 1) ? letters[start.line - 1] : []
        let length = line.dropFirst(start.column - 1).extent(of: string, scalar.style)
        let place = Place(file: start.file, line: start.line, column: start.column, length: length)
        return Text(string, at: place, isQuoted: isString)
    }

    private func place(_ mark: Mark?) -> Place {
        Place(file: source.file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private func slip(_ error: YamlError) -> Slip {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            return .syntax(place(mark), "this is not YAML: \(restored(words))")
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
            .duplicatedKeysInMapping:
            return .syntax(Place(file: source.file), "this is not YAML")
        }
    }
}
