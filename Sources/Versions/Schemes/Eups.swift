extension Scheme {
    package static let eups = Scheme(
        "eups",
        Eups.self,
        summary: "EUPS', of LSST's stack, as its VersionCompare orders them"
    )
}

/// `primary[-decrementing][+incrementing]`, ordered as EUPS does; also `primarymN` and `primarypN`.
///
/// With more than one hyphen a version is one opaque primary part, so that what git-describe makes is
/// not in the order of its commits; `eups-describe` mends that. Tags such as `w_2024_10` and
/// `d_2024_03_05` are ordered only among their own kind.
struct Eups: VersionForm {
    let text: String
    let primary: Substring.UTF8View
    let decrement: Substring.UTF8View?
    let increment: Substring.UTF8View?

    init(_ text: String) throws(Slip) {
        try self.init(text, text[...].utf8)
    }

    init(_ text: String, _ bytes: Substring.UTF8View) throws(Slip) {
        self.text = text
        if let odd = bytes.firstIndex(where: { $0 <= UInt8(ascii: " ") }) {
            throw text.slip(bytes[odd...], "an odd character stands")
        }
        let hyphens = bytes.count { $0 == UInt8(ascii: "-") }
        guard let first = bytes.first, hyphens > 1 || !first.isHyphenOrPlus else {
            throw text.slip(bytes, "a version is expected")
        }
        if bytes.starts(with: "LOCAL:".utf8) {
            throw text.slip(bytes, "a local folder is no version, and stands")
        }
        (primary, decrement, increment) =
            hyphens > 1 ? (bytes, nil, nil) : Self.split(bytes)
    }

    private static func split(
        _ bytes: Substring.UTF8View
    ) -> (Substring.UTF8View, Substring.UTF8View?, Substring.UTF8View?) {
        var rest = bytes
        let primary = rest.popPrefix { !$0.isHyphenOrPlus }
        let decrement = rest.popAnnotation("-")
        let increment = rest.popAnnotation("+")
        guard decrement == nil, increment == nil else { return (primary, decrement, increment) }
        let digits = bytes.reversed().prefix(while: \.isDigit).count
        let letter = bytes.dropLast(digits)
        switch letter.last {
        case UInt8(ascii: "m") where digits > 0:
            return (letter.dropLast(), bytes.suffix(digits), nil)
        case UInt8(ascii: "p") where digits > 0:
            return (letter.dropLast(), nil, bytes.suffix(digits))
        case _: return (primary, nil, nil)
        }
    }

    func compared(to other: Eups) -> Order? {
        guard primary.isOfFamily(of: other.primary) else { return nil }
        return Self.order(self, other)
    }

    /// Families aside.
    static func order(_ one: Eups, _ other: Eups) -> Order {
        guard one.primary.elementsEqual(other.primary) else {
            return one.primary.eupsOrder(to: other.primary)
        }
        switch (one.decrement, other.decrement) {
        case (nil, nil): break
        case (_?, nil): return .less
        case (nil, _?): return .greater
        case (let decrement?, let otherDecrement?):
            let order = order(of: decrement, to: otherDecrement)
            if order != .equal { return order }
        }
        return order(of: one.increment, to: other.increment)
    }

    /// An annotation may have one of its own, as `rc1p2` has; no hyphen is left in it.
    private static func order(
        of one: Substring.UTF8View?,
        to other: Substring.UTF8View?
    ) -> Order {
        switch (one, other) {
        case (nil, nil): .equal
        case (nil, _?): .less
        case (_?, nil): .greater
        case (let one?, let other?):
            if let one = try? Eups(one.string), let other = try? Eups(other.string) {
                order(one, other)
            } else {
                Order(of: one, to: other)
            }
        }
    }

    var release: Release {
        Release(numbers: primary.eupsNumbers.numbers, isPreRelease: decrement != nil)
    }

    static func declared(_ text: String) throws(Slip) -> (Eups, precision: Int?) {
        let version = try Eups(text)
        let (numbers, isWhole) = version.primary.eupsNumbers
        let isPlain = isWhole && version.decrement == nil && version.increment == nil
        return (version, isPlain ? numbers.count : nil)
    }

