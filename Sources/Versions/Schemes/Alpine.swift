extension Scheme {
    package static let alpine = Scheme("alpine", Alpine.self, summary: "apk's, of Alpine Linux")
}

/// `N(.N)*[letter](_suffixN)*[~hash][-rN]`, ordered as apk-tools 3 does.
///
/// apk orders also what it does not take for a version, as far as it can be read: real packages have
/// such versions, and what cannot be read makes no difference.
struct Alpine: VersionForm {
    enum Token {
        case initial(Digits)
        case number(Digits, written: Substring.UTF8View)
        case letter(UInt8)
        case suffix(Suffix)
        case suffixNumber(Digits)
        case hash(Substring.UTF8View)
        case revision(Digits)
    }

    enum Suffix: String, CaseIterable {
        case alpha, beta, pre, rc, cvs, svn, git, hg, p

        var isPreRelease: Bool { [.alpha, .beta, .pre, .rc].contains(self) }
        var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    let text: String
    private var tokens: [Token] = []
    private var slip: Slip?

    init(_ text: String) throws(Slip) {
        self.init(lenient: text)
        if let slip { throw slip }
    }

    init(lenient text: String) {
        self.text = text
        var rest = text[...].utf8
        let digits = rest.popPrefix(\.isDigit)
        guard !digits.isEmpty else {
            slip = text.slip(rest, "a number is expected")
            return
        }
        tokens = [.initial(Digits(digits))]
        while !rest.isEmpty {
            let start = rest
            guard let token = nextToken(&rest) else {
                slip = text.slip(start, "this is no part of a version:")
                return
            }
            tokens.append(token)
        }
    }

    private func nextToken(_ rest: inout Substring.UTF8View) -> Token? {
        let stage = tokens.last?.stage ?? 0
        guard let first = rest.first else { return nil }
        switch first {
        case _ where first.isLowercase:
            guard stage <= 1 else { return nil }
            rest.removeFirst()
            return .letter(first)
        case UInt8(ascii: "."):
            guard stage <= 1 else { return nil }
            rest.removeFirst()
            return number(&rest)
        case _ where first.isDigit:
            if stage <= 1 { return number(&rest) }
            guard stage == 3 else { return nil }
            return .suffixNumber(Digits(rest.popPrefix(\.isDigit)))
        case UInt8(ascii: "_"):
            guard stage <= 4 else { return nil }
            rest.removeFirst()
            return Suffix(rawValue: rest.popPrefix(\.isLowercase).string).map { .suffix($0) }
        case UInt8(ascii: "~"):
            guard stage < 5 else { return nil }
            rest.removeFirst()
            let hash = rest.popPrefix(\.isLowercaseHex)
            return hash.isEmpty ? nil : .hash(hash)
        case UInt8(ascii: "-"):
            guard stage < 6, rest.starts(with: "-r".utf8) else { return nil }
            rest.removeFirst(2)
            let digits = rest.popPrefix(\.isDigit)
            return digits.isEmpty ? nil : .revision(Digits(digits))
        case _:
            return nil
        }
    }

    private func number(_ rest: inout Substring.UTF8View) -> Token? {
        let digits = rest.popPrefix(\.isDigit)
        return digits.isEmpty ? nil : .number(Digits(digits), written: digits)
    }

    func compared(to other: Alpine) -> Order? {
        let same = zip(tokens, other.tokens).prefix { $0.stage == $1.stage }.count
        let order = (0..<same).firstOrder { tokens[$0].compared(to: other.tokens[$0]) }
        if order != .equal { return order }
        let (one, another) = (
            same < tokens.count ? tokens[same] : nil,
            same < other.tokens.count ? other.tokens[same] : nil
        )
        if case .suffix(let suffix)? = one, suffix.isPreRelease { return .less }
        if case .suffix(let suffix)? = another, suffix.isPreRelease { return .greater }
        // What comes later in a version weighs less; nothing at all weighs least but for a slip.
        return Order(other.stage(at: same), stage(at: same))
    }

    private func stage(at index: Int) -> Int {
        index < tokens.count ? tokens[index].stage : slip == nil ? 7 : 8
    }

    var release: Release {
        var numbers: [Digits] = []
        for token in tokens {
            switch token {
            case .initial(let number), .number(let number, _): numbers.append(number)
            case .letter, .suffix, .suffixNumber, .hash, .revision: break
            }
        }
        let isPreRelease = tokens.contains { token in
            if case .suffix(let suffix) = token { suffix.isPreRelease } else { false }
        }
        return Release(numbers: numbers, isPreRelease: isPreRelease)
    }

    static func declared(_ text: String) throws(Slip) -> (Alpine, precision: Int?) {
        let version = try Alpine(text)
        return (version, version.tokens.allSatisfy { $0.stage <= 1 } ? version.tokens.count : nil)
    }

    var upstream: Alpine {
        guard case .revision? = tokens.last, let end = text.lastIndex(of: "-") else { return self }
        return Alpine(lenient: String(text[..<end]))
    }

    func reduced(to declaration: Alpine) -> Alpine {
        if case .revision? = declaration.tokens.last { self } else { upstream }
    }
}

extension Alpine {
    static func lenient(_ text: String) -> Alpine? {
        let version = Alpine(lenient: text)
        return version.tokens.isEmpty ? nil : version
    }
}

extension Alpine.Token {
    /// Where in a version it stands.
    fileprivate var stage: Int {
        switch self {
        case .initial: 0
        case .number: 1
        case .letter: 2
        case .suffix: 3
        case .suffixNumber: 4
        case .hash: 5
        case .revision: 6
        }
    }

    /// Of two that stand at the same stage.
    fileprivate func compared(to other: Self) -> Order {
        switch (self, other) {
        case (.number(let one, let written), .number(let another, let otherWritten)):
            // A leading zero makes both a fraction's digits.
            let zero = UInt8(ascii: "0")
            return written.first == zero || otherWritten.first == zero
                ? Order(of: written, to: otherWritten) : one.compared(to: another)
        case (.initial(let one), .initial(let another)),
            (.suffixNumber(let one), .suffixNumber(let another)),
            (.revision(let one), .revision(let another)):
            return one.compared(to: another)
        case (.letter(let one), .letter(let another)):
            return Order(one, another)
        case (.suffix(let one), .suffix(let another)):
            return Order(one.rank, another.rank)
        case (.hash(let one), .hash(let another)):
            return Order(of: one, to: another)
        case _:
            return .equal
        }
    }
}

extension UInt8 {
    fileprivate var isLowercaseHex: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
    }
}
