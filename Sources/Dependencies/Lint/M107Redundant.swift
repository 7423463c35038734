import Documents
import Versions

extension Rule {
    static let redundant = Rule(
        "M107",
        "redundant",
        severity: .warning,
        documentation: """
            An exclusion that excludes nothing: the version is below the minimum, or not below the limit,
            and would not be used anyway. It only makes the reader look for a reason; take it away.
            """
    )
}

extension LintRule {
    static let redundant = LintRule(.redundant) { manifest, _ in
        manifest.requirements.flatMap { requirement -> [Finding] in
            guard !requirement.exclude.isEmpty, let scheme = requirement.schemes.first,
                let bounds = try? requirement.bounds(under: scheme)
            else { return [] }
            return zip(requirement.exclude, bounds.excluded).compactMap { text, excluded in
                let isUnder = bounds.minimum.isReached(by: excluded.version) == false
                let isOver = bounds.below?.isReached(by: excluded.version) == true
                guard isUnder || isOver else { return nil }
                let bound =
                    isUnder
                    ? "the minimum, \(requirement.minimum),"
                    : "below, \(requirement.below?.string ?? ""),"
                return Finding(
                    .redundant,
                    at: text.place,
                    "\(bound) rules it out already",
                    subject: requirement.name.string
                )
            }
        }
    }
}
