extension String {
    /// Somebody else's text on one line: no control characters, no tricks with writing direction,
    /// shortened to `limit` characters with an ellipsis.
    package func oneLine(limit: Int) -> String {
        let visible = unicodeScalars.map { scalar in
            scalar.isDeceptive ? " " : String(scalar)
        }.joined()
        let words = visible.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > limit else { return words }
        return words.prefix(max(0, limit - 1)) + "…"
    }

    /// Somebody else's text as at most so many lines, indentation kept, the empty ones left out.
    package func lines(atMost count: Int, limit: Int) -> [String] {
        prefix(100_000).split(whereSeparator: \.isNewline).lazy
            .filter { !$0.allSatisfy(\.isWhitespace) }
            .prefix(count)
            .map { line in
                let indent = line.prefix { $0 == " " }.prefix(8)
                return indent + String(line).oneLine(limit: limit - indent.count)
            }
    }
}

extension Unicode.Scalar {
    /// Control characters and those that reorder or hide what follows.
    fileprivate var isDeceptive: Bool {
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
            // The joiner and the variation selectors are part of emoji and of some scripts.
            self != "\u{200D}" && self != "\u{200C}"
        default:
            false
        }
    }
}
