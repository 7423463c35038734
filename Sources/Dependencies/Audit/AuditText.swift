import Documents

extension Audit {
    /// What a person reads: the summary, then what is wrong, in paragraphs.
    package func text(manifest: String) -> String {
        let findings = checks.compactMap { check in
            check.finding.map { (check.requirement.name.string, $0) }
        }
        let subjects = findings.map(\.0.count).max() ?? 0
        let heads = findings.map(\.1.head.count).max() ?? 0
        let paragraphs = findings.map { subject, finding in
            let help = finding.help.map { "\n   = \($0)" }
            return """
                \(finding.head.padded(to: heads))  \(subject.padded(to: subjects))   \(finding.place.file):\(finding.place.line)
                   \(finding.message)\(help ?? "")

                """
        }
        return ([summary(manifest)] + paragraphs + [conclusion(findings.map(\.1)) + "\n"]).joined(
            separator: "\n"
        )
    }

    private func summary(_ manifest: String) -> String {
        """
        \(inventory.origin) (\(inventory.format), \(inventory.packages.count) packages), against \(manifest)
        \(expectation.rawValue) is expected: \(met) of \(judged) agree

        """
    }

    private func conclusion(_ findings: [Finding]) -> String {
        switch findings.count {
        case 0 where judged == 0:
            "No declared package is of an ecosystem that this inventory covers."
        case 0: "no findings"
        case 1: "1 error. What a rule means: daybreak explain \(findings[0].rule.id)"
        case let count:
            "\(count) errors. What a rule means: daybreak explain \(findings[0].rule.id)"
        }
    }
}

extension Finding {
    fileprivate var head: String { "\(rule.severity.rawValue) \(rule.id) \(rule.name)" }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
