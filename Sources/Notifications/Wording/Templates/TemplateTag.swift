import Documents

/// One tag of a template, such as `{{#sections}}`, and where it stands.
struct TemplateTag: Equatable {
    enum Kind: Equatable {
        case value
        case section
        /// What is shown where the section is empty.
        case inverted
        case end
        case partial
        case comment
    }

    var kind: Kind
    /// Without the function around it, such as the `last` of `last()`.
    var name: String
    var function: String?
    var place: Place

    /// As it has to be repeated at the end of a section.
    var spelling: String { function.map { "\($0)(\(name))" } ?? name }
}

extension TemplateTag {
    /// All tags of a template, in their order.
    /// - Throws: Where one is not closed, or is none that daybreak has.
    static func all(in source: Source) throws(Unreadable) -> [TemplateTag] {
        var scanner = Scanner(source)
        var tags: [TemplateTag] = []
        while let tag = try scanner.next() { tags.append(tag) }
        return tags
    }

    /// What may be asked about a place in a list, and about a list.
    static let functions = (
        ofPlaces: ["first", "last", "index", "even", "odd"], ofLists: ["count", "empty"]
    )
}

private struct Scanner {
    private let file: String
    private var rest: Substring.UnicodeScalarView
    private var line = 1
    private var column = 1

    init(_ source: Source) {
        file = source.file
        rest = source.text[...].unicodeScalars
    }

    mutating func next() throws(Unreadable) -> TemplateTag? {
        while let scalar = rest.first {
            if rest.starts(with: "{{".unicodeScalars) { return try tag() }
            skip(scalar)
        }
        return nil
    }

    private mutating func skip(_ scalar: Unicode.Scalar) {
        rest.removeFirst()
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }

    private mutating func tag() throws(Unreadable) -> TemplateTag {
        var place = Place(file: file, line: line, column: column, length: 2)
        let isTriple = rest.starts(with: "{{{".unicodeScalars)
        for _ in 0..<(isTriple ? 3 : 2) { skip("{") }
        let isComment = rest.first == "!"
        let end = (isTriple ? "}}}" : "}}").unicodeScalars
        var body = ""
        while !rest.starts(with: end) {
            guard let scalar = rest.first, isComment || !rest.starts(with: "{{".unicodeScalars)
            else {
                throw .broken(
                    place,
                    "this tag is not closed; \(isTriple ? "}}}" : "}}") is missing"
                )
            }
            body.unicodeScalars.append(scalar)
            skip(scalar)
        }
        for scalar in end { skip(scalar) }
        if line == place.line { place.length = column - place.column }
        return try TemplateTag(body, at: place)
    }
}

extension TemplateTag {
    fileprivate init(_ body: String, at place: Place) throws(Unreadable) {
        self.place = place
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .end, ">": .partial, "!": .comment, "&": .value,
        ]
        let sign = body.first.flatMap { kinds[$0] == nil ? nil : $0 }
        kind = sign.flatMap { kinds[$0] } ?? .value
        name = String((sign == nil ? body[...] : body.dropFirst()).trimmed)
        guard kind != .comment else { return }
        if let first = body.first, "=%<$".contains(first) || name.hasPrefix("*") {
            throw .broken(place, "daybreak's templates have no {{\(first)…}}")
        }
        if kind == .partial {
            guard name.wholeMatch(of: /[A-Za-z0-9._\/-]+/) != nil else {
                throw .broken(place, "no template can be called \(name.oneLine(limit: 40))")
            }
            return
        }
        if let call = name.wholeMatch(of: /([a-z]+)\(([A-Za-z0-9._-]*)\)/) {
            (function, name) = (String(call.1), String(call.2))
            let known = name.isEmpty ? Self.functions.ofPlaces : Self.functions.ofLists
            guard known.contains(String(call.1)) else {
                let names = known.map { name.isEmpty ? "\($0)()" : "\($0)(…)" }
                throw .broken(
                    place,
                    "\(call.1) is no function here; there are \(names.joined(separator: ", "))"
                )
            }
        } else if name.wholeMatch(of: /\.|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*/) == nil {
            throw .broken(place, "\(name.oneLine(limit: 40)) is no name")
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }
}

extension Unreadable {
    static func broken(_ place: Place, _ message: String, help: String? = nil) -> Unreadable {
        Unreadable([Finding(.brokenTemplate, at: place, message, help: help)])
    }
}
