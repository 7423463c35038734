import Documents

extension ObservedFormat {
    /// A table of Markdown or reStructuredText with a column for the package and one for its version.
    static let table = ObservedFormat(
        name: "table",
        isNamed: { [".md", ".markdown", ".rst"].contains(where: $0.hasSuffix) },
        read: { page in
            var column: Int?
            var cells: [Text] = []
            for (number, line) in page.lines {
                let text = line.trimmed
                if text.hasPrefix("|") {
                    let cells = text.dropFirst().split(separator: "|").map {
                        page.text($0.trimmed, inLine: number)
                    }
                    if let header = cells.firstIndex(where: { $0.string.isVersionHeader }) {
                        column = header
                    } else if let column, column < cells.count, column > 0 {
                        page.note(row: cells[0], cells[column])
                    }
                } else if text.hasPrefix("* - ") || text.hasPrefix("- ") && !cells.isEmpty {
                    // A list-table of reStructuredText: a row starts with `* -`.
                    let isRow = text.hasPrefix("* - ")
                    let cell = page.text(text.dropFirst(isRow ? 4 : 2).trimmed, inLine: number)
                    if isRow { cells = [] }
                    cells.append(cell)
                    if cell.string.isVersionHeader {
                        column = cells.count - 1
                    } else if let column, column == cells.count - 1, column > 0 {
                        page.note(row: cells[0], cell)
                    }
                } else if text.isEmpty || !line.hasPrefix(" ") {
                    (column, cells) = (text.hasPrefix("..") ? nil : column, [])
                    if text.isEmpty, !line.hasPrefix(" ") {
                        column = page.isInListTable(number) ? column : nil
                    }
                }
            }
        }
    )

    /// Any YAML, of which only the keys that `names` explains are looked at.
    static let yaml = ObservedFormat(
        name: "yaml",
        isNamed: { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") },
        read: { page in
            guard let root = page.yaml() else { return }
            var open = root.entries.map { ("", $0) }
            while let (path, entry) = open.popLast() {
                let name = path + entry.key.string
                switch entry.value.content {
                case .text(let text):
                    guard page.names[name] != nil || page.names[entry.key.string] != nil else {
                        continue
                    }
                    var key = entry.key
                    if page.names[name] != nil { key.string = name }
                    page.note(key, text, in: nil, list: "")
                case .mapping(let entries): open += entries.map { (name + ".", $0) }
                case .list(let values):
                    for case .mapping(let entries) in values.map(\.content) {
                        open += entries.map { (name + ".", $0) }
                    }
                }
            }
        }
    )
}

extension ObservedPage {
    fileprivate mutating func note(row name: Text, _ version: Text) {
        let plain = name.string.filter { !"`*_[]".contains($0) }.prefix { $0 != "(" }
        let isRule = plain.allSatisfy { "-: ".contains($0) }
        guard !isRule else { return }
        var package = name
        package.string = String(plain)
        note(package, version, in: nil, list: "")
    }

    /// Whether the line after an empty one goes on with an indented table.
    fileprivate func isInListTable(_ number: Int) -> Bool {
        number < source.lines.count && source.lines[number].hasPrefix(" ")
    }
}

extension String {
    fileprivate var isVersionHeader: Bool {
        let word = lowercased()
        return word.hasPrefix("minimum") || word == "version" || word.hasPrefix("min version")
    }
}
