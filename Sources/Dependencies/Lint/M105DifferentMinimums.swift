import Documents
import Versions

extension Rule {
    static let differentMinimums = Rule(
        "M105",
        "different-minimums",
        documentation: """
            One package is declared as something that is built with and as a tool of the agents, with
            two different minimums. Which one is promised? Give both the same.
            """
    )
}

extension LintRule {
    static let differentMinimums = LintRule(.differentMinimums) { manifest, _ in
        let packages = Dictionary(manifest.packages.map { ($0.name.string, $0) }) { first, _ in
            first
        }
        return manifest.agents.compactMap { agent in
            guard let package = packages[agent.name.string],
                let scheme = package.schemes.first,
                let order = try? scheme.compare(package.minimum.string, agent.minimum.string),
                order != .equal
            else { return nil }
            return Finding(
                .differentMinimums,
                at: agent.minimum.place,
                "among the packages, in line \(package.minimum.place.line), its minimum is \(package.minimum)",
                related: [Related(package.minimum.place, "the other minimum")],
                subject: agent.name.string
            )
        }
    }
}
