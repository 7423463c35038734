import Documents
import Versions

extension Rule {
    static let preRelease = Rule(
        "M109",
        "pre-release",
        severity: .warning,
        documentation: """
            The minimum is a version that its makers did not release: a release candidate, a development
            snapshot. Nobody can count on finding it later. Declare the release that followed; if you
            really need this one, accept the finding with a reason and a date.
            """
    )
}

extension LintRule {
    static let preRelease = LintRule(.preRelease) { manifest, _ in
        manifest.requirements.compactMap { requirement in
            guard !requirement.minimum.isFloating, let scheme = requirement.schemes.first,
                let declared = try? scheme.declaration(requirement.minimum.string),
                declared.isPreRelease
            else { return nil }
            return Finding(
                .preRelease,
                at: requirement.minimum.place,
                "\(requirement.minimum) was never released; declare a release",
                subject: requirement.name.string
            )
        }
    }
}
