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
    static let duplicate = LintRule(.duplicate) { manifest in
        var first: [Identity: Requirement] = [:]
        var findings: [Finding] = []
        for package in manifest.packages {
            for ecosystem in package.ecosystems {
                let name = package.name(in: ecosystem)
                let identity = Identity(ecosystem: ecosystem, key: ecosystem.key(name))
                guard let earlier = first.updateValue(package, forKey: identity) else { continue }
                first[identity] = earlier
                let place = (package.names[ecosystem] ?? package.name).place
                findings.append(
                    Finding(
                        .duplicate,
                        at: place,
                        "\(earlier.name) in line \(earlier.name.place.line) already declares \(ecosystem.name) \(name)",
                        related: [Related(earlier.name.place, "first declared here")]
                    )
                )
            }
        }
        return findings
    }
}

/// One package of one ecosystem, however it is spelt.
private struct Identity: Hashable {
    var ecosystem: Ecosystem
    var key: String
}
