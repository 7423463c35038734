import Foundation

extension [Finding] {
    /// SARIF 2.1.0, as GitHub and Jenkins' warnings-ng plugin read it.
    ///
    /// Of more than 5,000 findings GitHub keeps no more than that; so we cut there, worst first, and
    /// say how many are left out. A finding's fingerprint is what it is about, not where it stands or
    /// which versions it names: an alert lasts while lines and versions move.
    ///
    /// - Parameters:
    ///   - accepted: Findings that the project lives with, each with the reason.
    ///   - rules: Everything that could have been found.
    package func sarif(
        accepted: [(finding: Finding, why: String)],
        rules: [Rule],
        in sources: [Source]
    ) throws -> String {
        let limit = 5_000
        let worstFirst = Severity.allCases.flatMap { severity in
            filter { $0.rule.severity == severity }
        }
        let open = worstFirst.prefix(limit).map {
            SARIFLog.Result($0, rules, in: sources, suppressedBy: nil)
        }
        let lived = accepted.prefix(limit - open.count).map {
            SARIFLog.Result($0.finding, rules, in: sources, suppressedBy: $0.why)
        }
        let hidden = count + accepted.count - open.count - lived.count
        let note = hidden > 0 ? ["\(hidden) more findings are left out: 5,000 are kept"] : []
        let log = SARIFLog(results: open + lived, rules: rules, notes: note)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(log), as: UTF8.self) + "\n"
    }
}

/// The log as SARIF spells it; only what its readers use.
private struct SARIFLog: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    var runs: [Run]

    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version
        case runs
    }

    init(results: [Result], rules: [Rule], notes: [String]) {
        let driver = Driver(rules: rules.map(Descriptor.init))
        let notifications = notes.map { Notification(level: "warning", message: Message(text: $0)) }
        runs = [
            Run(
                tool: Tool(driver: driver),
                invocations: [
                    Invocation(
                        executionSuccessful: true,
                        toolExecutionNotifications: notifications
                    )
                ],
                results: results
            )
        ]
    }

    struct Run: Encodable {
        var tool: Tool
        var invocations: [Invocation]
        var results: [Result]
        /// Our columns count Unicode scalars.
        let columnKind = "unicodeCodePoints"
    }

    struct Tool: Encodable { var driver: Driver }

    struct Driver: Encodable {
        let name = "daybreak"
        var rules: [Descriptor]
    }

    struct Descriptor: Encodable {
        var id: String
        var name: String
        var shortDescription: Message
        var fullDescription: Message
        var help: Help
        var defaultConfiguration: Configuration
        var properties: Properties

        init(_ rule: Rule) {
            (id, name) = (rule.id, rule.name)
            let first = rule.documentation.prefix { $0 != "." && $0 != ":" }
            shortDescription = Message(text: String(first).replacing("\n", with: " "))
            fullDescription = Message(text: rule.documentation.replacing("\n", with: " "))
            help = Help(text: rule.documentation, markdown: rule.documentation)
            defaultConfiguration = Configuration(level: rule.severity.rawValue)
            properties = Properties(
                precision: "very-high",
                tags: ["dependencies"],
                severity: rule.severity.rawValue
            )
        }
    }

    struct Properties: Encodable {
        var precision: String
        var tags: [String]
        var severity: String

        enum CodingKeys: String, CodingKey {
            case precision
            case tags
            case severity = "problem.severity"
        }
    }

    struct Configuration: Encodable { var level: String }
    struct Message: Encodable { var text: String }
    struct Help: Encodable {
        var text: String
        var markdown: String
    }

    struct Invocation: Encodable {
        var executionSuccessful: Bool
        var toolExecutionNotifications: [Notification]
    }

    struct Notification: Encodable {
        var level: String
        var message: Message
    }

    struct Result: Encodable {
        var ruleId: String
        var ruleIndex: Int?
        var level: String
        var message: Message
        var locations: [Location]
        var relatedLocations: [Location]?
        var partialFingerprints: [String: String]
        var fixes: [Fix]?
        var suppressions: [Suppression]?
    }

    struct Location: Encodable {
        var physicalLocation: PhysicalLocation
        var logicalLocations: [LogicalLocation]?
        var message: Message?
    }

    struct LogicalLocation: Encodable {
        var name: String
        var kind: String
    }

    struct PhysicalLocation: Encodable {
        var artifactLocation: ArtifactLocation
        var region: Region
    }

    struct ArtifactLocation: Encodable { var uri: String }

    struct Region: Encodable {
        var startLine: Int
        var startColumn: Int
        var endColumn: Int?
    }

    struct Fix: Encodable {
        var description: Message
        var artifactChanges: [Change]
    }

    struct Change: Encodable {
        var artifactLocation: ArtifactLocation
        var replacements: [Replacement]
    }

    struct Replacement: Encodable {
        var deletedRegion: Region
        var insertedContent: Message
    }

    struct Suppression: Encodable {
        let kind = "external"
        var justification: String
    }
}

extension SARIFLog.Result {
    fileprivate init(
        _ finding: Finding,
        _ rules: [Rule],
        in sources: [Source],
        suppressedBy why: String?
    ) {
        ruleId = finding.rule.id
        ruleIndex = rules.firstIndex { $0.id == finding.rule.id }
        level = finding.rule.severity.rawValue
        let words = [
            finding.subject.map { "\($0): \(finding.message)" } ?? finding.message, finding.help,
        ]
        message = .init(text: words.compactMap(\.self).joined(separator: "\n"))
        var location = SARIFLog.Location(finding.place)
        location.logicalLocations = finding.scope.map { [.init(name: $0, kind: "namespace")] }
        locations = [location]
        let related = finding.related.map { related in
            var location = SARIFLog.Location(related.place)
            location.message = .init(text: related.note)
            return location
        }
        relatedLocations = related.isEmpty ? nil : related
        let identity = [finding.rule.id, finding.subject, finding.scope, finding.place.file]
        partialFingerprints = [
            "daybreak/v1": identity.map { $0 ?? "" }.joined(separator: "|").fingerprint
        ]
        fixes = finding.fix.map { fix in
            [
                .init(
                    description: .init(text: fix.isSafe ? "safe" : "to be looked at"),
                    artifactChanges: [
                        .init(
                            artifactLocation: .init(uri: fix.place.file.asURI),
                            replacements: [
                                .init(
                                    deletedRegion: .init(fix.place),
                                    insertedContent: .init(text: fix.replacement)
                                )
                            ]
                        )
                    ]
                )
            ]
        }
        suppressions = why.map { [.init(justification: $0)] }
    }
}

extension SARIFLog.Location {
    fileprivate init(_ place: Place) {
        physicalLocation = .init(
            artifactLocation: .init(uri: place.file.asURI),
            region: .init(place)
        )
    }
}

extension SARIFLog.Region {
    fileprivate init(_ place: Place) {
        startLine = place.line
        startColumn = place.column
        endColumn = place.length > 0 ? place.column + place.length : nil
    }
}

extension String {
    /// A path as a relative reference, with everything encoded that would end or change it.
    fileprivate var asURI: String {
        let path = hasPrefix("./") ? String(dropFirst(2)) : self
        return path.addingPercentEncoding(
            withAllowedCharacters: .urlPathAllowed.subtracting([":", "?", "#"])
        ) ?? path
    }

    /// FNV-1a, 64 bits: the same in every run and on every machine.
    fileprivate var fingerprint: String {
        let hash = utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
