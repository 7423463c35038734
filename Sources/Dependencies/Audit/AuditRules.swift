package import Documents

extension Rule {
    package static let belowMinimum = Rule(
        "A301",
        "below-minimum",
        documentation: """
            An environment used an older version than the declared minimum: what it built and tested
            is not what the project promises. Update the environment, or lower the minimum.
            """
    )
    package static let aboveMinimum = Rule(
        "A302",
        "above-minimum",
        documentation: """
            An environment that promises exactly the minimum used a newer version. Then no build shows
            that the code works with the minimum. Pin the environment to it, or raise the minimum to
            what is really used. `1.11` accepts any 1.11.x.
            """
    )
    package static let excludedVersion = Rule(
        "A303",
        "excluded-version",
        documentation: """
            An environment used a version that the manifest rules out: one that it excludes, or one not
            below its limit. A pre-release of the limit is ruled out with it.
            """
    )
    package static let missingPackage = Rule(
        "A304",
        "missing",
        documentation: """
            A declared package is not in an inventory that covers its ecosystem. Either the environment
            lacks it, or it is called something else there (`names`), or nobody needs it any more.
            """
    )
    package static let undeclared = Rule(
        "A305",
        "undeclared",
        documentation: """
            A package was used that the manifest does not declare. Looked for only where it is asked for
            (`--undeclared`, or `undeclared: true` of an environment), since most environments hold far
            more than anybody declares. Declare it, or accept what others pull in:

                accept:
                  - { rule: A305, package: "lib*", why: pulled in by declared packages }
            """
    )
    package static let incomparableVersion = Rule(
        "A306",
        "incomparable",
        documentation: """
            A version that was used cannot be compared with the declared one: it is none under the
            order of its ecosystem, such as a branch, or the order leaves the two open.
            """
    )
    package static let severalVersions = Rule(
        "A307",
        "several-versions",
        documentation: """
            One machine has a package in two versions, such as one that conda installed and another
            that pip put before it. Which of them a build uses is left to chance, so nothing is shown
            by either. Remove all but one.
            """
    )
    package static let disagreement = Rule(
        "A308",
        "agents-disagree",
        severity: .warning,
        documentation: """
            Machines of one kind use different versions of a package, each of which would be right. What
            a build uses then depends on where it happens to run. Make the machines alike.
            """
    )
    package static let noInventory = Rule(
        "A309",
        "no-inventory",
        documentation: """
            There is no inventory, it lists nothing, or it cannot be read as one. Nothing was audited,
            and that is not a success: the exit status is 3.
            """
    )
    package static let minimumUnattainable = Rule(
        "A310",
        "minimum-unattainable",
        documentation: """
            The declared minimum cannot be used together with the others: a package that is itself at
            its minimum, or that nobody declares, demands a newer one. So the promise is empty. Raise
            the minimum to what is demanded (the effective minimum), or lower the package that demands
            it. Known only where inventories carry what packages ask of each other: conda-lock,
            `pip inspect`, Jenkins' plugins.
            """
    )
    package static let coreTooOld = Rule(
        "A311",
        "core-too-old",
        documentation: """
            A plugin that is installed needs a newer Jenkins than the declared minimum of the core: with
            a Jenkins of that version it would not start. Raise the minimum, or lower the plugin.
            """
    )
    package static let unproven = Rule(
        "A312",
        "unproven",
        documentation: """
            No passing build has used a declared minimum for longer than the environment's
            `proven_within`. Code that is not tested with its minimum versions does not support them:
            find out why the minimum environment does not pass, or raise the minimum to what is tested.
            A build that failed proves nothing, whatever it used.
            """
    )

    static let audit: [Rule] = AuditRule.all.map(\.rule) + [.unproven]
}
