extension [Finding] {
    /// What a person reads: place, rule, the line with a caret under it, and what to do.
    package func text(in sources: [Source], coloured: Bool = false) -> String {
        map { $0.text(in: sources, coloured: coloured) }.joined(separator: "\n")
    }
}

extension Finding {
    fileprivate func text(in sources: [Source], coloured: Bool) -> String {
        let paint = Paint(isOn: coloured)
        let severity = paint(rule.severity.rawValue, rule.severity.colour)
        var lines = [
            "\(paint("\(place)", .bold)): \(severity) \(rule.id) \(rule.name)\(fixability)"
        ]
        if let snippet = sources.first(where: { $0.file == place.file })?.snippet(place) {
            lines.append("\(String(place.line).leftPadded(to: 5)) | \(snippet.line)")
            lines.append("      | \(snippet.indent)\(paint(snippet.carets, rule.severity.colour))")
        }
        for words in [message, help].compactMap(\.self).map(\.shown) {
            lines += words.wordsInLines(of: 72).enumerated().map { index, line in
                (index == 0 ? "      = " : "        ") + line
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var fixability: String {
        switch fix?.isSafe {
        case true: " (fixable)"
        case false: " (fixable, unsafe)"
        case nil: ""
        }
    }
}

/// The line of a place as it can be shown, and what to print below it.
private struct Snippet {
    var line: String
    var indent: String
    var carets: String
}

extension Source {
    /// Longer lines are shown only around the place, so that 80 columns hold them.
    private static let width = 72

    fileprivate func snippet(_ place: Place) -> Snippet? {
        guard lines.indices.contains(place.line - 1) else { return nil }
        let scalars = Array(lines[place.line - 1].unicodeScalars)
        let start = Swift.min(Swift.max(place.column - 1, 0), scalars.count)
        let isLong = scalars.count > Self.width
        let window =
            isLong
            ? Swift.max(
                0,
                start - 36
            )..<Swift.min(scalars.count, Swift.max(0, start - 36) + Self.width)
            : scalars.indices
        let line = scalars[window].map(\.shown)
        let room = Swift.max(1, window.upperBound - start)
        return Snippet(
            line: String(String.UnicodeScalarView(line)),
            indent: String(
                String.UnicodeScalarView(
                    scalars[window.lowerBound..<start].flatMap(\.blanks)
                )
            ),
            carets: String(repeating: "^", count: Swift.min(Swift.max(1, place.length), room))
        )
    }
}

extension Unicode.Scalar {
    /// As much blank space as it takes on a terminal: two columns for wide letters, none for marks.
    fileprivate var blanks: [Unicode.Scalar] {
        if self == "\t" { return [self] }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return []
        default: return Array(repeatElement(" ", count: isWide ? 2 : 1))
        }
    }

    /// East Asian letters and pictures, by the blocks that hold them.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Itself, or a space where it would end the line.
    fileprivate var within: Unicode.Scalar {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: " "
        default: shown
        }
    }

    /// Itself, unless it would change how the rest of the line is shown.
    fileprivate var shown: Unicode.Scalar {
        switch properties.generalCategory {
        case .format, .privateUse, .unassigned, .surrogate: "\u{FFFD}"
        default: self
        }
    }
}

/// Colour for a terminal, if it is wanted.
private struct Paint {
    enum Colour: Int {
        case bold = 1
        case red = 31
        case yellow = 33
    }

    var isOn: Bool

    func callAsFunction(_ text: String, _ colour: Colour) -> String {
        isOn ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Severity {
    fileprivate var colour: Paint.Colour {
        switch self {
        case .error: .red
        case .warning: .yellow
        }
    }
}

extension String {
    /// What it quotes may hold anything.
    fileprivate var shown: String {
        String(String.UnicodeScalarView(unicodeScalars.map(\.within)))
    }

    /// Its words in lines of at most so many letters; a longer word has a line of its own.
    fileprivate func wordsInLines(of width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ", omittingEmptySubsequences: false) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}
