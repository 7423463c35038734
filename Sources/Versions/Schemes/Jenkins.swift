extension Scheme {
    package static let jenkins = Scheme(
        "jenkins",
        Jenkins.self,
        summary: "Jenkins' own, of its core and plugins: not Maven's"
    )
}

/// Numbers and qualifiers, ordered as `hudson.util.VersionNumber`, which left Maven's order long ago: a
/// snapshot comes before everything else, `ea` is `rc`, and `*` is greater than any number.
///
/// So `2.0.*` is greater than `2.0.1`, which is nevertheless equal to it: the one place where it
/// matters who asks.
struct Jenkins: VersionForm {
    indirect enum Item {
        case number(Digits)
        case word(String)
        case wildcard
        case list([Item])
    }

    /// What stands for a build between releases.
    enum Snapshot {
        case literal
        case timestamp(Substring.UTF8View, build: Digits)
    }

    let text: String
    private let items: [Item]
    private let snapshot: Snapshot?

    private static let depth = 200

    init(_ text: String) throws(Slip) {
        self.text = text
        guard text.utf8.contains(where: { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "*") })
        else { throw Slip(offset: 0, reason: "a version is expected") }
        let (plain, snapshot) = Self.split(text[...].utf8)
        self.snapshot = snapshot
        let bytes = Array((plain.string + (snapshot == nil ? "" : "-snapshot")).lowercased().utf8)

        var lists: [[Item]] = [[]]
        var (isDigit, start) = (false, 0)
        func add(_ item: Item) { lists[lists.count - 1].append(item) }
        func flush(upTo end: Int, isFollowedByDigit: Bool = false) {
            add(Item(bytes[start..<end], isDigit: isDigit, isFollowedByDigit: isFollowedByDigit))
        }

        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "-"):
                if index == start { add(.number(.zero)) } else { flush(upTo: index) }
                start = index + 1
                guard byte == UInt8(ascii: "-"), isDigit else { continue }
                lists[lists.count - 1] = Item.normalized(lists[lists.count - 1])
                if start < bytes.count, bytes[start].isDigit { lists.append([]) }
            case UInt8(ascii: "*"):
                add(.wildcard)
                start = index + 1
            case _ where byte.isDigit:
                if !isDigit, index > start {
                    flush(upTo: index, isFollowedByDigit: true)
                    start = index
                }
                isDigit = true
            case _:
                if index > start, isDigit || byte.isBlank {
                    flush(upTo: index, isFollowedByDigit: !isDigit)
                    start = index
                }
                isDigit = false
            }
            guard lists.count < Self.depth else {
                throw Slip(
                    offset: index,
                    reason: "a version has no more than \(Self.depth) parts, but stands"
                )
            }
        }
        if bytes.count > start { flush(upTo: bytes.count) }
        var inner = Item.normalized(lists.removeLast())
        while var outer = lists.popLast() {
            outer.append(.list(inner))
            inner = Item.normalized(outer)
        }
        items = inner
    }

    /// A snapshot's mark at the end, or before a remark in parentheses there.
    private static func split(
        _ bytes: Substring.UTF8View
    ) -> (Substring.UTF8View, Snapshot?) {
        var ends = [bytes.endIndex]
        if bytes.last == UInt8(ascii: ")") {
            ends += bytes.indices.reversed().filter { bytes[$0...].starts(with: " (".utf8) }
        }
        for end in ends {
            let head = bytes[..<end]
            if head.reversed().starts(with: "-SNAPSHOT".utf8.reversed()) {
                return (head.dropLast(9), .literal)
            }
            if let stamp = timestamp(atEndOf: head) { return stamp }
        }
        return (bytes, nil)
    }

    /// `-20170207.105042-1`.
    private static func timestamp(
        atEndOf bytes: Substring.UTF8View
    ) -> (Substring.UTF8View, Snapshot?)? {
        let digits = bytes.reversed().prefix(while: \.isDigit).count
        let before = bytes.dropLast(digits)
        guard digits > 0, before.last == UInt8(ascii: "-") else { return nil }
        let stamp = before.dropLast().suffix(16)
        guard stamp.count == 16, stamp.first == UInt8(ascii: "-"),
            case let moment = stamp.dropFirst(), moment.prefix(8).isDigits,
            moment.dropFirst(8).first == UInt8(ascii: "."), moment.suffix(6).isDigits
        else { return nil }
        let build = Digits(bytes.suffix(digits))
        return (bytes[..<stamp.startIndex], .timestamp(moment, build: build))
    }

    func compared(to other: Jenkins) -> Order? {
        let order = Item.order(items, other.items)
        guard order == .equal else { return order }
        switch (snapshot, other.snapshot) {
        case (nil, nil): return .equal
        case (nil, _?): return .less
        case (_?, nil): return .greater
        case (.timestamp(let one, let build)?, .timestamp(let another, let otherBuild)?):
            return Order(of: one, to: another).then(build.compared(to: otherBuild))
        case (.literal?, _), (_, .literal?): return .equal
        }
    }

    var release: Release {
        let leading = items.prefix { if case .number = $0 { true } else { false } }
        var numbers: [Digits] = []
        for case .number(let number) in leading { numbers.append(number) }
        let next = items.dropFirst(leading.count).first
        return Release(
            numbers: numbers,
            isPreRelease: snapshot != nil || next.map { $0.orderToEnd == .less } ?? false
        )
    }

    static func declared(_ text: String) throws(Slip) -> (Jenkins, precision: Int?) {
        let (version, bytes) = (try Jenkins(text), text[...].utf8)
        let (numbers, end) = bytes.leadingNumbers
        return (version, end == bytes.endIndex ? numbers.count : nil)
    }
}

