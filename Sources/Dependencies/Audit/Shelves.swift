/// An inventory's packages, to be found by name.
struct Shelves {
    private var packages: [PackageKey: [Inventory.Installed]]

    init(_ inventory: Inventory) {
        packages = Dictionary(grouping: inventory.packages) { PackageKey($0.ecosystem, $0.name) }
    }

    /// What there is of a requirement in an ecosystem, each version once.
    func packages(of requirement: Requirement, in ecosystem: Ecosystem) -> [Inventory.Installed] {
        var seen: Set<String> = []
        return requirement.names(in: ecosystem)
            .flatMap { packages[PackageKey(ecosystem, $0)] ?? [] }
            .sorted { $0.version < $1.version }
            .filter { seen.insert($0.version).inserted }
    }
}
