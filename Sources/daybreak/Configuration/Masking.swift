import Documents

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

    /// Whether the same is at a place in another text, and all before it on its line.
    func agrees(with other: Source, upTo place: Place) -> Bool {
        let line = place.line - 1
        guard lines.indices.contains(line), other.lines.indices.contains(line) else { return true }
        return lines[line].unicodeScalars.prefix(place.column)
            .elementsEqual(other.lines[line].unicodeScalars.prefix(place.column))
    }
}

/// Masks one line after the other.
private struct Masker {
    private static let dots = "••••"

    /// A key whose value goes on below it: all of that is secret, or, of a webhook, its `url`.
    private struct Open {
        var indent: Int
        var isWebhook: Bool
    }

    /// A key, perhaps quoted, up to its colon; the colon of an address is none.
    private let key = /["']?([A-Za-z_-]+)["']?\s*[:=](?!\/)/
    /// A reference, perhaps quoted, that is the whole value.
    private let reference = /\s*["']?\$\{(?:env|file):[^}]*\}["']?(?=\s*(?:[,}#]|$))/
    private var open: Open?

    mutating func mask(_ line: Substring) -> String {
        let indent = line.prefix { $0 == " " }.count
        if let open, indent <= open.indent, !line.allSatisfy(\.isWhitespace) { self.open = nil }
        var rest = line.withoutLogin[...]
        var isWebhook = open?.isWebhook == true
        if open != nil && !(isWebhook && rest.contains(key)) { return Self.dots }
        var shown = ""
        while let match = rest.firstMatch(of: key) {
            shown += rest[..<match.range.upperBound]
            rest = rest[match.range.upperBound...]
            let name = match.output.1.lowercased()
            if name.isNear("webhook") {
                isWebhook = true
                if rest.allSatisfy(\.isWhitespace) { open = Open(indent: indent, isWebhook: true) }
                if rest.allSatisfy(\.isWhitespace) || rest.starts(with: /\s*\{/) { continue }
            } else if !name.soundsSecret && !(isWebhook && name == "url") {
                continue
            }
            guard let reference = rest.prefixMatch(of: reference) else {
                if open == nil { open = Open(indent: indent, isWebhook: false) }
                return shown + " " + Self.dots
            }
            shown += reference.output
            rest = rest[reference.range.upperBound...]
        }
        return shown + rest
    }
}

extension String {
    fileprivate var soundsSecret: Bool {
        ["token", "passw", "secret"].contains { contains($0) }
            || ["token", "password"].contains { isNear($0) }
    }

    fileprivate func isNear(_ word: String) -> Bool { [word].nearest(to: self) != nil }
}

extension Substring {
    /// With dots for the user and password of each address.
    fileprivate var withoutLogin: String {
        String(self).replacing(/:\/\/\S*@/) { match in
            "://" + String(repeating: "•", count: match.output.unicodeScalars.count - 4) + "@"
        }
    }
}
