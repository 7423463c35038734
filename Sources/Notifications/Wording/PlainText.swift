extension Letter {
    /// The letter as plain text of at most 80 columns; only links and quotes may be wider.
    package var plainText: String {
        var lines = [greeting, ""]
        lines += lead.wrapped(to: 76)
        for section in sections {
            lines.append("")
            lines += section.plainText
        }
        lines.append("-- ")
        lines += footer.flatMap { $0.wrapped(to: 76) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Letter.Section {
    fileprivate var plainText: [String] {
        let names = blocks.compactMap(\.name)
        let column = min(max(12, (names.map(\.count).max() ?? 0) + 2), 32)
        return heading + blocks.flatMap { $0.plainText(column: column) }
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
    /// The name that stands in the first column, where there is one.
    fileprivate var name: String? {
        switch self {
        case .row(let name, _), .entry(let name, _, _, _): name
        case .strip(let strips): strips.map(\.name).max { $0.count < $1.count }
        case .paragraph, .quote, .link: nil
        }
    }

    fileprivate func plainText(column: Int) -> [String] {
        let margin = "  "
        switch self {
        case .paragraph(let text):
            return text.wrapped(to: 78, indent: margin)
        case .row(let name, let text):
            return hanging(name, text, column: column)
        case .entry(let name, let headline, let badge, let details):
            let indent = String(repeating: " ", count: column + 2)
            var lines = hanging(name, headline, column: column)
            if let badge, let last = lines.last {
                let room = 80 - badge.count
                lines[lines.count - 1] =
                    last.count + 2 <= room ? last.padded(to: room) + badge : last
                if last.count + 2 > room { lines.append(indent + badge) }
            }
            return lines + details.flatMap { $0.wrapped(to: 80, indent: indent) }
        case .quote(let lines):
            return [""] + lines.map { "    " + $0 } + [""]
        case .link(let label, let url):
            return [margin + (label.map { $0.padded(to: max(column, $0.count + 1)) } ?? "") + url]
        case .strip(let strips):
            return strips.map { strip in
                let marks = strip.marks.map { String($0.rawValue) }.joined(separator: " ")
                return margin + strip.name.padded(to: column) + marks
            }
        }
    }

    private func hanging(_ name: String, _ text: String, column: Int) -> [String] {
        let indent = String(repeating: " ", count: column + 2)
        let lines = text.wrapped(to: 80, indent: indent)
        let head = "  " + name.padded(to: column)
        guard name.count < column, let first = lines.first else { return [head] + lines }
        return [head + first.dropFirst(indent.count)] + lines.dropFirst()
    }
}

extension String {
    /// With spaces after it, up to a width in characters.
    package func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    /// The words in lines of at most `width`, indent included; a longer word has a line of its own.
    package func wrapped(to width: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
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
