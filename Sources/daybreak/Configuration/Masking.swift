import Documents

extension [Finding] {
    /// What a person reads, without any secret that the source may hold.
    func discreetText(in source: Source?) -> String {
        guard let source, let masked = source.masked else { return lines(in: []) }
        let findings = map { finding in
            var finding = finding
            finding.fix = nil
            if finding.rule == .syntax && !source.agrees(with: masked, upTo: finding.place) {
                finding.message = "this is not understood, and not shown: it may be a secret"
            } else {
                var masker = Masker()
                finding.message = masker.mask(finding.message[...])
            }
            return finding
        }
        return findings.lines(in: [masked])
    }
}

extension [Finding] {
    /// Without the last line break, which belongs to whoever prints it.
    private func lines(in sources: [Source]) -> String {
        let text = text(in: sources)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}

extension Source {
    /// The same text to quote from, without what may be a secret.
    ///
    /// It goes by the look of the lines, since it must also hold for a text that is no YAML. What
    /// follows a key that sounds like a secret's, on its line and on those indented below it, is
    /// hidden unless it is a reference; so is what stands before the `@` of an address.
    var masked: Source? {
        var masker = Masker()
        let lines = lines.map { masker.mask($0) }
        return try? Source(file: file, text: lines.joined(separator: "\n"))
    }

    /// Whether the same stands at a place in another text, and all before it on its line.
    fileprivate func agrees(with other: Source, upTo place: Place) -> Bool {
        let line = place.line - 1
        guard lines.indices.contains(line), other.lines.indices.contains(line) else { return true }
        return lines[line].unicodeScalars.prefix(place.column)
            .elementsEqual(other.lines[line].unicodeScalars.prefix(place.column))
    }
}

/// Masks one line after the other.
private struct Masker {
    private static let dots = "••••"

    /// A key, perhaps quoted, up to its colon; the colon of an address is none.
    private let key = /["']?([A-Za-z_-]+)["']?\s*[:=](?!\/)/
    /// A reference, perhaps quoted, that is the whole value.
    private let reference = /\s*["']?\$\{(?:env|file):[^}]*\}["']?(?=\s*(?:[,}#]|$))/
    /// An address with a user and password, or of a webhook.
    private let secretAddress = /:\/\/(?:\S*@|\S*(?:hook|[?&]sig=)\S*)/
    /// How far the key is indented whose secret goes on below it.
    private var openIndent: Int?

    mutating func mask(_ line: Substring) -> String {
        let indent = line.prefix { $0 == " " }.count
        if let openIndent {
            if indent > openIndent || line.allSatisfy(\.isWhitespace) { return Self.dots }
            self.openIndent = nil
        }
        let line = line.replacing(secretAddress) {
            "://\(Self.dots)" + ($0.output.hasSuffix("@") ? "@" : "")
        }
        var rest = line[...]
        while let match = rest.firstMatch(of: key) {
            rest = rest[match.range.upperBound...]
            guard match.output.1.lowercased().soundsSecret else { continue }
            guard let reference = rest.prefixMatch(of: reference) else {
                openIndent = indent
                return line[..<rest.startIndex] + " " + Self.dots
            }
            rest = rest[reference.range.upperBound...]
        }
        return String(line)
    }
}

extension String {
    /// Whether it ends like the name of a secret, perhaps misspelt.
    fileprivate var soundsSecret: Bool {
        guard let last = split(whereSeparator: { "_-".contains($0) }).last.map(String.init) else {
            return false
        }
        let words = ["token", "password", "secret", "webhook", "heartbeat"]
        return ["key", "pass", "passwd", "slack", "mattermost"].contains(last)
            || words.nearest(to: last) != nil
    }
}