extension Jenkins.Item {
    private static let qualifiers = ["snapshot", "alpha", "beta", "milestone", "rc", "", "sp"]
    private static let release = 5

    fileprivate init(_ bytes: ArraySlice<UInt8>, isDigit: Bool, isFollowedByDigit: Bool) {
        guard !isDigit else {
            self = .number(Digits(bytes))
            return
        }
        let letters = ["a": "alpha", "b": "beta", "m": "milestone"]
        let aliases = ["ga": "", "final": "", "cr": "rc", "ea": "rc"]
        let word = String(decoding: bytes, as: UTF8.self)
        let meant = isFollowedByDigit ? letters[word] ?? word : word
        self = .word(aliases[meant] ?? meant)
    }

    private var isNull: Bool {
        switch self {
        case .number(let number): number.isZero
        case .word(let word): word.isEmpty
        case .wildcard: false
        case .list(let items): items.isEmpty
        }
    }

    fileprivate static func normalized(_ items: [Self]) -> [Self] {
        Array(items.reversed().drop(while: \.isNull).reversed())
    }

    fileprivate static func order(_ one: [Self], _ other: [Self]) -> Order {
        (0..<max(one.count, other.count)).firstOrder { index in
            guard index < one.count else { return other[index].orderToEnd.reversed }
            return index < other.count
                ? one[index].compared(to: other[index]) : one[index].orderToEnd
        }
    }

    fileprivate var orderToEnd: Order {
        switch self {
        case .number(let number): number.isZero ? .equal : .greater
        case .word(let word): Order(Self.rank(of: word), Self.release)
        case .wildcard: .greater
        case .list(let items): items.first?.orderToEnd ?? .equal
        }
    }

    private func compared(to other: Self) -> Order {
        switch (self, other) {
        case (.wildcard, .wildcard): .equal
        case (.wildcard, _): .greater
        case (.number, .wildcard): .equal
        case (_, .wildcard): .less
        case (.number(let one), .number(let another)): one.compared(to: another)
        case (.number, _): .greater
        case (.list, .number): .less
        case (.list, .word): .greater
        case (.list(let one), .list(let another)): Self.order(one, another)
        case (.word(let one), .word(let another)):
            Order(Self.rank(of: one), Self.rank(of: another)).then(
                Order(of: one.utf8, to: another.utf8)
            )
        case (.word, _): .less
        }
    }

    private static func rank(of word: String) -> Int {
        qualifiers.firstIndex(of: word) ?? qualifiers.count
    }
}
