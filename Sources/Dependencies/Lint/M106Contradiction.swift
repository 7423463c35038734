import Documents
import Versions

extension Rule {
    static let contradiction = Rule(
        "M106",
        "contradiction",
        documentation: """
            No version can satisfy what is declared: the minimum is not under `below`, which does not
            include its bound, or the minimum is itself excluded.
            """
    )
}

extension LintRule {
    static let contradiction = LintRule(.contradiction) { manifest, _ in
        manifest.requirements.flatMap { requirement in
            requirement.schemes.lazy.map { requirement.contradictions(under: $0) }
                .first { !$0.isEmpty } ?? []
        }
    }
}

extension Requirement {
    fileprivate func contradictions(under scheme: Scheme) -> [Finding] {
        guard let bounds = try? bounds(under: scheme) else { return [] }
        var findings: [Finding] = []
        if let below, bounds.below?.isReached(by: bounds.minimum.version) == true {
            findings.append(
                Finding(
                    .contradiction,
                    at: below.place,
                    "the minimum, \(minimum), is not below \(below)",
                    related: [Related(minimum.place, "the minimum")],
                    subject: name.string
                )
            )
        }
        for (text, excluded) in zip(exclude, bounds.excluded)
        where excluded.standing(of: bounds.minimum.version) == .met {
            findings.append(
                Finding(
                    .contradiction,
                    at: text.place,
                    "the minimum, \(minimum), is excluded here",
                    related: [Related(minimum.place, "the minimum")],
                    subject: name.string
                )
            )
        }
        return findings
    }
}
