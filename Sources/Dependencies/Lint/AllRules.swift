package import Documents

extension Rule {
    /// Everything that `explain` can explain, by id.
    package static let all: [Rule] =
        (LintRule.all.map(\.rule) + [.unknownManifestKey] + Rule.derived + Rule.audit
        + Rule.document)
        .sorted { $0.id < $1.id }

    /// What any YAML document may have against it.
    private static let document: [Rule] = [
        .syntax, .missingKey, .wrongKind, .badValue, .duplicateKey, .unknownKey,
    ]
}
