package import Documents

/// One thing that is looked for in a manifest once it could be read.
package struct LintRule: Sendable {
    package let rule: Rule
    package let findings: @Sendable (Manifest) -> [Finding]

    init(_ rule: Rule, findings: @escaping @Sendable (Manifest) -> [Finding]) {
        self.rule = rule
        self.findings = findings
    }

    /// Every rule that looks at a manifest; what no document may have, its reader finds.
    package static let all: [LintRule] = [
        .unquotedVersion, .unparsedVersion, .duplicate, .contradiction, .limitWithoutReason,
    ]
}

extension Manifest {
    /// Everything there is to say about the manifest in a source, in its order.
    package static func lint(_ source: Source) -> [Finding] {
        let (manifest, findings) = read(source)
        return (findings + LintRule.all.flatMap { $0.findings(manifest) }).sorted {
            $0.place < $1.place
        }
    }
}
