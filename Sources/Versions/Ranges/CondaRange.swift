extension RangeNotation {
    /// conda's version specs: `>=1.2,<2|==3.*`, `~=1.4.2`, `1.2.*`, `*`, `^1\.7.*$`.
    package static let conda = RangeNotation("conda") { text throws(VersionError) in
        var parser = CondaRangeParser(text)
        let range = try parser.parse()
        return VersionRange(text: text, scheme: .conda, floor: range.floor) { version in
            range.admits(version)
        }
    }
}

/// What a conda spec asks for.
private indirect enum CondaRange: Sendable {
    case clause(CondaClause)
    case all([CondaRange])
    case any([CondaRange])

    func admits(_ version: Version) -> Bool {
        switch self {
        case .clause(let clause): clause.admits(version)
        case .all(let ranges): ranges.allSatisfy { $0.admits(version) }
        case .any(let ranges): ranges.contains { $0.admits(version) }
        }
    }

    var floor: Version? {
        switch self {
        case .clause(let clause): clause.floor
        case .all(let ranges): ranges.compactMap(\.floor).highest
        case .any(let ranges):
            ranges.allSatisfy { $0.floor != nil } ? ranges.compactMap(\.floor).lowest : nil
        }
    }
}

/// `|` binds less than `,`; parentheses may group.
private struct CondaRangeParser {
    private let text: String
    private var tokens: ArraySlice<Substring>
    private var depth = 0

    init(_ text: String) {
        self.text = text
        tokens = []
        var rest = text[...]
        while let first = rest.first {
            let token: Substring
            if "()|,".contains(first) {
                token = rest.prefix(1)
            } else if first == "^", let end = rest.firstIndex(of: "$") {
                token = rest[...end]
            } else {
                token = rest.prefix { !"()|,".contains($0) }
            }
            rest = rest[token.endIndex...]
            if !token.allSatisfy(\.isWhitespace) { tokens.append(token) }
        }
    }

    mutating func parse() throws(VersionError) -> CondaRange {
        let range = try alternatives()
        guard let rest = tokens.first else { return range }
        throw .range(text, "conda range", "\(rest) is not expected")
    }

    private mutating func alternatives() throws(VersionError) -> CondaRange {
        var ranges = [try conjunction()]
        while pop("|") { ranges.append(try conjunction()) }
        return ranges.count == 1 ? ranges[0] : .any(ranges)
    }

    private mutating func conjunction() throws(VersionError) -> CondaRange {
        var ranges = [try single()]
        while pop(",") { ranges.append(try single()) }
        return ranges.count == 1 ? ranges[0] : .all(ranges)
    }

    private mutating func single() throws(VersionError) -> CondaRange {
        if pop("(") {
            depth += 1
            guard depth < 20 else { throw .range(text, "conda range", "too many parentheses") }
            let range = try alternatives()
            guard pop(")") else { throw .range(text, "conda range", "a parenthesis is not closed") }
            depth -= 1
            return range
        }
        guard let token = tokens.first, token != "|", token != ",", token != ")" else {
            throw .range(text, "conda range", "a version is expected")
        }
        tokens.removeFirst()
        return .clause(try CondaClause(String(token).trimmed.string, in: text))
    }

    private mutating func pop(_ token: Substring) -> Bool {
        guard tokens.first == token else { return false }
        tokens.removeFirst()
        return true
    }
}

/// One operator and its version, or a pattern.
private enum CondaClause: Sendable {
    case any
    case compare(Operator, Conda, written: String)
    /// With `*` standing for anything, where it stands in the middle, or between `^` and `$`.
    case pattern(TextPattern)

    enum Operator: String, CaseIterable {
        case equal = "=="
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case compatible = "~="
        case series = "="
        case below = "<"
        case above = ">"
        case otherSeries = "!=*"
    }

    init(_ text: String, in whole: String) throws(VersionError) {
        func slip(_ reason: String) -> VersionError { .range(whole, "conda range", reason) }
        func version(_ text: some StringProtocol) throws(VersionError) -> Conda {
            do throws(Slip) { return try Conda(String(text)) } catch { throw slip(error.reason) }
        }
        if text.hasPrefix("^") || text.hasSuffix("$") {
            guard text.hasPrefix("^"), text.hasSuffix("$"), let pattern = TextPattern(regex: text)
            else { throw slip("a pattern stands between ^ and $, without groups") }
            self = .pattern(pattern)
        } else if text == "*" {
            self = .any
        } else if let first = text.first, "=<>!~".contains(first) {
            guard
                let found = Operator.allCases.first(where: { text.hasPrefix($0.rawValue) }),
                case let operand = text.dropFirst(found.rawValue.count).drop(while: \.isWhitespace),
                let next = operand.first, !"=<>!~".contains(next)
            else { throw slip("an operator and a version are expected") }
            let isSeries = operand.hasSuffix(".*")
            let bare = isSeries ? operand.dropLast(2) : operand
            switch found {
            case .compatible where isSeries: throw slip("~= takes no .*")
            case .unequal where isSeries:
                self = .compare(.otherSeries, try version(bare), written: text)
            case _:
                self = .compare(found, try version(bare), written: text)
            }
        } else if text.dropLast(text.hasSuffix("*") ? 1 : 0).contains("*") {
            guard let pattern = TextPattern(glob: text) else {
                throw slip("the pattern is too long")
            }
            self = .pattern(pattern)
        } else if text.hasSuffix("*") {
            let bare = text.dropLast(text.hasSuffix(".*") ? 2 : 1)
            self = .compare(.series, try version(bare), written: text)
        } else {
            self = .compare(.equal, try version(text), written: text)
        }
    }

    var floor: Version? {
        switch self {
        case .compare(.equal, let version, _), .compare(.atLeast, let version, _),
            .compare(.above, let version, _), .compare(.compatible, let version, _),
            .compare(.series, let version, _):
            Version(text: version.text, scheme: .conda, form: version)
        case .any, .pattern, .compare: nil
        }
    }

    func admits(_ candidate: Version) -> Bool {
        guard let used = candidate.form as? Conda else { return false }
        switch self {
        case .any: return true
        case .pattern(let pattern): return pattern.matches(candidate.text)
        case .compare(let comparison, let version, _):
            let order = used.compared(to: version)
            return switch comparison {
            case .equal: order == .equal
            case .unequal: order != .equal
            case .atMost: order != .greater
            case .atLeast: order != .less
            case .below: order == .less
            case .above: order == .greater
            case .series: used.starts(with: version)
            case .otherSeries: !used.starts(with: version)
            case .compatible:
                order != .less && version.series.map { used.starts(with: $0) } ?? true
            }
        }
    }
}
