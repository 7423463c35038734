// How schemes take a text apart: byte by byte, from its start.

extension Substring.UTF8View {
    /// Takes away, and gives, what it starts with.
    mutating func popPrefix(_ belongs: (UInt8) -> Bool) -> Substring.UTF8View {
        let word = prefix(while: belongs)
        self = self[word.endIndex...]
        return word
    }

    /// Takes a letter away if it starts with it.
    mutating func pop(_ letter: Unicode.Scalar) -> Bool {
        guard first == UInt8(ascii: letter) else { return false }
        removeFirst()
        return true
    }

    /// The numbers joined by dots that it starts with, and where they end.
    var leadingNumbers: (numbers: [Digits], end: Index) {
        var numbers: [Digits] = []
        var end = startIndex
        var rest = self
        while let first = rest.first, first.isDigit {
            numbers.append(Digits(rest.popPrefix(\.isDigit)))
            end = rest.startIndex
            guard rest.pop(".") else { break }
        }
        return (numbers, end)
    }

    var string: String { String(Substring(self)) }
}

extension String {
    /// Without the blanks around it.
    var trimmed: Substring.UTF8View {
        var rest = self[...].utf8
        while rest.first?.isBlank == true { rest.removeFirst() }
        while rest.last?.isBlank == true { rest.removeLast() }
        return rest
    }

    /// A slip where a part of it starts.
    func slip(_ part: Substring.UTF8View, _ reason: String) -> Slip {
        Slip(offset: utf8.distance(from: utf8.startIndex, to: part.startIndex), reason: reason)
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

    var isLetter: Bool {
        isLowercase || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }

    var isBlank: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }

    /// Itself, a capital as its small letter.
    var lowercased: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
    }
}

extension Collection<UInt8> {
    /// Whether there is at least one digit and nothing else.
    var isDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }
}

extension Order {
    /// The order of two words by their bytes.
    init(of one: some Sequence<UInt8>, to other: some Sequence<UInt8>) {
        if one.elementsEqual(other) {
            self = .equal
        } else {
            self = one.lexicographicallyPrecedes(other) ? .less : .greater
        }
    }

    init<Value: Comparable>(_ one: Value, _ other: Value) {
        self = one == other ? .equal : one < other ? .less : .greater
    }

    /// What decides where this leaves two things equal.
    func then(_ next: @autoclosure () -> Order) -> Order { self == .equal ? next() : self }
}

extension Sequence {
    /// The first order that is not equal, of pairs in turn.
    func firstOrder(_ order: (Element) -> Order) -> Order {
        for element in self {
            let found = order(element)
            if found != .equal { return found }
        }
        return .equal
    }
}
