/// A text and its name: known to be UTF-8, of bearable size, and free of control characters.
package struct Source: Hashable, Sendable {
    /// As the user named it.
    package let file: String
    package let text: String
    /// Without their breaks; YAML's idea of a line break, so that places agree.
    package let lines: [Substring]

    /// What a person writes by hand is never larger.
    package static let limit = 2 << 20

    /// Takes the bytes of a file for a text, or says where they are none.
    package init(
        file: String,
        bytes: some Collection<UInt8>,
        limit: Int = Source.limit
    ) throws(Unreadable) {
        guard bytes.count <= limit else {
            throw Unreadable([
                .unreadable(
                    file,
                    "this file has \(bytes.count) bytes; the limit is \(limit)"
                )
            ])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Unreadable([
                .unreadable(
                    Place(file: file, validPrefixOf: bytes),
                    "this is not UTF-8 from here on; save the file as UTF-8"
                )
            ])
        }
        try self.init(file: file, text: text)
    }

    package init(file: String, text: String) throws(Unreadable) {
        self.file = file
        self.text =
            text.unicodeScalars.first == byteOrderMark
            ? String(text.unicodeScalars.dropFirst()) : text
        lines = self.text.unicodeScalars.brokenIntoLines.map(Substring.init)
        for (number, line) in zip(1..., lines) {
            guard
                let column = line.unicodeScalars.enumerated().first(where: \.element.isForbidden)?
                    .offset
            else { continue }
            throw Unreadable([
                .unreadable(
                    Place(file: file, line: number, column: column + 1),
                    "a control character stands here; remove it"
                )
            ])
        }
    }

    /// The part of the text that a place covers.
    func range(of place: Place) -> Range<String.Index>? {
        guard lines.indices.contains(place.line - 1), place.column >= 1, place.length >= 0 else {
            return nil
        }
        let line = lines[place.line - 1].unicodeScalars
        guard
            let start = line.index(
                line.startIndex,
                offsetBy: place.column - 1,
                limitedBy: line.endIndex
            ),
            let end = line.index(start, offsetBy: place.length, limitedBy: line.endIndex)
        else { return nil }
        return start..<end
    }
}

private let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

extension Finding {
    fileprivate static func unreadable(_ place: Place, _ message: String) -> Finding {
        Finding(Grammar.plain.syntax, at: place, message)
    }

    fileprivate static func unreadable(_ file: String, _ message: String) -> Finding {
        unreadable(Place(file: file), message)
    }
}

extension Place {
    /// Where the bytes stop being UTF-8.
    fileprivate init(file: String, validPrefixOf bytes: some Collection<UInt8>) {
        self.init(file: file)
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&rest) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
    }
}

extension Unicode.Scalar {
    /// The control characters of ASCII and Latin-1.
    fileprivate var isForbidden: Bool {
        self != "\t" && (value < 0x20 || (0x7F...0x9F).contains(value))
    }

    fileprivate var isLineBreak: Bool {
        switch self {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}

extension String.UnicodeScalarView {
    fileprivate var brokenIntoLines: [SubSequence] {
        var lines: [SubSequence] = []
        var rest = self[...]
        while let end = rest.firstIndex(where: \.isLineBreak) {
            lines.append(rest[..<end])
            let isPair = rest[end...].starts(with: "\r\n".unicodeScalars)
            rest = rest[index(end, offsetBy: isPair ? 2 : 1)...]
        }
        if !rest.isEmpty { lines.append(rest) }
        return lines
    }
}
