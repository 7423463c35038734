import Documents
import Versions

extension Rule {
    static let unparsedVersion = Rule(
        "M102",
        "unparsed-version",
        documentation: """
            A version that its ecosystem does not know as one, so that nothing can be compared with it.
            `deb` packages follow Debian's policy, `swift` packages Semantic Versioning; of the latter
            a declaration may leave numbers out (`1.11` is any 1.11.x).
            """
    )
}

extension LintRule {
    static let unparsedVersion = LintRule(.unparsedVersion) { manifest in
        manifest.packages.flatMap { package in
            package.versions.filter { !$0.string.isEmpty }.compactMap { text in
                package.objection(to: text).map {
                    Finding(.unparsedVersion, at: text.place, $0.description)
                }
            }
        }
    }
}

extension Requirement {
    /// Why a version is none; where the ecosystem is open, one that takes it for a version is enough.
    fileprivate func objection(to text: Text) -> VersionError? {
        let isOpen = ecosystems.isEmpty
        var objection: VersionError?
        for ecosystem in isOpen ? Ecosystem.all : ecosystems {
            do throws(VersionError) {
                _ = try ecosystem.scheme.declaration(text.string)
                if isOpen { return nil }
            } catch {
                objection = objection ?? error
            }
        }
        return objection
    }
}
