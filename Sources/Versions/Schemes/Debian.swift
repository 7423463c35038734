extension Scheme {
    package static let debian = Scheme(
        "debian",
        Debian.self,
        summary: "dpkg's, of Debian, Ubuntu and their kin"
    )
}

/// `[epoch:]upstream[-revision]`, ordered as dpkg does: `~` before the end, the end before letters,
/// letters before everything else.
///
/// As in dpkg, blanks around it are nothing, and an upstream version need not start with a digit.
struct Debian: VersionForm {
    var epoch: Digits?
    var upstreamVersion: Substring.UTF8View
    var revision: Substring.UTF8View?

    init(_ text: String) throws(Slip) {
        func slip(_ index: String.Index, _ reason: String) -> Slip {
            Slip(offset: text.utf8.distance(from: text.utf8.startIndex, to: index), reason: reason)
        }
        var rest = text.trimmed
        guard !rest.isEmpty else { throw slip(rest.startIndex, "a version is expected") }

        epoch = nil
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let digits = rest[..<colon]
            guard digits.isDigits, Int32(String(digits) ?? "") != nil else {
                throw slip(
                    rest.startIndex,
                    "an epoch, a number up to \(Int32.max), is expected before the colon"
                )
            }
            epoch = Digits(digits)
            rest = rest[rest.index(after: colon)...]
        }
        revision = nil
        if let hyphen = rest.lastIndex(of: UInt8(ascii: "-")) {
            let word = rest[rest.index(after: hyphen)...]
            guard !word.isEmpty else {
                throw slip(hyphen, "a revision is expected after the hyphen")
            }
            if let odd = word.firstIndex(where: { !$0.isLegal(among: ".+~") }) {
                throw slip(odd, "an odd character stands in the revision")
            }
            revision = word
            rest = rest[..<hyphen]
        }
        guard !rest.isEmpty else { throw slip(rest.startIndex, "an upstream version is expected") }
        if let odd = rest.firstIndex(where: { !$0.isLegal(among: ".-+~:") }) {
            throw slip(odd, "an odd character stands in the upstream version")
        }
        upstreamVersion = rest
    }

    var text: String {
        let epoch = epoch.map { "\($0):" } ?? ""
        let revision = revision.map { "-\(Substring($0))" } ?? ""
        return "\(epoch)\(Substring(upstreamVersion))\(revision)"
    }

    func compared(to other: Debian) -> Order? {
        let epochs = (epoch ?? .zero).compared(to: other.epoch ?? .zero)
        if epochs != .equal { return epochs }
        let upstreams = upstreamVersion.debianOrder(to: other.upstreamVersion)
        if upstreams != .equal { return upstreams }
        return (revision ?? "0".utf8[...]).debianOrder(to: other.revision ?? "0".utf8[...])
    }

    var release: Release {
        let (numbers, end) = upstreamVersion.leadingNumbers
        let isPreRelease = upstreamVersion[end...].first == UInt8(ascii: "~")
        return Release(epoch: epoch ?? .zero, numbers: numbers, isPreRelease: isPreRelease)
    }

    static func declared(_ text: String) throws(Slip) -> (Debian, precision: Int?) {
        let version = try Debian(text)
        let (numbers, end) = version.upstreamVersion.leadingNumbers
        let isPlain = version.revision == nil && end == version.upstreamVersion.endIndex
        return (version, isPlain ? numbers.count : nil)
    }
}

extension Substring.UTF8View {
    /// Words of anything but digits and numbers take turns; both may be empty.
    fileprivate func debianOrder(to other: Substring.UTF8View) -> Order {
        var (one, another) = (self, other)
        while !one.isEmpty || !another.isEmpty {
            let (word, otherWord) = (
                one.popPrefix { !$0.isDigit }, another.popPrefix { !$0.isDigit }
            )
            let words = word.debianWordOrder(to: otherWord)
            if words != .equal { return words }
            let numbers = Digits(one.popPrefix(\.isDigit)).compared(
                to: Digits(another.popPrefix(\.isDigit))
            )
            if numbers != .equal { return numbers }
        }
        return .equal
    }

    private func debianWordOrder(to other: Substring.UTF8View) -> Order {
        var (one, another) = (makeIterator(), other.makeIterator())
        while true {
            let (byte, otherByte) = (one.next(), another.next())
            if byte == nil, otherByte == nil { return .equal }
            let (weight, otherWeight) = (byte.debianWeight, otherByte.debianWeight)
            if weight != otherWeight { return weight < otherWeight ? .less : .greater }
        }
    }
}

extension UInt8? {
    fileprivate var debianWeight: Int {
        guard let self else { return 0 }
        if self == UInt8(ascii: "~") { return -1 }
        return self.isLetter ? Int(self) : Int(self) + 256
    }
}

extension UInt8 {
    fileprivate func isLegal(among others: StaticString) -> Bool {
        isDigit || isLetter || "\(others)".utf8.contains(self)
    }
}
