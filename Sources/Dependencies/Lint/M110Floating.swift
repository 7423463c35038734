import Documents

extension Rule {
    static let floating = Rule(
        "M110",
        "floating",
        documentation: """
            A minimum that is no version but a wish: `latest`, `*`, `1.x`, `>=1.2`. What was the latest
            when it was written, nobody can say later, and an operator has its own key: `minimum` is what
            is at least needed, `below` the first version that is too new, `exclude` what does not work.
            """
    )
}

extension LintRule {
    static let floating = LintRule(.floating) { manifest, _ in
        manifest.requirements.flatMap { requirement in
            requirement.versions.filter(\.isFloating).map { text in
                let version = text.string.drop { "<>=!~^ ".contains($0) }
                let isOperator = version.count < text.string.count && !version.contains("*")
                return Finding(
                    .floating,
                    at: text.place,
                    "\(text) is no version",
                    help: isOperator
                        ? "write the version alone: \"\(version)\""
                        : "write the version that is needed; \"1.11\" stands for every 1.11.x",
                    fix: text.string.hasPrefix(">=") && !version.contains { "<>=,| ".contains($0) }
                        ? Fix(text.place, "\"\(version)\"", isSafe: false) : nil,
                    subject: requirement.name.string
                )
            }
        }
    }
}

extension Text {
    /// Whether it stands for whatever version there happens to be.
    var isFloating: Bool {
        let words: Set = ["latest", "newest", "stable", "any", "head", "main", "master"]
        return words.contains(string.lowercased()) || string.contains("*")
            || string.hasSuffix(".x") || string.hasSuffix(".X")
            || string.unicodeScalars.first.map { "<>=!~^".unicodeScalars.contains($0) } ?? false
    }
}
