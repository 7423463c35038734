import Documents

extension Derived {
    init?(_ value: Value, _ reader: Reader) {
        let map = reader.mapping(value, known: ManifestKeys.derived)
        let file = map.text("write")
        let name = map.text("as")
        pin = map.choice("pin") ?? .range
        tags = map.texts("tags")
        packages = map.texts("package")
        self.name = map.optionalText("name")
        channels = map.texts("channels")
        write = file
        reader.keepInside(file)
        guard let known = DerivedFormat.named(name.string) else {
            if !name.string.isEmpty {
                let names = DerivedFormat.all.map(\.name)
                reader.reject(
                    name,
                    "no format is called \(name)",
                    help: names.nearest(to: name.string).map { "did you mean \($0)?" }
                        ?? "known: \(names.joined(separator: ", "))"
                )
            }
            return nil
        }
        format = known
    }
}

extension Reader {
    /// Refuses a path that leaves the project: a manifest is read by people who did not write it.
    func keepInside(_ path: Text) {
        if path.string.hasPrefix("/") || path.string.split(separator: "/").contains("..") {
            reject(path, "this file stays inside the project, so its path may not leave it")
        }
    }
}
