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
