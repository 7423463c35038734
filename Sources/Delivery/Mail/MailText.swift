import Foundation
import Notifications

// Text from outside, as it may stand in mail.

extension String {
    /// The same text with nothing in it that could end a header or begin another one.
    ///
    /// Line breaks and whatever else hides or reorders what follows become spaces, and what a reader would
    /// take for an encoded word, and decode into line breaks, is broken up.
    var fitForHeader: String {
        visible.replacing("=?", with: "= ?").trimmingCharacters(in: .whitespaces)
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
            if UTF8.width(scalar) > room { pieces.append("") }
            pieces[pieces.endIndex - 1].unicodeScalars.append(scalar)
        }
        return pieces.map { "=?utf-8?b?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: " ")
    }

    /// Fit to stand before the address of a list, which it must not seem to hold: quoted where it has signs
    /// that mean something there (RFC 5322).
    var listPhrase: String {
        let words = String(filter { !"<>\"\\".contains($0) }).fitForHeader
            .split(separator: " ").joined(separator: " ")
        guard words.contains(where: { "()[]:;@,.".contains($0) }) else { return words.phrase }
        return words.utf8.allSatisfy { $0 < 0x80 } ? "\"\(words)\"" : words.encodedWords
    }

    /// In lines that end with `\n`, the last one too, without other control characters.
    var fitForBody: String {
        var body = ""
        var previous: Unicode.Scalar = "\n"
        for scalar in unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r": body.unicodeScalars.append("\n")
            case "\t": body.unicodeScalars.append("\t")
            default: body.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar)
            }
            previous = scalar
        }
        return body.utf8.last == UInt8(ascii: "\n") ? body : body + "\n"
    }
}

extension Unicode.Scalar {
    /// Unicode's control characters, and its two separators of lines and paragraphs.
    fileprivate var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}

extension [UInt8] {
    /// As files on this machine have them, and as every local delivery agent stores mail.
    var withUnixLineEnds: [UInt8] {
        let carriageReturn = UInt8(ascii: "\r")
        return indices.filter { index in
            self[index] != carriageReturn || index + 1 == endIndex
                || self[index + 1] != UInt8(ascii: "\n")
        }.map { self[$0] }
    }
}
