extension Letter {
    /// The letter as plain text of at most 80 columns; only links and quotes may be wider.
    package var plainText: String {
        let names = sections.flatMap(\.blocks).compactMap(\.entryName)
        let column = Self.column(names)
        var lines = [greeting, ""] + lead.wrapped(to: 76)
        for section in sections {
            lines += [""] + section.plainText(column: column)
        }
        let body = lines.map(\.visible.trimmedEnd).withoutDoubleBlanks
        let signature = ["-- "] + footer.flatMap { $0.visible.wrapped(to: 76) }
        return (body + signature).joined(separator: "\n") + "\n"
    }

    /// The width of a first column in which all names stand, unless one is far too long.
    fileprivate static func column(_ names: [String]) -> Int {
        min(max(12, (names.map(\.count).max() ?? 0) + 2), 32)
    }
}

extension Letter.Section {
    fileprivate func plainText(column: Int) -> [String] {
        heading + blocks.flatMap { $0.plainText(column: column) }
    }

    private var heading: [String] {
        guard let aside else { return [title] }
        let room = 80 - title.count - 2
        if aside.count <= room {
            return [title.padded(to: 80 - aside.count) + aside]
        }
        return [title] + aside.wrapped(to: 78, indent: "  ")
    }
}

extension Letter.Block {
    /// The longest name in the first column of what is aligned throughout a letter.
    fileprivate var entryName: String? {
        switch self {
        case .entry(let name, _, _, _): name
        case .strips(let strips): strips.map(\.name).max { $0.count < $1.count }
        case .paragraph, .rows, .quote, .links: nil
        }
    }

    fileprivate func plainText(column: Int) -> [String] {
        switch self {
        case .paragraph(let text):
            return text.wrapped(to: 78, indent: "  ")
        case .rows(let rows):
            let column = Letter.column(rows.map(\.name))
            return rows.flatMap { hanging($0.name, $0.text, column: column) }
        case .entry(let name, let headline, let badge, let details):
            let indent = String(repeating: " ", count: column + 2)
            var lines = hanging(name, headline, column: column)
            if let badge, let last = lines.last {
                let room = 80 - badge.count
                if last.count + 2 <= room {
                    lines[lines.count - 1] = last.padded(to: room) + badge
                } else {
                    lines.append(indent + badge)
                }
            }
            return lines + details.flatMap { $0.wrapped(to: 80, indent: indent) }
        case .quote(let speaker, let lines):
            return [""] + "\(speaker):".wrapped(to: 78, indent: "  ") + [""]
                + lines.map { "    " + $0 } + [""]
        case .links(let links):
            let column = Letter.column(links.map(\.label)) + 1
            return links.map { "  " + "\($0.label): ".padded(to: column) + $0.shown }
        case .strips(let strips):
            return strips.flatMap { strip in
                let marks = strip.marks.map(\.rawValue).joined(separator: " ")
                return hanging(strip.name, marks, column: column)
            }
        }
    }

    /// A name in the first column and a text beside it, or below it where the name is too long.
    private func hanging(_ name: String, _ text: String, column: Int) -> [String] {
        let indent = String(repeating: " ", count: column + 2)
        let lines = text.wrapped(to: 80, indent: indent)
        let head = "  " + name.padded(to: column)
        guard name.count < column, let first = lines.first else { return ["  " + name] + lines }
        return [head + first.dropFirst(indent.count)] + lines.dropFirst()
    }
}

extension [String] {
    fileprivate var withoutDoubleBlanks: [String] {
        reduce(into: []) { lines, line in
            if !(line.isEmpty && lines.last?.isEmpty == true) { lines.append(line) }
        }
    }
}

extension String {
    /// With spaces after it, up to a width in characters.
    package func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// Without the spaces at its end.
    package var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }

    /// The words in lines of at most `width`, indent included; a longer word is cut.
    package func wrapped(to width: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        let room = width - indent.count
        for word in split(separator: " ").flatMap({ $0.pieces(of: room) }) {
            if line.isEmpty {
                line = indent + word
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = indent + word
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}

extension Substring {
    /// The whole, or as many parts of that length as it takes.
    fileprivate func pieces(of length: Int) -> [Substring] {
        var pieces: [Substring] = []
        var rest = self
        while rest.count > length {
            pieces.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return pieces + [rest]
    }
}
