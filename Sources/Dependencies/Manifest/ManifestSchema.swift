import Versions

extension Manifest {
    /// The JSON Schema of a manifest, for editors: they complete keys, show what they mean, and mark slips.
    ///
    /// It is made of what the reader knows, so that the two cannot drift apart.
    package static var schema: String {
        let ecosystems = Ecosystem.all.map { ecosystem in
            Schema.Property(
                ecosystem.name,
                .anyOf([.text(), .list(of: .text())]),
                "What it is called among \(ecosystem.summary)."
            )
        }
        let requirement = ManifestKeys.requirement.map { key in
            Schema.Property(key, .of(requirementKey: key, names: ecosystems), words[key] ?? "")
        }
        let package = Schema.anyOf([
            .text(words["minimum"]), .object(requirement, required: ["minimum"]),
        ])
        let root = ManifestKeys.root.map { key in
            Schema.Property(key, .of(rootKey: key, package: package), words[key] ?? "")
        }
        return Schema.object(root, required: ["packages"]).document(
            title: "daybreak dependency manifest",
            description: "The one place where versions of external packages are written by hand."
        )
    }

    /// What each key means, as an editor shows it.
    static let words = [
        "schema": "The version of this format; 1.",
        "project": "What the project is called.",
        "defaults": "What holds for every package that does not say otherwise.",
        "packages": "What is built, tested or run with, by name. A bare version is the minimum.",
        "agents": "Tools on the build agents, at least these.",
        "jenkins": "What Jenkins itself must be, at least.",
        "derived": "Lists that `daybreak render` writes from this file.",
        "observed": "Lists that others own; they are compared with this file.",
        "accept": "Findings that the project lives with.",
        "minimum":
            "The oldest version that is supported, in quotes. Two numbers accept every patch.",
        "below": "The first version that is too new.",
        "exclude": "Versions that do not work, though they are in the range.",
        "why": "The reason, best with a ticket.",
        "until": "The day after which lint asks whether this can go, such as 2027-03-31.",
        "names": "What it is called in an ecosystem, where not as here.",
        "ecosystem": "Where it comes from first of all.",
        "scheme": "How its versions are ordered, where not as its ecosystem does.",
        "tags": "What it serves, such as build, run, test.",
        "platforms": "Where it is needed; everywhere if none is named.",
        "owner": "Who hears of findings about it.",
        "core": "Jenkins' own version.",
        "plugins": "Plugins, by their short name.",
        "write": "The file, or a marked region of one: README.md#prerequisites.",
        "as": "The kind of list.",
        "pin": "Exactly the minimum, or the range; a range if not said.",
        "name": "What the environment is called.",
        "channels": "Where conda looks for packages.",
        "package": "Which packages; in `accept` with * for any letters.",
        "read": "The file.",
        "rule": "The finding's rule, by id or name.",
    ]
}

