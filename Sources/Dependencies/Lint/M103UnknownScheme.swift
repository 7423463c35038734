import Documents

extension Rule {
    static let unknownScheme = Rule(
        "M103",
        "unknown-scheme",
        documentation: """
            `scheme` names no way of ordering versions that is known. One pair of versions is ordered in
            ten ways by ten schemes (`1.1.1k` is after `1.1.1` for Debian and before it for conda), so
            nothing is guessed. Without `scheme` a package is ordered as its ecosystem does.
            `daybreak versions schemes` lists them all.
            """
    )
}
