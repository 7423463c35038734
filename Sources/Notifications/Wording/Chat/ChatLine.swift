/// One line of a chat message, in spans of plain text: no chat's markup is in it yet.
package struct ChatLine: Equatable, Sendable {
    package enum Kind: Sendable {
        case plain
        /// One of several like things.
        case item
        /// What belongs to the item above it.
        case detail
        /// Somebody's words, as they are.
        case quote
    }

    package enum Span: Equatable, Sendable {
        case text(String)
        case strong(String)
        case faint(String)
        case link(String, to: String)
    }

    package var kind: Kind
    package var spans: [Span]

    init(_ spans: [Span], as kind: Kind = .plain) {
        self.kind = kind
        self.spans = spans.map(\.shortened)
    }

    var hasLink: Bool { spans.contains(where: \.isLink) }
}

extension ChatLine.Span {
    /// Text from outside, with nothing deceptive in it and not without end.
    fileprivate var shortened: ChatLine.Span {
        switch self {
        case .text(let text): .text(text.shortened)
        case .strong(let text): .strong(text.shortened)
        case .faint(let text): .faint(text.shortened)
        case .link(let words, let address): .link(words.shortened, to: address)
        }
    }

    fileprivate var isLink: Bool {
        switch self {
        case .link: true
        case .text, .strong, .faint: false
        }
    }
}

extension String {
    fileprivate var shortened: String {
        let limit = 400
        let isLong = count > limit || unicodeScalars.count > 4 * limit
        return isLong ? oneLine(limit: limit) : visible
    }
}

// MARK: What does not fit

extension [ChatLine] {
    /// As many lines as there is room for, by what each of them costs.
    ///
    /// The first, which is the headline, and the last one with a link stay whatever happens; what has
    /// to go is taken from the end of the lines between them. A link that would take half of the room
    /// goes too.
    package func fitting(_ room: Int, _ cost: (ChatLine) -> Int) -> [ChatLine] {
        guard let head = first, map(cost).reduce(0, +) > room else { return self }
        let more = ChatLine([.text("…")])
        let link = lastIndex { $0.hasLink && cost($0) <= room / 2 }
        let ending = [more] + (link.map { [self[$0]] } ?? [])
        var left = room - ([head] + ending).map(cost).reduce(0, +)
        let middle = dropFirst().prefix { line in
            left -= cost(line)
            return left >= 0
        }
        let isKept = link.map { $0 < middle.endIndex } ?? false
        return [head] + middle + (isKept ? [more] : ending)
    }
}