/// As much of JSON Schema as a manifest needs.
///
/// Source: JSON Schema draft 7, which the YAML language servers read best.
indirect enum Schema: Sendable {
    case text(String? = nil)
    case choice([String])
    case number
    case list(of: Schema)
    case anyOf([Schema])
    case object([Property], required: [String])
    /// A mapping whose keys are names.
    case map(of: Schema)

    struct Property: Sendable {
        var name: String
        var schema: Schema
        var description: String

        init(_ name: String, _ schema: Schema, _ description: String) {
            (self.name, self.schema, self.description) = (name, schema, description)
        }
    }

    static let texts = Schema.anyOf([.text(), .list(of: .text())])

    fileprivate static func of(requirementKey key: String, names: [Property]) -> Schema {
        switch key {
        case "exclude", "tags", "platforms": texts
        case "names": .object(names, required: [])
        case "ecosystem": .choice(Ecosystem.all.map(\.name))
        case "scheme": .choice(Scheme.all.map(\.name))
        case _: .text()
        }
    }

    fileprivate static func of(rootKey key: String, package: Schema) -> Schema {
        func object(_ keys: [String], required: [String], _ schema: (String) -> Schema) -> Schema {
            .object(
                keys.map { Property($0, schema($0), Manifest.words[$0] ?? "") },
                required: required
            )
        }
        switch key {
        case "schema": return .number
        case "packages", "agents": return .map(of: package)
        case "defaults":
            return object(ManifestKeys.defaults, required: []) { of(requirementKey: $0, names: []) }
        case "jenkins":
            return object(ManifestKeys.jenkins, required: []) { key in
                key == "plugins" ? .map(of: package) : package
            }
        case "derived":
            let one = object(ManifestKeys.derived, required: ["write", "as"]) { key in
                switch key {
                case "as": .choice(DerivedFormat.all.map(\.name))
                case "pin": .choice(Derived.Pin.allCases.map(\.rawValue))
                case "tags", "channels", "package": texts
                case _: .text()
                }
            }
            return .anyOf([one, .list(of: one)])
        case "observed":
            let one = object(ManifestKeys.observed, required: ["read"]) { key in
                switch key {
                case "as": .choice(ObservedFormat.all.map(\.name))
                case "names": .map(of: .text())
                case _: .text()
                }
            }
            let entry = Schema.anyOf([.text(), one])
            return .anyOf([entry, .list(of: entry)])
        case "accept":
            let one = object(ManifestKeys.acceptance, required: ["rule", "why"]) { _ in .text() }
            return .anyOf([one, .list(of: one)])
        case _: return .text()
        }
    }

    fileprivate func document(title: String, description: String) -> String {
        let head = [
            "\"$schema\": \"http://json-schema.org/draft-07/schema#\"", "\"title\": \(title.json)",
            "\"description\": \(description.json)",
        ]
        return "{\n" + (head + members(indent: 2)).map { "  " + $0 }.joined(separator: ",\n")
            + "\n}\n"
    }

    private func json(indent: Int, description: String = "") -> String {
        let space = String(repeating: " ", count: indent)
        let words = description.isEmpty ? [] : ["\"description\": \(description.json)"]
        let members = (words + members(indent: indent + 2)).map { "\(space)  \($0)" }
        return "{\n" + members.joined(separator: ",\n") + "\n\(space)}"
    }

    private func members(indent: Int) -> [String] {
        switch self {
        case .text(let description):
            (description.map { ["\"description\": \($0.json)"] } ?? [])
                // What YAML takes for a number, the lint asks to be quoted.
                + ["\"type\": [\"string\", \"number\"]"]
        case .number: ["\"type\": \"integer\""]
        case .choice(let words): ["\"enum\": [\(words.map(\.json).joined(separator: ", "))]"]
        case .list(let item): ["\"type\": \"array\"", "\"items\": \(item.json(indent: indent))"]
        case .anyOf(let schemas):
            ["\"anyOf\": [\(schemas.map { $0.json(indent: indent) }.joined(separator: ", "))]"]
        case .map(let value):
            ["\"type\": \"object\"", "\"additionalProperties\": \(value.json(indent: indent))"]
        case .object(let properties, let required):
            [
                "\"type\": \"object\"", "\"additionalProperties\": false",
                "\"required\": [\(required.map(\.json).joined(separator: ", "))]",
                "\"properties\": \(Self.json(properties, indent: indent))",
            ]
        }
    }

    private static func json(_ properties: [Property], indent: Int) -> String {
        let space = String(repeating: " ", count: indent)
        let lines = properties.map { property in
            "\(space)  \(property.name.json): "
                + property.schema.json(indent: indent + 2, description: property.description)
        }
        return "{\n\(lines.joined(separator: ",\n"))\n\(space)}"
    }
}

extension String {
    /// In quotes; our own words hold nothing but letters to be escaped.
    fileprivate var json: String {
        "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
