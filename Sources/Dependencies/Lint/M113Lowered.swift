package import Documents

extension Rule {
    static let lowered = Rule(
        "M113",
        "minimum-lowered",
        severity: .warning,
        documentation: """
            A minimum is lower than it was in the base: from now on more is promised than before, and
            the build that is to prove it must run with the older version. Say why at the package
            (`why`), so that the reviewer knows that it is meant.
            """
    )
}

extension ManifestChange {
    /// What a reviewer should be asked about.
    package var findings: [Finding] {
        lowered.compactMap { change in
            guard change.after.why == nil else { return nil }
            return Finding(
                .lowered,
                at: change.after.minimum.place,
                "it was \(change.before.minimum); say why it is lowered",
                related: [Related(change.before.minimum.place, "as it was")],
                subject: change.after.name.string
            )
        }
    }
}
