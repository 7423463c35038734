package import Documents
package import Versions

/// One external package, and what is declared of it.
package struct Requirement: Sendable {
    /// What the project calls it.
    package var name: Text
    package var minimum: Text
    /// The first version that is too new.
    package var below: Text?
    package var exclude: [Text]
    /// The reason for the limit or the exclusions.
    package var why: Text?
    package var until: Text?
    /// Where it comes from first of all; nil where the manifest leaves it open.
    package var home: Ecosystem?
    /// What it is called in an ecosystem, where not as here; it may have several names there.
    package var names: [Ecosystem: [Text]]
    /// How its versions are ordered, where not as its ecosystem does.
    package var scheme: Scheme?
    package var tags: [Text]
    /// Where it is needed; everywhere if none is named.
    package var platforms: [Text]
    package var owner: Text?

    /// All its versions, as they were written.
    package var versions: [Text] { [minimum] + [below].compactMap(\.self) + exclude }

    /// Where it is known to be found: its home, and where it has a name.
    package var ecosystems: [Ecosystem]

    /// Where it may be found: where it is known to be, or anywhere if nothing is said of that.
    package var homes: [Ecosystem] { ecosystems.isEmpty ? Ecosystem.all : ecosystems }

    /// The first of its names in an ecosystem.
    package func name(in ecosystem: Ecosystem) -> String {
        names[ecosystem]?.first?.string ?? name.string
    }

    /// Everything that it may be called in an ecosystem.
    package func names(in ecosystem: Ecosystem) -> [String] {
        names[ecosystem]?.map(\.string) ?? [isCore(in: ecosystem) ? "jenkins" : name.string]
    }

    /// Whether it is Jenkins itself, which the manifest calls its core.
    private func isCore(in ecosystem: Ecosystem) -> Bool {
        ecosystem == .jenkins && name.string == "core"
    }

    /// How its versions are ordered there.
    package func scheme(in ecosystem: Ecosystem) -> Scheme { scheme ?? ecosystem.scheme }

    /// Every order that its versions must be good in.
    var schemes: [Scheme] { scheme.map { [$0] } ?? homes.map(\.scheme) }

    /// Whether a tool for one of these purposes is asked for; no purpose means every one.
    package func serves(_ purposes: [String]) -> Bool {
        purposes.isEmpty || tags.contains { purposes.contains($0.string) }
    }

    /// Whether a version is the declared minimum, to its precision.
    package func isMinimum(_ version: String, in ecosystem: Ecosystem) -> Bool {
        let scheme = scheme(in: ecosystem)
        guard let declared = try? scheme.declaration(minimum.string),
            let version = try? scheme.found(version)
        else { return false }
        return declared.standing(of: version) == .met
    }

    /// What it declares, under the order of an ecosystem.
    func bounds(in ecosystem: Ecosystem) throws(VersionError) -> Bounds {
        try bounds(under: scheme(in: ecosystem))
    }

    func bounds(under scheme: Scheme) throws(VersionError) -> Bounds {
        var excluded: [Declaration] = []
        for text in exclude { excluded.append(try scheme.declaration(text.string)) }
        return Bounds(
            minimum: try scheme.declaration(minimum.string),
            below: try below.map { text throws(VersionError) in try scheme.declaration(text.string)
            },
            excluded: excluded
        )
    }
}

/// The versions that a requirement asks for, ready to be compared with.
struct Bounds {
    var minimum: Declaration
    var below: Declaration?
    var excluded: [Declaration]
}
