package import Documents

/// A list that others own: it is compared with the manifest, and only a version in it is ever changed.
package struct Observed: Sendable {
    package var read: Text
    /// How it is read; nil where nothing is known that reads such a file.
    var format: ObservedFormat?
    /// What names in the file mean, where they are no package's name.
    var names: [String: String]

    init(_ value: Value, _ reader: Reader) {
        let map = reader.mapping(value, shorthand: "read", known: ManifestKeys.observed)
        let file = map.text("read")
        read = file
        reader.keepInside(file)
        names = map.mapping("names", known: nil).entries.reduce(into: [:]) { names, entry in
            names[entry.key.string] = reader.text(entry.value)?.string
        }
        let name = map.optionalText("as")
        format = ObservedFormat.of(file.string, named: name?.string)
        guard format == nil, !file.string.isEmpty else { return }
        let known = ObservedFormat.all.map(\.name)
        reader.reject(
            name ?? file,
            name.map { "no kind of file is called \($0)" } ?? "it is not known how to read \(file)",
            help: name.flatMap { known.nearest(to: $0.string) }.map { "did you mean \($0)?" }
                ?? "say `as`: \(known.joined(separator: ", "))"
        )
    }

    /// A file as it is found, without a manifest that names it; nil where nothing reads such a file.
    package init?(file: String) {
        guard let format = ObservedFormat.of(file, named: nil) else { return nil }
        self.format = format
        read = Text(file, at: Place(file: file))
        names = [:]
    }

    /// What the file asks for, and what of it could not be read.
    func mentions(in source: Source) -> (mentions: [Mention], findings: [Finding]) {
        guard let format else { return ([], []) }
        var page = ObservedPage(source, names: names)
        format.read(&page)
        return (page.mentions, page.findings)
    }
}

/// One kind of file that others own; a new one is one small file and a line here.
struct ObservedFormat: Sendable {
    /// What a manifest calls it, in `as`.
    var name: String
    /// Whether a file is one, by its name without the folders.
    var isNamed: @Sendable (String) -> Bool
    var read: @Sendable (inout ObservedPage) -> Void

    static let all: [ObservedFormat] = [
        .pyproject, .requirementsText, .condaRecipe, .condaMeta, .condaBuildConfig,
        .condaEnvironment,
        .cmake, .dockerfile, .packageSwift, .eupsTable, .pluginsText, .table, .shell, .yaml,
    ]

    static func of(_ file: String, named name: String?) -> ObservedFormat? {
        let base = file.split(separator: "/").last.map(String.init) ?? file
        return all.first { format in
            name.map { $0 == format.name } ?? format.isNamed(base)
        }
    }
}

/// One place at which a file asks for a package.
struct Mention: Sendable {
    /// Nil where the file does not say whose names these are.
    var ecosystem: Ecosystem?
    var name: Text
    /// Which of the file's lists it stands in, such as an output of a recipe.
    var list: String
    var constraints: [Constraint]

    struct Constraint: Sendable {
        enum Bound: Hashable, Sendable {
            /// At least, exactly, or all that begin so.
            case minimum
            case below
            case excluded
        }

        var bound: Bound
        var version: Text
    }

    var minimum: Text? { constraints.first { $0.bound == .minimum }?.version }
}

/// A file that is being read: what was found in it so far.
struct ObservedPage {
    let source: Source
    let names: [String: String]
    private(set) var mentions: [Mention] = []
    private(set) var findings: [Finding] = []
    /// All lines that a person may have written, with their numbers.
    let lines: [(number: Int, text: Substring)]

    /// Of a line; a longer one was made by a machine, and would take long to search.
    private static let longest = 4_000

    init(_ source: Source, names: [String: String]) {
        self.source = source
        self.names = names
        let all = source.lines.enumerated().map { (number: $0 + 1, text: $1) }
        lines = all.filter { $0.text.utf8.count <= Self.longest }
        for line in all where line.text.utf8.count > Self.longest {
            noteUnread(at: Place(file: source.file, line: line.number), "this line is very long")
        }
    }

    mutating func note(_ mention: Mention) {
        guard let name = names[mention.name.string] else {
            mentions.append(mention)
            return
        }
        var meant = mention
        (meant.name.string, meant.ecosystem) = (name, nil)
        mentions.append(meant)
    }

    /// A name and a range, as most lists have them: `numpy >=1.26,<3`.
    mutating func note(
        _ name: Text,
        _ range: Text,
        in ecosystem: Ecosystem?,
        list: String,
        bareIsExact: Bool = true
    ) {
        let constraints = Mention.Constraint.all(in: range, bareIsExact: bareIsExact)
        note(Mention(ecosystem: ecosystem, name: name, list: list, constraints: constraints))
    }

    /// Says that something could not be read, so that it is not taken for compared.
    mutating func noteUnread(at place: Place, _ what: String) {
        findings.append(Finding(.unreadConstruct, at: place, "\(what), so it was not compared"))
    }

    /// The part of a line, with its place.
    func text(_ part: Substring, inLine number: Int) -> Text {
        let line = source.lines[number - 1]
        let column = line.unicodeScalars.distance(from: line.startIndex, to: part.startIndex) + 1
        let place = Place(
            file: source.file,
            line: number,
            column: column,
            length: part.unicodeScalars.count
        )
        return Text(String(part), at: place)
    }
}

extension Mention.Constraint {
    /// Reads `>=1.2,<2,!=1.5`, `^1.2`, `==1.2.*`, `1.2`, with or without blanks.
    static func all(in range: Text, bareIsExact: Bool = true) -> [Self] {
        let scalars = Array(range.string.unicodeScalars)
        var constraints: [Self] = []
        var index = 0
        while index < scalars.count {
            var sign = ""
            while index < scalars.count, "<>=!~^".unicodeScalars.contains(scalars[index]) {
                sign.unicodeScalars.append(scalars[index])
                index += 1
            }
            while index < scalars.count, scalars[index] == " " { index += 1 }
            let start = index
            while index < scalars.count, !" ,|;<>=!~^()\"'".unicodeScalars.contains(scalars[index])
            {
                index += 1
            }
            guard index > start else {
                index += 1
                continue
            }
            var word = String(String.UnicodeScalarView(scalars[start..<index]))
            while word.hasSuffix("*") || word.hasSuffix(".") { word.removeLast() }
            let isVersion =
                word.unicodeScalars.first.map { ("0"..."9").contains($0) || $0 == "v" } ?? false
            guard isVersion, sign != "" || bareIsExact, let bound = Bound(sign) else { continue }
            var place = range.place
            place.column += start + range.openingQuote
            place.length = word.unicodeScalars.count
            constraints.append(Self(bound: bound, version: Text(word, at: place)))
        }
        return constraints
    }
}

extension Mention.Constraint.Bound {
    fileprivate init?(_ sign: String) {
        switch sign {
        case "", "=", "==", "===", ">=", "~=", "^", "~", ">": self = .minimum
        case "<", "<=": self = .below
        case "!=": self = .excluded
        default: return nil
        }
    }
}

extension Text {
    /// 1 where its place starts with a quote that is not part of it.
    fileprivate var openingQuote: Int { place.length > string.unicodeScalars.count ? 1 : 0 }

    /// A part of it, with its own place; it stands on one line and holds no escapes.
    func part(_ part: Substring) -> Text {
        let offset = string.unicodeScalars.distance(from: string.startIndex, to: part.startIndex)
        var place = place
        place.column += offset + openingQuote
        place.length = part.unicodeScalars.count
        return Text(String(part), at: place)
    }
}
