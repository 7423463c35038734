extension Scheme {
    package static let maven = Scheme(
        "maven",
        Maven.self,
        summary: "Maven 4's ComparableVersion, of Java artifacts"
    )
}

/// Numbers and qualifiers, in lists that each hyphen and each change between the two nests, ordered as
/// Maven 4's `ComparableVersion`.
struct Maven: VersionForm {
    indirect enum Item {
        case number(Digits)
        case word(Qualifier)
        /// A qualifier with its number, such as `rc1`.
        case combination(Qualifier, Digits)
        case list([Item])
    }

    /// Ordered by what is known of it, else by its letters.
    struct Qualifier {
        let text: String

        private static let known = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"]
        static let release = 5

        /// A letter before a number stands for one of the known ones.
        init(_ text: String, isFollowedByDigit: Bool) {
            let letters = ["a": "alpha", "b": "beta", "m": "milestone"]
            let word = isFollowedByDigit ? letters[text] ?? text : text
            self.text = word == "cr" ? "rc" : word
        }

        var rank: Int {
            if ["ga", "final", "release"].contains(text) { return Self.release }
            return Self.known.firstIndex(of: text) ?? Self.known.count
        }

        func compared(to other: Qualifier) -> Order {
            Order(rank, other.rank).then(
                rank == Self.known.count ? Order(of: text.utf8, to: other.text.utf8) : .equal
            )
        }
    }

    let text: String
    private let items: [Item]

    /// Lists within lists; no real version has ten.
    private static let depth = 200

    init(_ text: String) throws(Slip) {
        self.text = text
        let bytes = Array(text.lowercased().utf8)
        var lists: [[Item]] = [[]]
        var (isDigit, isCombination, start) = (false, false, 0)

        func nest() {
            if !lists[lists.count - 1].isEmpty { lists.append([]) }
        }
        func add(_ item: Item) { lists[lists.count - 1].append(item) }
        func item(upTo end: Int) -> Item {
            Item(bytes[start..<end], isDigit: isDigit, isCombination: isCombination)
        }

        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "."):
                add(index == start ? .number(.zero) : item(upTo: index))
                (isCombination, start) = (false, index + 1)
            case UInt8(ascii: "-"):
                if index == start {
                    add(.number(.zero))
                } else {
                    // `X-1` is `X1`.
                    if !isDigit, index + 1 < bytes.count, bytes[index + 1].isDigit {
                        isCombination = true
                        continue
                    }
                    add(item(upTo: index))
                }
                (isCombination, start) = (false, index + 1)
                nest()
            case _ where byte.isDigit:
                if !isDigit, index > start {
                    isCombination = true
                    nest()
                }
                isDigit = true
            case _:
                if isDigit, index > start {
                    add(item(upTo: index))
                    (isCombination, start) = (false, index)
                    lists.append([])
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
        if bytes.count > start {
            if !isDigit { nest() }
            add(item(upTo: bytes.count))
        }
        var inner = Item.normalized(lists.removeLast())
        while var outer = lists.popLast() {
            outer.append(.list(inner))
            inner = Item.normalized(outer)
        }
        items = inner
    }

    func compared(to other: Maven) -> Order? { Item.order(items, other.items) }

    var release: Release {
        var numbers: [Digits] = []
        for case .number(let number) in items { numbers.append(number) }
        let qualifier = items.drop { if case .number = $0 { true } else { false } }.first
        let isPreRelease = qualifier.map { $0.compared(to: nil) == .less } ?? false
        return Release(numbers: numbers, isPreRelease: isPreRelease)
    }

    static func declared(_ text: String) throws(Slip) -> (Maven, precision: Int?) {
        let (version, bytes) = (try Maven(text), text[...].utf8)
        let (numbers, end) = bytes.leadingNumbers
        return (version, end == bytes.endIndex ? numbers.count : nil)
    }
}

extension Maven.Item {
    fileprivate init(_ bytes: ArraySlice<UInt8>, isDigit: Bool, isCombination: Bool) {
        if isCombination {
            let whole = bytes.filter { $0 != UInt8(ascii: "-") }
            let word = whole.prefix { !$0.isDigit }
            self = .combination(
                Maven.Qualifier(String(decoding: word, as: UTF8.self), isFollowedByDigit: true),
                Digits(whole.dropFirst(word.count))
            )
        } else if isDigit {
            self = .number(Digits(bytes))
        } else {
            let word = String(decoding: bytes, as: UTF8.self)
            self = .word(Maven.Qualifier(word, isFollowedByDigit: false))
        }
    }

    private var isNull: Bool {
        switch self {
        case .number(let number): number.isZero
        case .word(let word): word.text.isEmpty
        case .combination: false
        case .list(let items): items.isEmpty
        }
    }

    private var isQualifier: Bool {
        switch self {
        case .word, .combination: true
        case .number, .list: false
        }
    }

    /// Without the zeros that end it, or that stand before a qualifier.
    fileprivate static func normalized(_ items: [Self]) -> [Self] {
        var items = items
        for index in items.indices.reversed() where items[index].isNull {
            guard index + 1 < items.count else {
                items.removeLast()
                continue
            }
            switch items[index + 1] {
            case .word: items.remove(at: index)
            case .list(let list) where list.first?.isQualifier == true: items.remove(at: index)
            case .number, .combination, .list: break
            }
        }
        if items.count == 1, case .list(let list) = items[0] { return list }
        return items
    }

    fileprivate static func order(_ one: [Self], _ other: [Self]) -> Order {
        (0..<max(one.count, other.count)).firstOrder { index in
            index < one.count
                ? one[index].compared(to: index < other.count ? other[index] : nil)
                : other[index].compared(to: nil).reversed
        }
    }

    /// How it stands to another item, or to the end.
    fileprivate func compared(to other: Self?) -> Order {
        guard let other else { return orderToEnd }
        switch (self, other) {
        case (.number(let one), .number(let another)): return one.compared(to: another)
        case (.number, _): return .greater
        case (_, .number): return .less
        case (.list(let one), .list(let another)): return Self.order(one, another)
        case (.list(let items), _): return Self.order(of: items, to: other)
        case (_, .list(let items)): return Self.order(of: items, to: self).reversed
        case (.word(let one), .word(let another)): return one.compared(to: another)
        case (.combination(let one, let number), .combination(let another, let otherNumber)):
            return one.compared(to: another).then(number.compared(to: otherNumber))
        case (.word(let one), .combination(let another, let number)):
            return one.compared(to: another).then(
                one.isRelease ? number.orderToZero.reversed : .less
            )
        case (.combination(let one, let number), .word(let another)):
            return one.compared(to: another).then(one.isRelease ? number.orderToZero : .greater)
        }
    }

    private var orderToEnd: Order {
        switch self {
        case .number(let number): number.orderToZero
        case .word(let word): Order(word.rank, Maven.Qualifier.release)
        case .combination(let word, let number):
            Order(word.rank, Maven.Qualifier.release).then(number.orderToZero)
        case .list(let items): items.firstOrder(\.orderToEnd)
        }
    }

    /// A list against a single qualifier: its first item decides, and then that there is more.
    private static func order(of items: [Self], to other: Self) -> Order {
        guard let first = items.first else { return other.orderToEnd.reversed }
        return first.compared(to: other).then(items.dropFirst().firstOrder(\.orderToEnd))
    }
}

extension Maven.Qualifier {
    fileprivate var isRelease: Bool { rank == Self.release }
}

extension Digits {
    fileprivate var orderToZero: Order { isZero ? .equal : .greater }
}
