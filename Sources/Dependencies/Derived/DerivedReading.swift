import Documents

extension Derived {
    init?(_ value: Value, _ reader: Reader) {
        let map = reader.mapping(value, known: ["write", "as", "pin", "tags"])
        let file = map.text("write")
        let name = map.text("as")
        pin = map.optionalText("pin")
        tags = map.texts("tags")
        write = file
        if file.string.hasPrefix("/") || file.string.split(separator: "/").contains("..") {
            reader.reject(
                file,
                "a derived file stays inside the project, so its path may not leave it"
            )
        }
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
