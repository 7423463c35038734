import Documents

extension ObservedFormat {
    /// `pyproject.toml`: PEP 621, dependency groups, the build's own, and Poetry's tables.
    static let pyproject = ObservedFormat(
        name: "pyproject",
        isNamed: { $0 == "pyproject.toml" },
        read: { page in
            let document = TOMLDocument(page.source)
            for entry in document.entries {
                let list = entry.table
                let isList =
                    list == "project" && entry.key.string == "dependencies"
                    || list == "project.optional-dependencies" || list == "dependency-groups"
                    || list == "build-system" && entry.key.string == "requires"
                if isList {
                    for text in entry.strings {
                        page.note(python: text, list: "\(list).\(entry.key.string)")
                    }
                } else if list == "project", entry.key.string == "requires-python" {
                    for text in entry.strings {
                        page.note(
                            Text("python", at: entry.key.place),
                            text,
                            in: .pypi,
                            list: list
                        )
                    }
                } else if list.hasPrefix("tool.poetry"), list.hasSuffix("dependencies"),
                    let range = entry.version
                {
                    page.note(entry.key, range, in: .pypi, list: list)
                }
            }
            for (place, what) in document.unread { page.noteUnread(at: place, what) }
        }
    )
}

/// Of a TOML document what lists of requirements need: tables, and keys with strings or lists of them.
struct TOMLDocument {
    struct Entry {
        var table: String
        var key: Text
        var strings: [Text] = []
        /// The string, or that of `version` in an inline table.
        var version: Text?
    }

    private(set) var entries: [Entry] = []
    private(set) var unread: [(place: Place, what: String)] = []

    init(_ source: Source) {
        var table = ""
        var scanner = TOMLScanner(source)
        while let token = scanner.next() {
            switch token {
            case .table(let name): table = name
            case .key(let key):
                var entry = Entry(table: table, key: key)
                scanner.readValue(into: &entry)
                entries.append(entry)
            case .unread(let place, let what): unread.append((place, what))
            }
        }
    }
}

private struct TOMLScanner {
    enum Token {
        case table(String)
        case key(Text)
        case unread(Place, String)
    }

    private let source: Source
    private let lines: [[Unicode.Scalar]]
    private var line = 0
    private var column = 0

    init(_ source: Source) {
        self.source = source
        lines = source.lines.map { Array($0.unicodeScalars) }
    }

    private var scalar: Unicode.Scalar? {
        line < lines.count && column < lines[line].count ? lines[line][column] : nil
    }

    private mutating func skipBlanks() {
        while let next = scalar, next == " " || next == "\t" { column += 1 }
    }

    private mutating func skipLine() { (line, column) = (line + 1, 0) }

    mutating func next() -> Token? {
        while line < lines.count {
            skipBlanks()
            guard let first = scalar, first != "#" else {
                skipLine()
                continue
            }
            if first == "[" { return table() }
            let start = column
            let quote: Unicode.Scalar? = first == "\"" || first == "'" ? first : nil
            if quote != nil { column += 1 }
            while let next = scalar, quote.map({ next != $0 }) ?? (next != "=" && next != " ") {
                column += 1
            }
            let from = quote == nil ? start : start + 1
            let key = text(from, column)
            if quote != nil { column += 1 }
            while let next = scalar, next != "=" { column += next == " " ? 1 : 1 }
            guard scalar == "=" else {
                let place = key.place
                skipLine()
                return .unread(place, "\(key) has no value on its line")
            }
            column += 1
            return .key(key)
        }
        return nil
    }

    private mutating func table() -> Token {
        let name = String(String.UnicodeScalarView(lines[line])).filter { !"[] \"'".contains($0) }
        skipLine()
        return .table(String(name.prefix { $0 != "#" }))
    }

    /// Every string of the value, across lines as long as brackets are open.
    mutating func readValue(into entry: inout TOMLDocument.Entry) {
        var depth = 0
        var word = ""
        while line < lines.count {
            guard let next = scalar, next != "#" else {
                skipLine()
                if depth <= 0 { return }
                continue
            }
            switch next {
            case "[", "{": depth += 1
            case "]", "}": depth -= 1
            case "\"", "'":
                let string = string(quotedBy: next)
                entry.strings.append(string)
                if depth == 0 || word == "version" { entry.version = entry.version ?? string }
                continue
            case ",", " ", "=": break
            default:
                if next.properties.isAlphabetic {
                    word = ""
                    while let letter = scalar, letter.properties.isAlphabetic || letter == "-" {
                        word.unicodeScalars.append(letter)
                        column += 1
                    }
                    continue
                }
            }
            column += 1
        }
    }

    private mutating func string(quotedBy quote: Unicode.Scalar) -> Text {
        let start = column + 1
        column += 1
        while let next = scalar, next != quote { column += next == "\\" && quote == "\"" ? 2 : 1 }
        let end = min(column, lines[line].count)
        column += 1
        return text(start, end)
    }

    private func text(_ start: Int, _ end: Int) -> Text {
        let part = start < end ? lines[line][start..<end] : []
        let place = Place(
            file: source.file,
            line: line + 1,
            column: start + 1,
            length: part.count
        )
        return Text(String(String.UnicodeScalarView(part)), at: place)
    }
}
