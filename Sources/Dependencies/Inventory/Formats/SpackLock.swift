extension InventoryFormat {
    /// `spack.lock`: many nodes may be one package; all of them count.
    static let spackLock = InventoryFormat(
        name: "spack-lock",
        summary: "spack.lock",
        recognizes: { $0.isJSONObject(with: "spack-lockfile") },
        read: { text throws(Slip) in
            let lock = try decode(SpackLock.self, from: text)
            var seen: Set<Inventory.Installed> = []
            let packages = lock.concrete_specs.values.map(\.installed)
                .sorted { ($0.name, $0.version) < ($1.name, $1.version) }
                .filter { seen.insert($0).inserted }
            return [Part(covers: [.spack], packages: packages)]
        }
    )
}

private struct SpackLock: Decodable {
    var concrete_specs: [String: Node]

    struct Node: Decodable {
        var name: String
        var version: String?
        var versions: [String]?

        var installed: Inventory.Installed {
            Inventory.Installed(
                ecosystem: .spack,
                name: name,
                version: version ?? versions?.first ?? "nothing"
            )
        }
    }
}
