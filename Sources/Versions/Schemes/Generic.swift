extension Scheme {
    package static let generic = Scheme(
        "generic",
        Generic.self,
        summary: "Repology's libversion: a good guess for anything else"
    )

    package static let calver = Scheme(
        "calver",
        Calver.self,
        summary: "calendar versions, such as 2024.10 or 24.04.1, in libversion's order"
    )
}

/// Words and numbers in turn, whatever stands between them, ordered as Repology's libversion does.
struct Generic: VersionForm {
    /// What a component is, from what comes first to what comes last.
    enum Kind: Int {
        case preRelease, zero, postRelease, number, letterSuffix
    }

    struct Component {
        var kind: Kind
        var digits = Digits.zero
        /// Of a word only its first letter counts, so that `a` is `alpha`.
        var letter: UInt8 = 0
    }

    let text: String
    private let components: [Component]

    init(_ text: String) throws(Slip) {
        self.text = text
        var rest = text.trimmed
        var components: [Component] = []
        while true {
            _ = rest.popPrefix { !$0.isDigit && !$0.isLetter }
            guard let first = rest.first else { break }
            if first.isLetter {
                components.append(
                    Component(word: rest.popPrefix(\.isLetter), otherwise: .preRelease)
                )
                continue
            }
            let digits = Digits(rest.popPrefix(\.isDigit))
            components.append(Component(kind: digits.isZero ? .zero : .number, digits: digits))
            let word = rest.prefix(while: \.isLetter)
            if !word.isEmpty, rest[word.endIndex...].first?.isDigit != true {
                rest = rest[word.endIndex...]
                components.append(Component(word: word, otherwise: .letterSuffix))
            }
        }
        self.components = components
    }

    func compared(to other: Generic) -> Order? {
        let zero = Component(kind: .zero)
        return (0..<max(components.count, other.components.count)).firstOrder { index in
            let one = index < components.count ? components[index] : zero
            let another = index < other.components.count ? other.components[index] : zero
            return Order(one.kind.rawValue, another.kind.rawValue)
                .then(one.digits.compared(to: another.digits))
                .then(Order(one.letter, another.letter))
        }
    }

    var release: Release {
        let numbers = components.prefix { $0.kind == .number || $0.kind == .zero }
        let next = components.dropFirst(numbers.count).first
        return Release(
            numbers: numbers.map(\.digits),
            isPreRelease: next?.kind == .preRelease && !numbers.isEmpty
        )
    }

    static func declared(_ text: String) throws(Slip) -> (Generic, precision: Int?) {
        let (version, bytes) = (try Generic(text), text.trimmed)
        let (numbers, end) = bytes.leadingNumbers
        return (version, end == bytes.endIndex ? numbers.count : nil)
    }
}

extension Generic.Component {
    fileprivate init(word: Substring.UTF8View, otherwise kind: Generic.Kind) {
        let folded = String(decoding: word.map(\.lowercased), as: UTF8.self)
        let isPre = ["alpha", "beta", "rc"].contains(folded) || folded.hasPrefix("pre")
        let isPost =
            ["pl", "errata"].contains(folded) || folded.hasPrefix("post")
            || folded.hasPrefix("patch")
        self.init(
            kind: isPre ? .preRelease : isPost ? .postRelease : kind,
            letter: folded.utf8.first ?? 0
        )
    }
}

/// A date, or part of one, and what follows it; an order that generic, PEP 440 and conda agree on.
struct Calver: VersionForm {
    private let generic: Generic

    init(_ text: String) throws(Slip) {
        generic = try Generic(text)
        guard text.trimmed.first?.isDigit == true else {
            throw text.slip(text.trimmed, "a date starts with a number: a year is expected")
        }
    }

    var text: String { generic.text }
    func compared(to other: Calver) -> Order? { generic.compared(to: other.generic) }
    var release: Release { generic.release }

    static func declared(_ text: String) throws(Slip) -> (Calver, precision: Int?) {
        (try Calver(text), precision: try Generic.declared(text).precision)
    }
}
