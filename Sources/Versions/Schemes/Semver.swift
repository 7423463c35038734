extension Scheme {
    package static let semver = Scheme(
        "semver",
        Semver.self,
        summary: "Semantic Versioning 2.0.0, strictly: Swift packages, many tools"
    )
}

/// `major.minor.patch[-pre.release][+build]`; build metadata orders nothing.
struct Semver: VersionForm {
    enum Identifier {
        case number(Digits)
        case word(Substring.UTF8View)
    }

    let text: String
    private let numbers: [Digits]
    private let preRelease: [Identifier]

    private var isPreRelease: Bool { !preRelease.isEmpty }

    var release: Release { Release(numbers: numbers, isPreRelease: isPreRelease) }

    init(_ text: String) throws(Slip) {
        self.text = text
        let bytes = text[...].utf8
        let build = bytes.firstIndex(of: UInt8(ascii: "+"))
        let beforeBuild = bytes[..<(build ?? bytes.endIndex)]
        let hyphen = beforeBuild.firstIndex(of: UInt8(ascii: "-"))
        let core = beforeBuild[..<(hyphen ?? beforeBuild.endIndex)]

        let parts = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        for part in parts {
            guard part.isDigits else { throw text.slip(part, "a number is expected") }
            try part.refuseLeadingZero(in: text)
        }
        guard parts.count == 3 else {
            throw text.slip(
                core[core.endIndex...],
                "three numbers are expected, not \(parts.count),"
            )
        }
        numbers = parts.map { Digits($0) }

        if let build {
            for word in bytes[bytes.index(after: build)...].identifiers {
                try word.refuseOddLetters(in: text)
            }
        }
        guard let hyphen else {
            preRelease = []
            return
        }
        var identifiers: [Identifier] = []
        for word in beforeBuild[beforeBuild.index(after: hyphen)...].identifiers {
            try word.refuseOddLetters(in: text)
            if word.isDigits { try word.refuseLeadingZero(in: text) }
            identifiers.append(word.isDigits ? .number(Digits(word)) : .word(word))
        }
        preRelease = identifiers
    }

    func compared(to other: Semver) -> Order? {
        for (one, another) in zip(numbers, other.numbers) {
            let order = one.compared(to: another)
            if order != .equal { return order }
        }
        switch (isPreRelease, other.isPreRelease) {
        case (false, false): return .equal
        case (true, false): return .less
        case (false, true): return .greater
        case (true, true): break
        }
        for (one, another) in zip(preRelease, other.preRelease) {
            let order = one.compared(to: another)
            if order != .equal { return order }
        }
        let (count, otherCount) = (preRelease.count, other.preRelease.count)
        return count == otherCount ? .equal : count < otherCount ? .less : .greater
    }

    /// `1.11` declares all of 1.11, which starts at `1.11.0`.
    static func declared(_ text: String) throws(Slip) -> (Semver, precision: Int?) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.allSatisfy(\.isDigits) else { return (try Semver(text), nil) }
        let zeros = String(repeating: ".0", count: 3 - parts.count)
        return (try Semver(text + zeros), parts.count)
    }
}

extension Semver.Identifier {
    fileprivate func compared(to other: Self) -> Order {
        switch (self, other) {
        case (.number(let one), .number(let another)): one.compared(to: another)
        case (.number, .word): .less
        case (.word, .number): .greater
        case (.word(let one), .word(let another)): Order(of: one, to: another)
        }
    }
}

extension Substring.UTF8View {
    fileprivate var identifiers: [Substring.UTF8View] {
        split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }

    fileprivate func refuseOddLetters(in text: String) throws(Slip) {
        guard !isEmpty else { throw text.slip(self, "an identifier is expected") }
        for index in indices
        where !self[index].isDigit && !self[index].isLetter && self[index] != UInt8(ascii: "-") {
            throw text.slip(self[index...], "an odd character stands")
        }
    }

    fileprivate func refuseLeadingZero(in text: String) throws(Slip) {
        guard count == 1 || first != UInt8(ascii: "0") else {
            throw text.slip(self, "a number has a leading zero")
        }
    }
}
