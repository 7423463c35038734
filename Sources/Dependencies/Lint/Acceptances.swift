package import Documents

extension Rule {
    static let unusedAcceptance = Rule(
        "S901",
        "unused-acceptance",
        severity: .warning,
        documentation: """
            Nothing that is found here is what this entry of `accept` accepts. The trouble is gone, or the
            entry never meant it; take it away, or it will hide the next one.
            """
    )
    static let expiredAcceptance = Rule(
        "S902",
        "expired-acceptance",
        documentation: """
            The day until which a finding was accepted has passed, so it counts again. Mend it, or accept
            it anew with another day.
            """
    )
    static let acceptanceWithoutReason = Rule(
        "S903",
        "acceptance-without-reason",
        documentation:
            "A finding is accepted without a `why`. Whoever reads it later must know why."
    )
    static let unknownRule = Rule(
        "S904",
        "unknown-rule",
        documentation: """
            An entry of `accept` names a rule that does not exist, so it accepts nothing. Ids are compared
            as a whole: A30 is not A305. `daybreak explain` lists them.
            """
    )

    static let acceptances: [Rule] = [
        .unusedAcceptance, .expiredAcceptance, .acceptanceWithoutReason, .unknownRule,
    ]
}

/// Findings, apart by whether the project lives with them.
package struct Settlement: Sendable {
    package var open: [Finding]
    package var accepted: [Accepted]

    /// A finding that counts for nothing, and the entry that says so.
    package struct Accepted: Sendable {
        package var finding: Finding
        package var acceptance: Manifest.Acceptance
    }
}

extension Manifest {
    /// Puts aside what the project has accepted, and adds what is wrong with the acceptances themselves.
    ///
    /// - Parameter checked: Whether a rule was really looked for; only then an entry may be unused.
    package func settle(
        _ findings: [Finding],
        on today: Day,
        checked: (Rule) -> Bool
    ) -> Settlement {
        var settlement = Settlement(open: [], accepted: [])
        var used: Set<Place> = []
        for finding in findings {
            let acceptance = accepted.first { $0.accepts(finding) && !$0.isExpired(on: today) }
            guard let acceptance else {
                settlement.open.append(finding)
                continue
            }
            used.insert(acceptance.rule.place)
            settlement.accepted.append(.init(finding: finding, acceptance: acceptance))
        }
        for acceptance in accepted where !used.contains(acceptance.rule.place) {
            guard let rule = acceptance.known, checked(rule), !acceptance.isExpired(on: today)
            else {
                continue
            }
            settlement.open.append(
                Finding(
                    .unusedAcceptance,
                    at: acceptance.rule.place,
                    "nothing that is found here is accepted by this",
                    subject: acceptance.package?.string
                )
            )
        }
        return settlement
    }

    /// What can be said of the acceptances without a look at any finding.
    func acceptanceFindings(on today: Day) -> [Finding] {
        accepted.flatMap { acceptance -> [Finding] in
            var findings: [Finding] = []
            if acceptance.known == nil, !acceptance.rule.string.isEmpty {
                let names = Rule.all.flatMap { [$0.id, $0.name] }
                let nearest = names.nearest(to: acceptance.rule.string)
                findings.append(
                    Finding(
                        .unknownRule,
                        at: acceptance.rule.place,
                        "no rule is called \(acceptance.rule)",
                        help: nearest.map { "did you mean \($0)?" }
                    )
                )
            }
            if acceptance.why == nil {
                findings.append(
                    Finding(
                        .acceptanceWithoutReason,
                        at: acceptance.rule.place,
                        "say why this is accepted: why: \"TICKET: reason\""
                    )
                )
            }
            if acceptance.isExpired(on: today), let until = acceptance.until {
                findings.append(
                    Finding(
                        .expiredAcceptance,
                        at: until.place,
                        "\(until) has passed; what it accepted counts again"
                    )
                )
            }
            return findings
        }
    }
}

extension Manifest.Acceptance {
    fileprivate var known: Rule? {
        Rule.all.first { $0.id == rule.string || $0.name == rule.string }
    }

    fileprivate func accepts(_ finding: Finding) -> Bool {
        guard finding.rule.id == rule.string || finding.rule.name == rule.string else {
            return false
        }
        guard let package else { return true }
        return finding.subject.map { package.string.matches(asPatternOf: $0) } ?? false
    }

    fileprivate func isExpired(on today: Day) -> Bool {
        until.flatMap { Day($0.string) }.map { $0 < today } ?? false
    }
}

extension String {
    /// Whether a name is one of those that this pattern stands for, `*` being any letters.
    fileprivate func matches(asPatternOf name: String) -> Bool {
        let pieces = split(separator: "*", omittingEmptySubsequences: false)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
            return self == name
        }
        guard name.hasPrefix(first), name.dropFirst(first.count).hasSuffix(last) else {
            return false
        }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
