import Documents

/// Where "I have it" is read from, at every run.
struct AcknowledgeSettings: Equatable {
    /// Whether the Claim plugin's button counts.
    var readsClaims = true
    /// The path of the reviewed file of acknowledgements and known issues.
    var file: String?
}

extension AcknowledgeSettings {
    /// Reads `acknowledge:`; claims count unless it says otherwise.
    init(_ root: Mapping, in surroundings: Surroundings) {
        let map = root.mapping(
            "acknowledge",
            shorthand: "file",
            known: ["jenkins_claim", "file"]
        )
        readsClaims = map.flag("jenkins_claim") ?? true
        file = map.path("file", in: surroundings)
    }
}
