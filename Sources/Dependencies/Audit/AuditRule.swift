package import Documents

/// One thing that is looked for in what the builds, agents or controllers used.
package struct AuditRule: Sendable {
    package let rule: Rule
    let findings: @Sendable (Audit, Manifest, AuditTerms) -> [Finding]

    init(
        _ rule: Rule,
        findings: @escaping @Sendable (Audit, Manifest, AuditTerms) -> [Finding]
    ) {
        self.rule = rule
        self.findings = findings
    }

    /// Every rule that looks at inventories; that a minimum is proven, `Evidence` finds.
    package static let all: [AuditRule] = [
        .below, .above, .excluded, .missing, .undeclared, .incomparable, .severalVersions,
        .disagreement, .inventory, .unattainable, .core,
    ]

    /// A rule that is broken where a use comes to a certain outcome.
    init(_ rule: Rule, where isBroken: @escaping @Sendable (Outcome) -> Bool) {
        self.init(rule) { audit, _, terms in
            audit.checks.compactMap { check in
                guard check.uses.contains(where: { isBroken($0.outcome) }) else { return nil }
                return check.finding(rule, in: audit, terms)
            }
        }
    }
}

extension AuditRule {
    static let below = AuditRule(.belowMinimum) { $0 == .below }
    static let missing = AuditRule(.missingPackage) { $0 == .missing }

    static let excluded = AuditRule(.excludedVersion) { outcome in
        if case .excluded = outcome { true } else { false }
    }

    static let incomparable = AuditRule(.incomparableVersion) { outcome in
        if case .incomparable = outcome { true } else { false }
    }

    /// What cannot be helped is said by another rule, with its reason.
    static let above = AuditRule(.aboveMinimum) { audit, _, terms in
        audit.checks.compactMap { check in
            guard check.uses.contains(where: { $0.outcome == .above }),
                audit.hindrance(of: check)?.isTheirMinimum != true
            else { return nil }
            return check.finding(.aboveMinimum, in: audit, terms)
        }
    }
}
