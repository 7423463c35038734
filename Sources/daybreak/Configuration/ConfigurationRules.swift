import Documents

/// What is looked for in `daybreak.yaml`, beyond what any document can have wrong.
extension Rule {
    static let unknownName = Rule(
        "C101",
        "unknown-name",
        documentation: """
            A person, team, product, response or controller is referred to that the file does not name.
            """
    )
    static let bareSecret = Rule(
        "C102",
        "bare-secret",
        documentation: """
            A secret is written into the configuration, which is copied, committed and mailed around.
            Write it to a file of its own and refer to it: `${file:PATH}`, or `${env:NAME}`.
            """
    )
    static let missingSecret = Rule(
        "C103",
        "missing-secret",
        documentation: "The file or variable that a secret is to be read from holds none."
    )
    static let openSecret = Rule(
        "C104",
        "open-secret",
        severity: .warning,
        documentation: "The file of a secret can be read by everybody on this machine."
    )
    static let plainCredential = Rule(
        "C105",
        "plain-credential",
        documentation: """
            A password or token would go over the network unencrypted, for everybody on the way to read.
            Only this machine itself may be talked to in that manner.
            """
    )
    static let notUsed = Rule(
        "C106",
        "not-used",
        severity: .warning,
        documentation: "A setting that this version of daybreak knows of, and does nothing about."
    )
    static let unreadEntry = Rule(
        "C108",
        "unread-entry",
        severity: .warning,
        documentation: "A line of a file that is referred to cannot be read; the others hold."
    )
    static let ownerMutes = Rule(
        "C109",
        "owner-mutes",
        severity: .warning,
        documentation: "Whoever owns a product hears when it fails, whatever else they have muted."
    )
    static let sharedAddress = Rule(
        "C110",
        "shared-address",
        severity: .warning,
        documentation: "Two people have one address, which gets what is told to either of them."
    )
    static let nobodyHears = Rule(
        "C111",
        "nobody-hears",
        severity: .warning,
        documentation: "A list of who hears what is empty, so that nobody hears of anything."
    )
    static let ownerLeft = Rule(
        "C112",
        "owner-left",
        severity: .warning,
        documentation: """
            Whoever owns a product has left, as a file under `directory` says, and hears of nothing. The
            operator, where one is named, stands in until somebody else owns it.
            """
    )
    static let sharedJob = Rule(
        "C107",
        "shared-job",
        severity: .warning,
        documentation: "One root job is named twice, so that its failures are announced twice."
    )
}

extension Mapping {
    /// Itself, after a warning for each key that is there for later versions only.
    func leaving(_ later: [String]) -> Mapping {
        for entry in entries where later.contains(entry.key.string) {
            reader.noteUnused(entry.key)
        }
        return self
    }
}

extension Reader {
    func noteUnused(_ text: Text) {
        note(Finding(.notUsed, at: text.place, "\(text) is not used by this version"))
    }

    /// Notes that nothing has this name, and which was probably meant.
    func noteUnknown(
        _ name: Text,
        _ kind: String,
        among known: some Sequence<String>,
        help: String? = nil
    ) {
        let nearest = known.nearest(to: name.string)
        note(
            Finding(
                .unknownName,
                at: name.place,
                "no \(kind) is called \(name)" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                help: nearest == nil ? help : nil
            )
        )
    }

    /// Notes a name that addresses, files and message identities cannot hold.
    func checkName(_ name: Text) {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        guard
            name.string.first.map(letters.contains) != true || name.string.count > 64
                || !name.string.allSatisfy({ (letters + "._-").contains($0) })
        else { return }
        reject(name, "a name has only ASCII letters, digits, dots, dashes and underscores")
    }
}
