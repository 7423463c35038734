extension Scheme {
    package static let conda = Scheme(
        "conda",
        Conda.self,
        summary: "conda's, of conda-forge and every other channel"
    )
}

/// `[N!]part(.part)*[+local]`, ordered as conda's `VersionOrder` does: `dev` before every word, words
/// before numbers, `post` after them; what is missing is 0.
struct Conda: VersionForm {
    /// A run of digits or of letters.
    enum Run {
        case word(Substring.UTF8View)
        case dev
        case number(Digits)
        case post
    }

    typealias Part = [Run]

    private let epoch: Digits
    private let parts: [Part]
    private(set) var local: [Part]
    /// As it is written, without its local version.
    private let base: String
    private let localText: String?

    init(_ text: String) throws(Slip) {
        var folded = text.lowercasedASCII
        let hasUnderscore = folded.utf8.contains(UInt8(ascii: "_"))
        if !hasUnderscore { folded = folded.replacing("-", with: "_") }
        var rest = folded.trimmed
        guard !rest.isEmpty else { throw folded.slip(rest, "a version is expected") }
        if let odd = rest.firstIndex(where: { !$0.isInCondaVersion }) {
            throw folded.slip(rest[odd...], "an odd character stands")
        }
        let halves = rest.split(separator: UInt8(ascii: "!"), omittingEmptySubsequences: false)
        guard halves.count <= 2 else { throw folded.slip(halves[2], "a second epoch stands") }
        if halves.count == 2 {
            guard halves[0].isDigits else { throw folded.slip(halves[0], "an epoch is a number:") }
            rest = halves[1]
        }
        epoch = halves.count == 2 ? Digits(halves[0]) : .zero
        let pieces = rest.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
        guard pieces.count <= 2 else {
            throw folded.slip(pieces[2], "a second local version stands")
        }
        guard !pieces[0].isEmpty else {
            throw folded.slip(pieces[0], "a version is expected before the local one")
        }
        parts = try Self.parts(pieces[0], keepingLastUnderscore: true, in: folded)
        local =
            pieces.count == 2
            ? try Self.parts(pieces[1], keepingLastUnderscore: false, in: folded) : []
        localText = pieces.count == 2 ? pieces[1].string : nil
        base = (halves.count == 2 ? halves[0].string + "!" : "") + pieces[0].string
    }

    private init(dropping version: Conda) {
        (epoch, parts, base) = (version.epoch, version.parts, version.base)
        (local, localText) = ([], nil)
    }

    /// An underscore at the very end is no separator but the last letter, as in OpenSSL's `1.0.1_`.
    private static func parts(
        _ bytes: Substring.UTF8View,
        keepingLastUnderscore: Bool,
        in text: String
    ) throws(Slip) -> [Part] {
        var inner = bytes
        let isKept = keepingLastUnderscore && inner.last == UInt8(ascii: "_")
        if isKept { inner.removeLast() }
        var parts: [Part] = []
        let words = inner.split(omittingEmptySubsequences: false) { "._".utf8.contains($0) }
        for (index, word) in words.enumerated() {
            let isLast = index == words.count - 1
            let whole = isLast && isKept ? bytes[word.startIndex...] : word
            guard !whole.isEmpty else { throw text.slip(whole, "a component is expected") }
            parts.append(runs(of: whole))
        }
        return parts
    }

    /// Every part starts with a number, so that words meet words.
    private static func runs(of part: Substring.UTF8View) -> Part {
        var rest = part
        var runs: Part = rest.first?.isDigit == true ? [] : [.number(.zero)]
        while let first = rest.first {
            if first.isDigit {
                runs.append(.number(Digits(rest.popPrefix(\.isDigit))))
                continue
            }
            let star = UInt8(ascii: "*")
            let word = rest.popPrefix { $0 == star ? first == star : first != star && !$0.isDigit }
            switch word.string {
            case "post": runs.append(.post)
            case "dev": runs.append(.dev)
            case _: runs.append(.word(word))
            }
        }
        return runs
    }

    var text: String { base + (localText.map { "+\($0)" } ?? "") }

    func compared(to other: Conda) -> Order? {
        epoch.compared(to: other.epoch)
            .then(parts.condaOrder(to: other.parts))
            .then(local.condaOrder(to: other.local))
    }

