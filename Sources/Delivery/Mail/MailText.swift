import Foundation

// Text from outside, as it may stand in mail.

extension String {
    /// The same text with nothing in it that could end a header or begin another one.
    ///
    /// Line breaks and other control characters become spaces, and what a reader would take for an
    /// encoded word, and decode into line breaks, is broken up.
    var fitForHeader: String {
        let line = String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 }))
        return line.replacing("=?", with: "= ?").trimmingCharacters(in: .whitespaces)
    }

    /// Fit for a header that people read, with encoded words where GMime would make them too long.
    ///
    /// RFC 2047 allows 75 characters; GMime, which does all other encoding, cuts between words only.
    var phrase: String {
        let clean = fitForHeader
        let isShort = clean.split(separator: " ").allSatisfy { word in
            word.utf8.count <= (word.utf8.allSatisfy { $0 < 0x80 } ? 60 : 40)
        }
        return isShort ? clean : clean.encodedWords
    }

    private var encodedWords: String {
        var pieces: [String] = []
        for scalar in unicodeScalars {
            let room = 36 - (pieces.last?.utf8.count ?? 36)
            if scalar.utf8.count > room { pieces.append("") }
            pieces[pieces.endIndex - 1].unicodeScalars.append(scalar)
        }
        return pieces.map { "=?utf-8?b?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: " ")
    }

    /// In lines that end with `\n`, the last one too, without other control characters.
    var fitForBody: String {
        let lines = replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let shown = lines.unicodeScalars.map { scalar in
            scalar.isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar
        }
        let body = String(String.UnicodeScalarView(shown))
        return body.hasSuffix("\n") ? body : body + "\n"
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    fileprivate var utf8: UTF8.EncodedScalar {
        UTF8.encode(self) ?? UTF8.encodedReplacementCharacter
    }
}
