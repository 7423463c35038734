extension DerivedFormat {
    /// One Debian package a line, as `apt-get install` takes them.
    static let aptList = DerivedFormat(name: "apt-list") { derived, manifest throws(DerivedError) in
        try derived.listed(in: .deb, from: manifest).map(\.name)
    }
}