    /// Whether it begins with another one: in its local version, if that has one, else in its parts.
    func starts(with other: Conda) -> Bool {
        if !other.local.isEmpty {
            return epoch.compared(to: other.epoch) == .equal
                && parts.condaOrder(to: other.parts) == .equal
                && local.startsLike(other.local)
        }
        return epoch.compared(to: other.epoch) == .equal && parts.startsLike(other.parts)
    }

    /// Without its last part, as a compatible release is only held to what is before it.
    var series: Conda? {
        let words = base.split(separator: ".")
        return words.count > 1 ? try? Conda(words.dropLast().joined(separator: ".")) : nil
    }

    var release: Release {
        var numbers: [Digits] = []
        for part in parts {
            guard case .number(let number)? = part.first else { break }
            guard part.count == 1 else {
                let isWord = base.utf8.contains { !$0.isDigit && $0 != UInt8(ascii: ".") }
                let isInserted = number.isZero && isWord && part.count == 2
                if !isInserted { numbers.append(number) }
                return Release(epoch: epoch, numbers: numbers, isPreRelease: part[1].isBelowZero)
            }
            numbers.append(number)
        }
        return Release(epoch: epoch, numbers: numbers, isPreRelease: false)
    }

    static func declared(_ text: String) throws(Slip) -> (Conda, precision: Int?) {
        let version = try Conda(text)
        let isPlain =
            version.local.isEmpty
            && version.parts.allSatisfy { part in
                if part.count == 1, case .number = part[0] { true } else { false }
            }
        return (version, isPlain ? version.parts.count : nil)
    }

    var upstream: Conda { Conda(dropping: self) }

    func reduced(to declaration: Conda) -> Conda {
        declaration.local.isEmpty && !local.isEmpty ? upstream : self
    }
}

extension [Conda.Part] {
    fileprivate func startsLike(_ other: [Conda.Part]) -> Bool {
        guard let last = other.last else { return true }
        let shared = other.count - 1
        let part = count > shared ? self[shared] : []
        let (head, otherHead) = (part.prefix(last.count - 1), last.dropLast())
        guard prefix(shared).condaOrder(to: other.dropLast()) == .equal,
            [Conda.Run](head).condaOrder(to: [Conda.Run](otherHead)) == .equal,
            let end = last.last
        else { return false }
        let run = part.count >= last.count ? part[last.count - 1] : .number(.zero)
        if case .word(let word) = end {
            guard case .word(let own) = run else { return false }
            return own.starts(with: word)
        }
        return run.compared(to: end) == .equal
    }
}

extension Collection<Conda.Part> {
    fileprivate func condaOrder(to other: some Collection<Conda.Part>) -> Order {
        var (one, another) = (makeIterator(), other.makeIterator())
        while true {
            let (part, otherPart) = (one.next(), another.next())
            guard part != nil || otherPart != nil else { return .equal }
            let order = (part ?? []).condaOrder(to: otherPart ?? [])
            if order != .equal { return order }
        }
    }
}

extension Conda.Part {
    fileprivate func condaOrder(to other: Conda.Part) -> Order {
        (0..<Swift.max(count, other.count)).firstOrder { index in
            let one = index < count ? self[index] : .number(.zero)
            return one.compared(to: index < other.count ? other[index] : .number(.zero))
        }
    }
}

extension Conda.Run {
    /// Whether it makes a version come before the one without it.
    fileprivate var isBelowZero: Bool { compared(to: .number(.zero)) == .less }

    fileprivate func compared(to other: Conda.Run) -> Order {
        switch (self, other) {
        case (.number(let one), .number(let another)): one.compared(to: another)
        case (.word(let one), .word(let another)): Order(of: one, to: another)
        // The capitals of "DEV" stand between `*` and the underscore and letters.
        case (.dev, .word(let word)): word.first == UInt8(ascii: "*") ? .greater : .less
        case (.word(let word), .dev): word.first == UInt8(ascii: "*") ? .less : .greater
        case _: Order(rank, other.rank)
        }
    }

    private var rank: Int {
        switch self {
        case .word, .dev: 0
        case .number: 1
        case .post: 2
        }
    }
}

extension UInt8 {
    fileprivate var isInCondaVersion: Bool {
        isDigit || isLowercase || "*.+!_".utf8.contains(self)
    }
}
