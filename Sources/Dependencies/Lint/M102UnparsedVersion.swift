import Documents
import Versions

extension Rule {
    static let unparsedVersion = Rule(
        "M102",
        "unparsed-version",
        documentation: """
            A version that its ecosystem does not know as one, so that nothing can be compared with it.
            `deb` packages follow Debian's policy, `pypi` packages PEP 440, `swift` packages Semantic
            Versioning; a declaration may leave numbers out (`1.11` is any 1.11.x).
            """
    )
}

extension LintRule {
    static let unparsedVersion = LintRule(.unparsedVersion) { manifest, _ in
        manifest.requirements.flatMap { requirement in
            requirement.versions.filter { !$0.string.isEmpty && !$0.isFloating }.compactMap {
                text in
                requirement.objection(to: text).map {
                    Finding(
                        .unparsedVersion,
                        at: text.place,
                        $0.description,
                        subject: requirement.name.string
                    )
                }
            }
        }
    }
}

extension Requirement {
    /// Why a version is none; where the ecosystem is open, one that takes it for a version is enough.
    fileprivate func objection(to text: Text) -> VersionError? {
        let isOpen = ecosystems.isEmpty && scheme == nil
        var objection: VersionError?
        for scheme in schemes {
            do throws(VersionError) {
                _ = try scheme.declaration(text.string)
                if isOpen { return nil }
            } catch {
                objection = objection ?? error
            }
        }
        return objection
    }
}
