package import Documents

extension Rule {
    /// Everything that `explain` can explain, by id.
    package static let all: [Rule] =
        (LintRule.all.map(\.rule)
        + [.unknownManifestKey, .derivedOutOfDate]
        + Rule.audit
        + [.syntax, .missingKey, .wrongKind, .badValue, .duplicateKey, .unknownKey])
        .sorted { $0.id < $1.id }
}
