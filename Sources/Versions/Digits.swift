/// A number of any length, as its digits.
struct Digits: Hashable, Sendable {
    /// Without leading zeros; none at all is zero.
    private let significant: ArraySlice<UInt8>

    init(_ digits: some Sequence<UInt8>) {
        significant = Array(digits)[...].drop { $0 == UInt8(ascii: "0") }
    }

    static let zero = Digits([])

    var isZero: Bool { significant.isEmpty }

    func compared(to other: Digits) -> Order {
        if significant.count != other.significant.count {
            return significant.count < other.significant.count ? .less : .greater
        }
        return Order(of: significant, to: other.significant)
    }
}

extension Digits: CustomStringConvertible {
    var description: String { isZero ? "0" : String(decoding: significant, as: UTF8.self) }
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
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}

extension Collection<UInt8> {
    /// Whether there is at least one digit and nothing else.
    var isDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }
}
