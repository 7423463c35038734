import Documents

extension Rule {
    static let pastDate = Rule(
        "M114",
        "past-date",
        documentation: """
            The day until which a limit or an exclusion was to hold has passed. Lift it if its reason is
            gone; if not, say so with a new day.
            """
    )
}

extension LintRule {
    static let pastDate = LintRule(.pastDate) { manifest, today in
        manifest.requirements.compactMap { requirement in
            guard let until = requirement.until, let day = Day(until.string), day < today else {
                return nil
            }
            return Finding(
                .pastDate,
                at: until.place,
                "\(day) has passed: can the limit of \(requirement.name) go?",
                help: requirement.why.map { "it was: \($0)" },
                subject: requirement.name.string
            )
        }
    }
}
