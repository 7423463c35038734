extension String {
    /// Somebody else's text on one line: nothing deceptive in it, shortened with an ellipsis.
    package func oneLine(limit: Int) -> String {
        let words = String(unicodeScalars.prefix(Self.longestRead)).visible
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let short = words.unicodeScalars.count > 4 * limit
        guard short || words.count > limit else { return words }
        let scalars = String(words.unicodeScalars.prefix(4 * limit))
        return scalars.prefix(max(0, limit - 1)) + "…"
    }

    /// Somebody else's text as at most so many lines, indentation kept, the empty ones left out.
    package func lines(atMost count: Int, limit: Int) -> [String] {
        String(unicodeScalars.prefix(Self.longestRead)).split(whereSeparator: \.isNewline).lazy
            .filter { !$0.allSatisfy(\.isWhitespace) }
            .prefix(count)
            .map { line in
                let indent = line.prefix { $0 == " " }.prefix(8)
                return indent + String(line).oneLine(limit: limit - indent.count)
            }
    }

    /// Without a terminal's commands, and with a space for every control character and every one that reorders or hides what follows.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isDeceptive) else { return self }
        var text = UnicodeScalarView()
        for scalar in withoutCommands.unicodeScalars {
            text.append(scalar.isDeceptive ? " " : scalar)
        }
        return String(text)
    }

    /// Without the sequences of ECMA-48 that colour text (`ESC [ … m`) or name a window (`ESC ] … BEL`).
    private var withoutCommands: String {
        let command =
            /(?:\u{1B}\[|\u{9B})[0-?]*[ -\/]*[@-~]?|(?:\u{1B}\]|\u{9D})[^\u{7}\u{1B}\u{9C}\n]*(?:\u{7}|\u{1B}\\|\u{9C})/
            .matchingSemantics(.unicodeScalar)
        return replacing(command, with: "")
    }

    /// Of a longer text, only so much is looked at.
    private static var longestRead: Int { 10_000 }
}

extension Unicode.Scalar {
    fileprivate var isDeceptive: Bool {
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
            // The joiners are part of emoji and of some scripts.
            self != "\u{200D}" && self != "\u{200C}"
        default:
            false
        }
    }
}
