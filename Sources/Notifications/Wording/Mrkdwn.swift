/// Slack's mrkdwn, which Mattermost reads too.
package enum Mrkdwn {
    /// Text from outside, so that nothing in it is taken for a link, a tag or a call to everybody.
    ///
    /// Slack asks for exactly these three to be escaped. The words that wake a whole channel in
    /// Mattermost are kept from doing so by an invisible word joiner.
    package static func escaped(_ text: String) -> String {
        let safe = text.replacing("&", with: "&amp;")
            .replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
        return safe.replacing(/(^|[^A-Za-z0-9._-])@(?=(all|channel|everyone|here)\b)/) {
            "\($0.output.1)@\u{2060}"
        }
    }

    /// A link with words of its own, which are escaped here.
    package static func link(_ url: String, _ words: String) -> String {
        let address = url.replacing("|", with: "%7C")
            .replacing("<", with: "%3C")
            .replacing(">", with: "%3E")
            .replacing("&", with: "&amp;")
        let words = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "<\(address)|\(escaped(words).replacing("|", with: "¦"))>"
    }

    /// At most `limit` UTF-16 units of escaped text, cut where neither a letter, an escape nor a
    /// link is torn apart.
    ///
    /// The first line, which is the headline, and the last one with a link stay whatever happens;
    /// what has to go is taken from the end of the lines between them.
    package static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let more = "…"
        let head = cut(lines[0], to: limit / 2)
        let link = lines.dropFirst().last { $0.contains("<http") }.map {
            cut($0, to: limit / 2 - 4)
        }
        var kept = [head]
        var room = limit - [head, more, link ?? ""].map { $0.utf16.count + 1 }.reduce(0, +)
        for line in lines.dropFirst() {
            room -= line.utf16.count + 1
            guard room >= 0 else { break }
            kept.append(String(line))
        }
        kept.append(more)
        if let link, !kept.contains(link) { kept.append(link) }
        return kept.joined(separator: "\n")
    }

    private static func cut(_ line: Substring, to limit: Int) -> String {
        guard line.utf16.count > limit else { return String(line) }
        var kept = ""
        var rest = line
        while let piece = rest.nextPiece, kept.utf16.count + piece.utf16.count < limit {
            kept += piece
            rest = rest[piece.endIndex...]
        }
        return kept + "…"
    }
}

extension Substring {
    /// A whole link, a whole escape, or one letter.
    fileprivate var nextPiece: Substring? {
        switch first {
        case "<": prefix(through: firstIndex(of: ">") ?? index(before: endIndex))
        case "&": prefix(through: firstIndex(of: ";") ?? startIndex)
        case nil: nil
        default: prefix(1)
        }
    }
}
