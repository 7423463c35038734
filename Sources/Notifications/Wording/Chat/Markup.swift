/// How a chat writes what stands in a line: the last step, in which every text is escaped.
package struct Markup: Sendable {
    /// Text from outside, so that nothing in it is taken for markup or a call to everybody.
    var escaped: @Sendable (String) -> String
    /// What is given to these is escaped already.
    var strong: @Sendable (String) -> String
    var faint: @Sendable (String) -> String
    /// An address that may be followed, so that nothing in it ends the link.
    var address: @Sendable (String) -> String = { $0 }
    /// What is given to this is escaped already too.
    var link: @Sendable (_ address: String, _ words: String) -> String
    /// A whole line with its end.
    var line: @Sendable (ChatLine.Kind, _ text: String) -> String
}

extension Markup {
    /// A message of at most so many UTF-16 units, which no chat counts longer than it counts itself.
    package func text(of letter: Letter, atMost limit: Int) -> String {
        let lines = letter.chatLines.fitting(limit) { text(of: $0).utf16.count }
        return String(lines.map(text).joined().trimmedSuffix)
    }

    private func text(of line: ChatLine) -> String {
        self.line(line.kind, line.spans.map(text).joined())
    }

    private func text(of span: ChatLine.Span) -> String {
        switch span {
        case .text(let text): escaped(text)
        case .strong(let text): strong(escaped(text))
        case .faint(let text): faint(escaped(text))
        case .link(let words, let address): link(self.address(address), escaped(words))
        }
    }
}

extension Markup {
    /// No markup at all, for what shows text as it is.
    package static let none = Markup(
        escaped: { $0 },
        strong: { $0 },
        faint: { $0 },
        link: { address, words in "\(words): \(address)" },
        line: { kind, text in
            switch kind {
            case .plain: "\(text)\n"
            case .item: "• \(text)\n"
            case .detail: "    \(text)\n"
            case .quote: "> \(text)\n"
            }
        }
    )
}

extension String {
    fileprivate var trimmedSuffix: Substring {
        var text = self[...]
        while text.last?.isNewline == true { text = text.dropLast() }
        return text
    }

    /// The words that wake a whole channel, kept from doing so by an invisible word joiner.
    var withoutCalls: String {
        replacing(/(^|[^A-Za-z0-9._-])@(?=(all|channel|everyone|here|room)\b)/) {
            "\($0.output.1)@\u{2060}"
        }
    }
}
