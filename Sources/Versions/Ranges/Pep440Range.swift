extension RangeNotation {
    /// PEP 440's version specifiers, as in `>=1.20,<2`; pre-releases are not kept out.
    package static let pep440 = RangeNotation("pep440") { text throws(VersionError) in
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        var clauses: [Pep440Clause] = []
        for part in parts where !(part.isEmpty && parts.count == 1) {
            clauses.append(try Pep440Clause(String(part), in: text))
        }
        let all = clauses
        return VersionRange(
            text: text,
            scheme: .pep440,
            floor: all.compactMap(\.floor).highest
        ) { version in
            all.allSatisfy { $0.admits(version) }
        }
    }
}

/// One operator and its version.
private struct Pep440Clause {
    enum Operator: String, CaseIterable {
        case identical = "==="
        case compatible = "~="
        case equal = "=="
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"
    }

    private let comparison: Operator
    private let written: String
    private let version: Pep440
    /// Whether it ends in `.*`.
    private let isSeries: Bool

    init(_ text: String, in whole: String) throws(VersionError) {
        guard let comparison = Operator.allCases.first(where: { text.hasPrefix($0.rawValue) })
        else {
            throw .range(whole, "PEP 440 range", "an operator such as >= is expected")
        }
        self.comparison = comparison
        written = String(text.dropFirst(comparison.rawValue.count)).trimmed.string
        isSeries = written.hasSuffix(".*")
        guard !isSeries || comparison == .equal || comparison == .unequal else {
            throw .range(whole, "PEP 440 range", "only == and != may end in .*")
        }
        do throws(Slip) {
            version = try Pep440(isSeries ? String(written.dropLast(2)) : written)
        } catch {
            throw .range(whole, "PEP 440 range", error.reason)
        }
        let isWhole = version.pre == nil && version.post == nil && version.dev == nil
        guard !isSeries || isWhole && version.local.isEmpty else {
            throw .range(whole, "PEP 440 range", "only numbers may stand before .*")
        }
        guard comparison != .compatible || version.numbers.count > 1 else {
            throw .range(whole, "PEP 440 range", "~= takes at least two numbers")
        }
        let takesLocal = [.equal, .unequal, .identical].contains(comparison)
        guard version.local.isEmpty || takesLocal else {
            throw .range(whole, "PEP 440 range", "\(comparison.rawValue) takes no local version")
        }
    }

    /// The lowest version that it lets pass, as far as it names one.
    var floor: Version? {
        switch comparison {
        case .identical, .compatible, .equal, .atLeast, .above:
            Version(text: version.text, scheme: .pep440, form: version)
        case .unequal, .atMost, .below: nil
        }
    }

    func admits(_ candidate: Version) -> Bool {
        guard let used = candidate.form as? Pep440 else { return false }
        return switch comparison {
        case .identical: candidate.text.lowercasedASCII == written.lowercasedASCII
        case .equal: isEqual(to: used)
        case .unequal: !isEqual(to: used)
        case .atMost: used.publicOrder(to: version) != .greater
        case .atLeast: used.publicOrder(to: version) != .less
        case .below: isAbove(used)
        case .above: isBelow(used)
        case .compatible:
            used.publicOrder(to: version) != .less
                && used.isOfSeries(version.epoch, version.numbers.dropLast())
        }
    }

    private func isEqual(to used: Pep440) -> Bool {
        if isSeries { return used.isOfSeries(version.epoch, version.numbers[...]) }
        return version.local.isEmpty
            ? used.publicOrder(to: version) == .equal : used.compared(to: version) == .equal
    }

    /// A limit keeps out its own pre-releases, unless it is one itself.
    private func isAbove(_ used: Pep440) -> Bool {
        guard used.compared(to: version) == .less else { return false }
        let isBoundary = !version.isEarly && used.isEarly && used.isOfRelease(version)
        return !isBoundary
    }

    /// What comes after a version is neither its post-release nor its local build.
    private func isBelow(_ used: Pep440) -> Bool {
        guard used.compared(to: version) == .greater else { return false }
        guard used.publicOrder(to: version) != .equal else { return false }
        return version.post != nil || used.post == nil || !used.isOfRelease(version)
    }
}

extension Pep440 {
    fileprivate var isEarly: Bool { pre != nil || dev != nil }

    fileprivate func isOfRelease(_ other: Pep440) -> Bool {
        epoch.compared(to: other.epoch) == .equal && numbers.order(padding: other.numbers) == .equal
    }

    fileprivate func isOfSeries(_ epoch: Digits, _ series: ArraySlice<Digits>) -> Bool {
        let own = numbers.prefix(series.count)
        return self.epoch.compared(to: epoch) == .equal
            && Array(own).order(padding: Array(series)) == .equal
    }
}

extension Substring {
    fileprivate var trimmed: Substring { Substring(String(self).trimmed) }
}
