import Documents

extension AuditRule {
    /// Opt-in: most environments hold far more than anybody declares.
    static let undeclared = AuditRule(.undeclared) { audit, manifest, terms in
        guard terms.reportsUndeclared else { return [] }
        let requirements = manifest.requirements
        let declared = requirements.reduce(into: Set<PackageKey>()) { keys, requirement in
            for ecosystem in requirement.homes {
                keys.formUnion(requirement.names(in: ecosystem).map { PackageKey(ecosystem, $0) })
            }
        }
        var found: [PackageKey: (installed: Inventory.Installed, places: [Int])] = [:]
        for (index, inventory) in audit.inventories.enumerated() {
            for installed in inventory.packages {
                let key = PackageKey(installed.ecosystem, installed.name)
                guard !declared.contains(key) else { continue }
                found[key, default: (installed, [])].places.append(index)
            }
        }
        return found.values.sorted { $0.installed.name < $1.installed.name }.map { undeclared in
            let installed = undeclared.installed
            let isEverywhere = undeclared.places.count == audit.inventories.count
            let labels = undeclared.places.map { audit.label(of: $0) }
            return Finding(
                .undeclared,
                at: Place(file: manifest.source.file),
                "\(installed.ecosystem.name) \(installed.name) \(installed.version) is used"
                    + (isEverywhere ? "" : " on \(labels.listed)") + ", and nobody declared it",
                subject: installed.name,
                scope: terms.environment,
                headline: "\(installed.version) is used, and nobody declared it"
            )
        }
    }
}
