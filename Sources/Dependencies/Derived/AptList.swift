import Documents

extension DerivedFormat {
    /// One Debian package a line, as `apt-get install` takes them.
    static let aptList = DerivedFormat(name: "apt-list") { derived, manifest in
        let packages = derived.selected(from: manifest.packages)
            .filter { $0.ecosystems.contains(.deb) }
            .map { $0.name(in: .deb) }
        let header =
            "# Written by `daybreak render` from the dependency manifest; change that instead."
        return ([header] + packages.sorted()).map { $0 + "\n" }.joined()
    }
}
