package import Documents

extension Rule {
    package static let missingTarget = Rule(
        "D204",
        "target-missing",
        documentation: """
            A list cannot be written: the file or the marked region that is to hold it is not there, or a
            package that it names is not in the manifest. Make the file, put the two marks where the
            list belongs, or mend the entry of `derived`. Of an entry of `observed`: the file is not there.
            """
    )
    package static let unknownPackage = Rule(
        "D203",
        "not-in-manifest",
        severity: .warning,
        documentation: """
            A file that others own asks for a package, with a version, of which the manifest knows nothing.
            Declare it, with the version that is needed; or correct the name, if it is misspelt: the
            nearest one is named.
            """
    )
    package static let unreadConstruct = Rule(
        "D205",
        "not-understood",
        severity: .warning,
        documentation: """
            A part of an observed file could not be read, so nothing is known of the versions in it. It is
            said here so that nobody believes it was compared. Write it more plainly, or leave it.
            """
    )
    package static let observedDiffers = Rule(
        "D206",
        "observed-differs",
        documentation: """
            A file that others own asks for another version than the manifest declares. Two sources for
            one number are none. `--unsafe-fixes` writes the manifest's version there, and changes nothing
            but the version; have a look at what else may depend on it.
            """
    )
    package static let selfContradiction = Rule(
        "D207",
        "contradicts-itself",
        documentation: """
            One file asks for one package in two ways: in two of its lists with different versions, or
            twice in one list. Which one counts depends on who reads it. Both places are shown.
            """
    )

    /// What is said about derived and observed files.
    static let derived: [Rule] = [
        .derivedOutOfDate, .unknownPackage, .missingTarget, .unreadConstruct, .observedDiffers,
        .selfContradiction,
    ]
}
