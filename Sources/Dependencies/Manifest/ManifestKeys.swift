/// What may be written in a manifest, mapping by mapping; the JSON Schema is held against it.
enum ManifestKeys {
    static let root = [
        "schema", "project", "defaults", "packages", "agents", "jenkins", "derived", "observed",
        "accept",
    ]
    static let defaults = ["ecosystem", "scheme", "owner"]
    static let requirement = [
        "minimum", "below", "exclude", "why", "until", "names", "ecosystem", "scheme", "tags",
        "platforms", "owner",
    ]
    static let jenkins = ["core", "plugins"]
    static let derived = ["write", "as", "pin", "tags", "name", "channels", "package"]
    static let observed = ["read", "as", "names"]
    static let acceptance = ["rule", "package", "why", "until"]
}
