import Documents

extension Rule {
    static let duplicate = Rule(
        "M104",
        "duplicate",
        documentation: """
            One package is declared twice: under the same key, or under two keys that mean the same
            package of an ecosystem (`GRDB.swift` and `grdb.swift`). Which of the two counts is left
            to chance; keep one.
            """
    )
}

extension LintRule {
    static let duplicate = LintRule(.duplicate) { manifest, _ in
        var first: [PackageKey: Requirement] = [:]
        var findings: [Finding] = []
        for package in manifest.packages {
            for ecosystem in package.ecosystems {
                for name in package.names(in: ecosystem) {
                    let key = PackageKey(ecosystem, name)
                    guard let earlier = first[key] else {
                        first[key] = package
                        continue
                    }
                    let place = (package.names[ecosystem]?.first ?? package.name).place
                    findings.append(
                        Finding(
                            .duplicate,
                            at: place,
                            "\(earlier.name) in line \(earlier.name.place.line) already declares \(ecosystem.name) \(name)",
                            related: [Related(earlier.name.place, "first declared here")],
                            subject: package.name.string
                        )
                    )
                }
            }
        }
        return findings
    }
}
