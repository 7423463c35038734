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
    package static let incomparableVersion = Rule(
        "A306",
        "incomparable",
        documentation: """
            A version that was used cannot be compared with the declared one: it is none under the
            order of its ecosystem, such as a branch, or the order leaves the two open.
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

    static let audit: [Rule] = [
        .belowMinimum, .aboveMinimum, .excludedVersion, .missingPackage, .incomparableVersion,
        .noInventory,
    ]
}

extension Audit {
    /// What is wrong, at the lines that declare it, in the order of the manifest.
    package var findings: [Finding] {
        checks.compactMap(\.finding).sorted { $0.place < $1.place }
    }
}

extension Audit.Check {
    /// What is wrong with it, at the line that declares it; nil where nothing is.
    package var finding: Finding? {
        switch outcome {
        case .met:
            nil
        case .below:
            Finding(
                .belowMinimum,
                at: requirement.name.place,
                "declared \(requirement.minimum); \(wasUsed)"
            )
        case .above:
            Finding(
                .aboveMinimum,
                at: requirement.name.place,
                "declared \(requirement.minimum); \(wasUsed)"
            )
        case .excluded(let reason):
            Finding(
                .excludedVersion,
                at: requirement.name.place,
                "\(wasUsed); \(reason)",
                help: requirement.why?.string
            )
        case .incomparable(let reason):
            Finding(.incomparableVersion, at: requirement.name.place, "\(wasUsed); \(reason)")
        case .missing:
            Finding(
                .missingPackage,
                at: requirement.name.place,
                "declared \(requirement.minimum); not there"
            )
        }
    }

    private var wasUsed: String {
        let comparedAs = used?.comparedAs.map { " (compared as \($0))" }
        return "used \(used?.version ?? "none")\(comparedAs ?? "")"
    }
}

extension Finding {
    /// There is nothing to audit.
    package init(_ error: InventoryError) {
        self.init(.noInventory, at: error.place, error.description)
    }
}