    /// Without the builds of the same sources, and without what LSST adds to others' versions.
    var upstream: Eups {
        let bytes = text[...].utf8
        let end = bytes.firstIndex(of: UInt8(ascii: "+")) ?? bytes.endIndex
        return (try? Eups(Substring(bytes[..<end]).withoutLSST)) ?? self
    }

    func reduced(to declaration: Eups) -> Eups {
        guard declaration.increment == nil else { return self }
        let bytes = text[...].utf8
        let plus = increment == nil ? nil : bytes.firstIndex(of: UInt8(ascii: "+"))
        let end = plus ?? bytes.endIndex
        let built = String(Substring(bytes[..<end]))
        let keepsSuffix = Substring(declaration.text).withoutLSST != declaration.text
        return (try? Eups(keepsSuffix ? built : built[...].withoutLSST)) ?? self
    }
}

extension Substring.UTF8View {
    fileprivate mutating func popAnnotation(_ mark: Unicode.Scalar) -> Substring.UTF8View? {
        var rest = self
        guard rest.pop(mark) else { return nil }
        let annotation = rest.popPrefix { !$0.isHyphenOrPlus }
        guard !annotation.isEmpty else { return nil }
        self = rest
        return annotation
    }

    /// Part by part, as numbers where both are, else by their letters; then the longer one is later.
    fileprivate func eupsOrder(to other: Substring.UTF8View) -> Order {
        let one = split(omittingEmptySubsequences: false) { "._".utf8.contains($0) }
        let another = other.split(omittingEmptySubsequences: false) { "._".utf8.contains($0) }
        return zip(one, another).firstOrder { $0.eupsPartOrder(to: $1) }
            .then(Order(one.count, another.count))
    }

    private func eupsPartOrder(to other: Substring.UTF8View) -> Order {
        if isDigits, other.isDigits { return Digits(self).compared(to: Digits(other)) }
        let prefix = self.prefix { !$0.isDigit }
        let (number, otherNumber) = (dropFirst(prefix.count), other.dropFirst(prefix.count))
        if !prefix.isEmpty, number.isDigits, otherNumber.isDigits,
            other.prefix(prefix.count).elementsEqual(prefix)
        {
            return Digits(number).compared(to: Digits(otherNumber))
        }
        return Order(of: self, to: other)
    }

    /// The numbers that a version, or a tag such as `v26_0_1`, starts with, and if there is nothing else.
    fileprivate var eupsNumbers: (numbers: [Digits], isWhole: Bool) {
        let parts = split(omittingEmptySubsequences: false) { "._".utf8.contains($0) }
        let numbers = parts.prefix(while: \.isDigits).map { Digits($0) }
        return (numbers, numbers.count == parts.count)
    }

    /// Whether the two are versions, or tags, of one kind: `w_2024_10` is not comparable with `d_2024_03_05`.
    fileprivate func isOfFamily(of other: Substring.UTF8View) -> Bool {
        guard let family, let another = other.family else { return true }
        return family.elementsEqual(another)
    }

    /// The letter of a tag that a date or a version follows.
    private var family: Substring.UTF8View? {
        let letter = prefix(while: \.isLowercase)
        guard letter.count == 1, "dwvr".utf8.contains(letter[startIndex]) else { return nil }
        var rest = dropFirst()
        _ = rest.pop("_")
        return rest.first?.isDigit == true && contains(UInt8(ascii: "_")) ? letter : nil
    }
}

extension Substring {
    /// Of `1.69.lsst2`, `1.69`.
    fileprivate var withoutLSST: String {
        guard let suffix = firstRange(of: ".lsst"),
            self[suffix.upperBound...].utf8.allSatisfy({ $0.isDigit })
        else { return String(self) }
        return String(self[..<suffix.lowerBound])
    }
}

extension UInt8 {
    fileprivate var isHyphenOrPlus: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "+") }
}
