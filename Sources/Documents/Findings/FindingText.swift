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
        lines.append(contentsOf: [message, help].compactMap(\.self).map { "      = \($0)" })
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
    /// Longer lines are shown only around the place.
    private static let width = 160

    fileprivate func snippet(_ place: Place) -> Snippet? {
        guard lines.indices.contains(place.line - 1) else { return nil }
        let scalars = Array(lines[place.line - 1].unicodeScalars)
        let start = Swift.min(Swift.max(place.column - 1, 0), scalars.count)
        let isLong = scalars.count > Self.width
        let window =
            isLong
            ? Swift.max(0, start - 40)..<Swift.min(scalars.count, start + 80) : scalars.indices
        let line = scalars[window].map(\.shown)
        let room = Swift.max(1, window.upperBound - start)
        return Snippet(
            line: String(String.UnicodeScalarView(line)),
            indent: String(
                String.UnicodeScalarView(
                    scalars[window.lowerBound..<start].map { $0 == "\t" ? $0 : " " }
                )
            ),
            carets: String(repeating: "^", count: Swift.min(Swift.max(1, place.length), room))
        )
    }
}

extension Unicode.Scalar {
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
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}
