package import Documents

extension Rule {
    /// Everything that `explain` can explain, by id.
    package static let all: [Rule] =
        (manifest + derived + audit + acceptances + document).sorted { $0.id < $1.id }

    /// What is said about a manifest.
    package static let manifest: [Rule] =
        LintRule.all.map(\.rule) + [.unknownScheme, .unknownManifestKey, .lowered]

    /// What any YAML document may have against it.
    private static let document: [Rule] = [
        .syntax, .missingKey, .wrongKind, .badValue, .duplicateKey, .unknownKey,
    ]
}
