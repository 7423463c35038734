import Documents

extension Rule {
    static let unknownManifestKey = Rule(
        "M111",
        "unknown-key",
        documentation: """
            A key that means nothing where it stands, usually misspelt: what it was to declare is not
            declared. The nearest known key is named where there is one.
            """
    )
}
