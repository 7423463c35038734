extension Scheme {
    package static let pep440 = Scheme(
        "pep440",
        Pep440.self,
        summary: "Python's PEP 440, as pip orders versions"
    )
}

/// `[N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]`, in any of the spellings that PEP 440 normalises.
struct Pep440: VersionForm {
    enum Phase: Int, Comparable {
        case alpha, beta, candidate

        static func < (one: Phase, other: Phase) -> Bool { one.rawValue < other.rawValue }
    }

    var epoch = Digits.zero
    var numbers: [Digits] = []
    var pre: (phase: Phase, number: Digits)?
    var post: Digits?
    var dev: Digits?
    var local: [Substring.UTF8View] = []

    init(_ text: String) throws(Slip) {
        let folded = text.lowercasedASCII
        var rest = folded.trimmed
        _ = rest.pop("v")
        try readRelease(&rest, in: folded)
        readPre(&rest)
        readPost(&rest)
        readDev(&rest)
        try readLocal(&rest, in: folded)
        guard rest.isEmpty else { throw folded.slip(rest, "an odd character stands") }
    }

    private mutating func readRelease(
        _ rest: inout Substring.UTF8View,
        in text: String
    ) throws(Slip) {
        var number = rest.popPrefix(\.isDigit)
        guard !number.isEmpty else { throw text.slip(rest, "a number is expected") }
        if rest.pop("!") {
            epoch = Digits(number)
            number = rest.popPrefix(\.isDigit)
            guard !number.isEmpty else { throw text.slip(rest, "a number is expected") }
        }
        numbers = [Digits(number)]
        while rest.first == UInt8(ascii: "."), rest.dropFirst().first?.isDigit == true {
            rest.removeFirst()
            numbers.append(Digits(rest.popPrefix(\.isDigit)))
        }
    }

    private mutating func readPre(_ rest: inout Substring.UTF8View) {
        let words: [(StaticString, Phase)] = [
            ("alpha", .alpha), ("a", .alpha), ("beta", .beta), ("b", .beta),
            ("preview", .candidate), ("pre", .candidate), ("c", .candidate), ("rc", .candidate),
        ]
        for (word, phase) in words {
            if let number = rest.popPart(word) {
                pre = (phase, number)
                return
            }
        }
    }

    private mutating func readPost(_ rest: inout Substring.UTF8View) {
        if rest.first == UInt8(ascii: "-"), rest.dropFirst().first?.isDigit == true {
            rest.removeFirst()
            post = Digits(rest.popPrefix(\.isDigit))
            return
        }
        post = rest.popPart("post") ?? rest.popPart("rev") ?? rest.popPart("r")
    }

    private mutating func readDev(_ rest: inout Substring.UTF8View) {
        dev = rest.popPart("dev")
    }

    private mutating func readLocal(
        _ rest: inout Substring.UTF8View,
        in text: String
    ) throws(Slip) {
        guard rest.pop("+") else { return }
        repeat {
            let word = rest.popPrefix { $0.isDigit || $0.isLowercase }
            guard !word.isEmpty else {
                throw text.slip(rest, "a local version's letters or digits are expected")
            }
            local.append(word)
        } while rest.pop(".") || rest.pop("-") || rest.pop("_")
    }

    var text: String {
        let phase = pre.map { ["a", "b", "rc"][$0.phase.rawValue] + "\($0.number)" }
        return [
            epoch.isZero ? "" : "\(epoch)!",
            numbers.map(\.description).joined(separator: "."),
            phase ?? "",
            post.map { ".post\($0)" } ?? "",
            dev.map { ".dev\($0)" } ?? "",
            local.isEmpty ? "" : "+" + local.map(\.string).joined(separator: "."),
        ].joined()
    }

    func compared(to other: Pep440) -> Order? { publicOrder(to: other).then(localOrder(to: other)) }

    /// Without a look at the local versions.
    func publicOrder(to other: Pep440) -> Order {
        epoch.compared(to: other.epoch)
            .then(numbers.order(padding: other.numbers))
            .then(phaseOrder(to: other))
            .then(order(post, other.post, missing: .less))
            .then(order(dev, other.dev, missing: .greater))
    }

    private func phaseOrder(to other: Pep440) -> Order {
        /// A bare development release comes before every phase, a release after them.
        func rank(_ version: Pep440) -> Int {
            if let pre = version.pre { return pre.phase.rawValue }
            return version.post == nil && version.dev != nil ? -1 : 3
        }
        return Order(rank(self), rank(other))
            .then((pre?.number ?? .zero).compared(to: other.pre?.number ?? .zero))
    }

    private func order(_ one: Digits?, _ other: Digits?, missing: Order) -> Order {
        switch (one, other) {
        case (nil, nil): .equal
        case (nil, _?): missing
        case (_?, nil): missing.reversed
        case (let one?, let other?): one.compared(to: other)
        }
    }

    private func localOrder(to other: Pep440) -> Order {
        zip(local, other.local).firstOrder { one, another in
            switch (one.isDigits, another.isDigits) {
            case (true, true): Digits(one).compared(to: Digits(another))
            case (true, false): .greater
            case (false, true): .less
            case (false, false): Order(of: one, to: another)
            }
        }.then(Order(local.count, other.local.count))
    }

    var release: Release {
        Release(
            epoch: epoch,
            numbers: numbers,
            isPreRelease: pre != nil || (dev != nil && post == nil)
        )
    }

    static func declared(_ text: String) throws(Slip) -> (Pep440, precision: Int?) {
        let version = try Pep440(text)
        let isPlain =
            version.pre == nil && version.post == nil && version.dev == nil && version.local.isEmpty
        return (version, isPlain ? version.numbers.count : nil)
    }

    var upstream: Pep440 {
        var upstream = self
        upstream.local = []
        return upstream
    }

    func reduced(to declaration: Pep440) -> Pep440 {
        declaration.local.isEmpty && !local.isEmpty ? upstream : self
    }
}

extension [Digits] {
    /// Trailing zeros are nothing.
    func order(padding other: [Digits]) -> Order {
        (0..<Swift.max(count, other.count)).firstOrder { index in
            let one = index < count ? self[index] : .zero
            return one.compared(to: index < other.count ? other[index] : .zero)
        }
    }
}

extension Substring.UTF8View {
    /// Takes away `[-_.]?word[-_.]?N*` and gives the number, 0 where none is written.
    fileprivate mutating func popPart(_ word: StaticString) -> Digits? {
        var rest = self
        rest.popSeparator()
        let letters = "\(word)".utf8
        guard rest.starts(with: letters) else { return nil }
        rest.removeFirst(letters.count)
        rest.popSeparator()
        let digits = rest.popPrefix(\.isDigit)
        self = rest
        return Digits(digits)
    }

    private mutating func popSeparator() {
        if let first, "-_.".utf8.contains(first) { removeFirst() }
    }
}

extension String {
    /// With small letters for capitals, and everything else as it is.
    var lowercasedASCII: String { String(decoding: utf8.map(\.lowercased), as: UTF8.self) }
}
