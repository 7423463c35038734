import Documents

extension Rule {
    static let limitWithoutReason = Rule(
        "M108",
        "limit-without-reason",
        documentation: """
            A limit (`below`) or an exclusion without a `why`. Limits outlive their reason, and nobody
            dares to lift one that nobody understands. Say why, best with a ticket:
            `why: "TH-4018: 3.0 removes the C API that the solver uses"`.
            """
    )
}

extension LintRule {
    static let limitWithoutReason = LintRule(.limitWithoutReason) { manifest, _ in
        manifest.requirements.compactMap { package in
            guard package.why == nil, let limit = package.below ?? package.exclude.first else {
                return nil
            }
            return Finding(
                .limitWithoutReason,
                at: limit.place,
                "say why, so that someone can lift it later: why: \"TICKET: reason\"",
                subject: package.name.string
            )
        }
    }
}
