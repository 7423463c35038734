package import Documents

extension Manifest {
    /// Reads a manifest for its lint: what can be read of it, and what is wrong with the rest.
    package static func read(_ source: Source) -> (manifest: Manifest, findings: [Finding]) {
        let reader = Reader(source, grammar: .manifest)
        let manifest = Manifest(reader)
        return (manifest, reader.findings)
    }

    /// Reads a manifest for its use: it counts only if it can be read as a whole.
    package init(_ source: Source) throws(Unreadable) {
        let reader = Reader(source, grammar: .manifest)
        self = try reader.finish(Manifest(reader))
    }

    private init(_ reader: Reader) {
        let map = reader.root(known: [
            "schema", "project", "defaults", "packages", "agents", "jenkins", "derived", "observed",
            "accept",
        ])
        _ = map.number("schema")
        let defaults = Defaults(map.mapping("defaults", known: ["ecosystem", "owner"]))
        let jenkins = map.mapping("jenkins", known: ["core", "plugins"])

        source = reader.source
        project = map.optionalText("project")?.string
        packages = map.someMapping("packages", known: nil).requirements(defaults)
        agents = map.mapping("agents", known: nil).requirements(Defaults())
        self.jenkins = Jenkins(
            core: jenkins.entries.first { $0.key.string == "core" }.map {
                Requirement($0, Defaults(), reader)
            },
            plugins: jenkins.mapping("plugins", known: nil).requirements(Defaults())
        )
        derived = map.values("derived").compactMap { Derived($0, reader) }
        observed = map.values("observed").map { Observed($0, reader) }
        accepted = map.values("accept").map { Acceptance($0, reader) }
    }
}

/// What holds for every package that does not say otherwise.
private struct Defaults {
    var ecosystem: Ecosystem?
    var owner: Text?

    init() {}

    init(_ map: Mapping) {
        ecosystem = map.ecosystem("ecosystem")
        owner = map.optionalText("owner")
    }
}

extension Requirement {
    /// A bare version is the minimum.
    fileprivate init(_ entry: Entry, _ defaults: Defaults, _ reader: Reader) {
        let map = reader.mapping(
            entry.value,
            shorthand: "minimum",
            known: [
                "minimum", "below", "exclude", "why", "until", "names", "ecosystem", "tags",
                "platforms", "owner",
            ]
        )
        name = entry.key
        minimum = map.text("minimum")
        below = map.optionalText("below")
        exclude = map.texts("exclude")
        why = map.optionalText("why")
        until = map.date("until")
        home = map.ecosystem("ecosystem") ?? defaults.ecosystem
        names = map.mapping("names", known: Ecosystem.all.map(\.name)).names
        tags = map.texts("tags")
        platforms = map.texts("platforms")
        owner = map.optionalText("owner") ?? defaults.owner
    }
}

extension Manifest.Acceptance {
    fileprivate init(_ value: Value, _ reader: Reader) {
        let map = reader.mapping(value, known: ["rule", "package", "why", "until"])
        rule = map.text("rule")
        package = map.optionalText("package")
        why = map.text("why")
        until = map.date("until")
    }
}

extension Mapping {
    fileprivate func requirements(_ defaults: Defaults) -> [Requirement] {
        entries.map { Requirement($0, defaults, reader) }
    }

    fileprivate var names: [Ecosystem: Text] {
        entries.reduce(into: [:]) { names, entry in
            guard let ecosystem = Ecosystem.named(entry.key.string) else { return }
            names[ecosystem] = reader.text(entry.value)
        }
    }

    fileprivate func ecosystem(_ key: String) -> Ecosystem? {
        guard let text = optionalText(key) else { return nil }
        if let ecosystem = Ecosystem.named(text.string) { return ecosystem }
        let names = Ecosystem.all.map(\.name)
        reader.reject(
            text,
            "no ecosystem is called \(text)",
            help: names.nearest(to: text.string).map { "did you mean \($0)?" }
                ?? "known: \(names.joined(separator: ", "))"
        )
        return nil
    }

    /// A day such as 2027-03-31.
    fileprivate func date(_ key: String) -> Text? {
        guard let text = optionalText(key) else { return nil }
        if text.string.wholeMatch(of: #/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/#) == nil {
            reader.reject(text, "\(key) is a day such as 2027-03-31, not \(text)")
        }
        return text
    }
}

extension Grammar {
    /// A manifest's slips have the names of its lint rules.
    fileprivate static let manifest: Grammar = {
        var grammar = Grammar.plain
        grammar.duplicateKey = .duplicate
        grammar.unknownKey = .unknownManifestKey
        return grammar
    }()
}
