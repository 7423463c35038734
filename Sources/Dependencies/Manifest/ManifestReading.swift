package import Documents
import Versions

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
        let map = reader.root(known: ManifestKeys.root)
        map.checkSchema()
        let defaults = Defaults(map.mapping("defaults", known: ManifestKeys.defaults))
        let jenkins = map.mapping("jenkins", known: ManifestKeys.jenkins)

        source = reader.source
        project = map.optionalText("project")?.string
        packages = map.someMapping("packages", known: nil).requirements(defaults)
        agents = map.mapping("agents", known: nil).requirements(Defaults())
        self.jenkins = Jenkins(
            core: jenkins.entries.first { $0.key.string == "core" }.map {
                Requirement($0, Defaults(ecosystem: .jenkins), reader)
            },
            plugins: jenkins.mapping("plugins", known: nil)
                .requirements(Defaults(ecosystem: .jenkinsPlugin))
        )
        derived = map.values("derived").compactMap { Derived($0, reader) }
        observed = map.values("observed").map { Observed($0, reader) }
        accepted = map.values("accept").map { Acceptance($0, reader) }
    }
}

/// What holds for every package that does not say otherwise.
private struct Defaults {
    var ecosystem: Ecosystem?
    var scheme: Scheme?
    var owner: Text?

    init(ecosystem: Ecosystem? = nil) {
        self.ecosystem = ecosystem
    }

    init(_ map: Mapping) {
        ecosystem = map.ecosystem("ecosystem")
        scheme = map.scheme("scheme")
        owner = map.optionalText("owner")
    }
}

extension Requirement {
    /// A bare version is the minimum.
    fileprivate init(_ entry: Entry, _ defaults: Defaults, _ reader: Reader) {
        let map = reader.mapping(
            entry.value,
            shorthand: "minimum",
            known: ManifestKeys.requirement
        )
        name = entry.key
        minimum = reader.version(map.text("minimum"))
        below = map.optionalText("below").map(reader.version)
        exclude = map.texts("exclude").map(reader.version)
        why = map.optionalText("why")
        until = map.date("until")
        let home = map.ecosystem("ecosystem") ?? defaults.ecosystem
        let names = map.mapping("names", known: Ecosystem.names).names
        (self.home, self.names) = (home, names)
        ecosystems = Ecosystem.all.filter { $0 == home || names[$0] != nil }
        scheme = map.scheme("scheme") ?? defaults.scheme
        tags = map.texts("tags")
        platforms = map.texts("platforms")
        owner = map.optionalText("owner") ?? defaults.owner
    }
}

extension Reader {
    /// No version is longer than this, and nothing longer is looked at.
    private static let longest = 256

    fileprivate func version(_ text: Text) -> Text {
        guard text.string.utf8.count > Self.longest else { return text }
        reject(text, "no version has more than \(Self.longest) letters")
        return Text("", at: text.place)
    }
}

extension Manifest.Acceptance {
    fileprivate init(_ value: Value, _ reader: Reader) {
        let map = reader.mapping(value, known: ManifestKeys.acceptance)
        rule = map.text("rule")
        package = map.optionalText("package")
        why = map.optionalText("why")
        until = map.date("until")
    }
}

extension Mapping {
    fileprivate func requirements(_ defaults: Defaults) -> [Requirement] {
        entries.map { Requirement($0, defaults, reader) }
    }

    fileprivate func checkSchema() {
        guard let text = optionalText("schema"), text.string != "1" else { return }
        reader.reject(text, "this version reads schema 1, not \(text)")
    }

    fileprivate var names: [Ecosystem: [Text]] {
        entries.reduce(into: [:]) { names, entry in
            guard let ecosystem = Ecosystem.named(entry.key.string) else { return }
            let texts = reader.list(entry.value).compactMap(reader.text)
            if !texts.isEmpty { names[ecosystem] = texts }
        }
    }

    fileprivate func scheme(_ key: String) -> Scheme? {
        guard let text = optionalText(key) else { return nil }
        if let scheme = Scheme.named(text.string) { return scheme }
        let names = Scheme.all.map(\.name)
        reader.note(
            Finding(
                .unknownScheme,
                at: text.place,
                "no version scheme is called \(text)",
                help: names.nearest(to: text.string).map { "did you mean \($0)?" }
                    ?? "known: \(names.joined(separator: ", "))"
            )
        )
        return nil
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
        if Day(text.string) == nil {
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
