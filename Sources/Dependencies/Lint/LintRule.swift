package import Documents

/// One thing that is looked for in a manifest once it could be read.
package struct LintRule: Sendable {
    package let rule: Rule
    package let findings: @Sendable (Manifest, Day) -> [Finding]

    init(_ rule: Rule, findings: @escaping @Sendable (Manifest, Day) -> [Finding]) {
        self.rule = rule
        self.findings = findings
    }

    /// Every rule that looks at a manifest; what no document may have, its reader finds.
    package static let all: [LintRule] = [
        .unquotedVersion, .unparsedVersion, .duplicate, .differentMinimums, .contradiction,
        .redundant, .limitWithoutReason, .preRelease, .floating, .unsorted, .pastDate,
    ]
}

extension Manifest {
    /// Everything there is to say about the manifest in a source, in its order.
    ///
    /// - Parameter today: The day on which `until` is held against the calendar.
    package static func lint(_ source: Source, on today: Day) -> [Finding] {
        let (manifest, findings) = read(source)
        return (findings + manifest.lint(on: today)).sorted { $0.place < $1.place }
    }

    /// What the rules that look at a manifest find in one that could be read.
    package func lint(on today: Day) -> [Finding] {
        LintRule.all.flatMap { $0.findings(self, today) } + acceptanceFindings(on: today)
    }
}
