package import Documents
import Versions

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
    /// What it is called in an ecosystem, where not as here.
    package var names: [Ecosystem: Text]
    package var tags: [Text]
    /// Where it is needed; everywhere if none is named.
    package var platforms: [Text]
    package var owner: Text?

    /// All its versions, as they were written.
    package var versions: [Text] { [minimum] + [below].compactMap(\.self) + exclude }

    /// Where it is known to be found.
    package var ecosystems: [Ecosystem] {
        Ecosystem.all.filter { $0 == home || names[$0] != nil }
    }

    package func name(in ecosystem: Ecosystem) -> String {
        names[ecosystem]?.string ?? name.string
    }

    /// Whether a tool for one of these purposes is asked for; no purpose means every one.
    package func serves(_ purposes: [String]) -> Bool {
        purposes.isEmpty || tags.contains { purposes.contains($0.string) }
    }

    /// What it declares, under the order of an ecosystem.
    func bounds(in ecosystem: Ecosystem) throws(VersionError) -> Bounds {
        let scheme = ecosystem.scheme
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
