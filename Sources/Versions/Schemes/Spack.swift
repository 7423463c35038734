extension Scheme {
    package static let spack = Scheme("spack", Spack.self, summary: "Spack's")
}

/// Numbers and words with anything between them, ordered as Spack's `StandardVersion`: words before
/// numbers, and branches such as `develop` after everything.
struct Spack: VersionForm {
    enum Segment {
        case word(Substring.UTF8View)
        case number(Digits)
        /// A branch, the more of them it is ahead of the greater.
        case branch(Int)
    }

    /// `alpha1`, `beta`, `rc2`: what leads up to a release.
    struct Phase {
        var rank: Int
        var number: Digits?
    }

    let text: String
    private var segments: [Segment] = []
    private var phase = Phase(rank: 3)

    private static let branches = [
        "stable", "nightly", "trunk", "head", "master", "main", "develop",
    ]

    init(_ text: String) throws(Slip) {
        self.text = text
        var rest = text.trimmed
        guard let first = rest.first, first != UInt8(ascii: "=") else {
            throw text.slip(rest, "a version is expected")
        }
        if let odd = rest.firstIndex(where: { !$0.isInSpackVersion }) {
            throw text.slip(rest[odd...], "an odd character stands")
        }
        while true {
            _ = rest.popPrefix { !$0.isDigit && !$0.isLetter }
            guard let first = rest.first else { break }
            if first.isDigit {
                segments.append(.number(Digits(rest.popPrefix(\.isDigit))))
                continue
            }
            let word = rest.popPrefix(\.isLetter)
            let branch = Self.branches.firstIndex(of: word.string)
            segments.append(branch.map { .branch($0) } ?? .word(word))
        }
        takePhase()
    }

    private mutating func takePhase() {
        if segments.count >= 3, case .number(let number)? = segments.last,
            let rank = segments[segments.count - 2].phaseRank
        {
            phase = Phase(rank: rank, number: number)
            segments.removeLast(2)
        } else if segments.count >= 2, let rank = segments[segments.count - 1].phaseRank {
            phase = Phase(rank: rank)
            segments.removeLast()
        }
    }

    func compared(to other: Spack) -> Order? {
        zip(segments, other.segments).firstOrder { $0.compared(to: $1) }
            .then(Order(segments.count, other.segments.count))
            .then(Order(phase.rank, other.phase.rank))
            .then(phaseNumberOrder(to: other))
    }

    private func phaseNumberOrder(to other: Spack) -> Order {
        switch (phase.number, other.phase.number) {
        case (nil, nil): .equal
        case (nil, _?): .less
        case (_?, nil): .greater
        case (let one?, let another?): one.compared(to: another)
        }
    }

    var release: Release {
        var numbers: [Digits] = []
        for case .number(let number) in segments.prefix(while: \.isNumber) {
            numbers.append(number)
        }
        return Release(numbers: numbers, isPreRelease: phase.rank < 3)
    }

    static func declared(_ text: String) throws(Slip) -> (Spack, precision: Int?) {
        let version = try Spack(text)
        let isPlain = version.phase.rank == 3 && version.segments.allSatisfy(\.isNumber)
        return (version, isPlain ? version.segments.count : nil)
    }
}

extension Spack.Segment {
    fileprivate var isNumber: Bool {
        if case .number = self { true } else { false }
    }

    fileprivate var phaseRank: Int? {
        guard case .word(let word) = self else { return nil }
        return ["alpha", "beta", "rc"].firstIndex(of: word.string)
    }

    fileprivate func compared(to other: Self) -> Order {
        switch (self, other) {
        case (.word(let one), .word(let another)): Order(of: one, to: another)
        case (.number(let one), .number(let another)): one.compared(to: another)
        case (.branch(let one), .branch(let another)): Order(one, another)
        case _: Order(rank, other.rank)
        }
    }

    private var rank: Int {
        switch self {
        case .word: 0
        case .number: 1
        case .branch: 2
        }
    }
}

extension UInt8 {
    fileprivate var isInSpackVersion: Bool { isDigit || isLetter || "_.-=".utf8.contains(self) }
}
