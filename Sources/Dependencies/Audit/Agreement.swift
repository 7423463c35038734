import Documents
import Versions

// Inventories that contradict each other, or themselves.

extension AuditRule {
    static let severalVersions = AuditRule(.severalVersions) { audit, _, terms in
        audit.checks.compactMap { check in
            let byInventory = Dictionary(grouping: check.uses, by: \.inventory)
            guard
                let (index, uses) = byInventory.sorted(by: { $0.key < $1.key }).first(where: {
                    !check.agree($0.value)
                })
            else { return nil }
            let versions = uses.compactMap { use in
                use.installed.map { "\($0.ecosystem.name) \($0.version)" }
            }
            let place = audit.inventories.count > 1 ? " on \(audit.label(of: index))" : ""
            return Finding(
                .severalVersions,
                at: check.requirement.name.place,
                "\(versions.joined(separator: " and ")) are both there\(place)",
                help: "which of them a build uses is left to chance; remove all but one",
                subject: check.requirement.name.string,
                scope: terms.environment,
                headline: "\(versions.joined(separator: " and ")) are both there"
            )
        }
    }

    /// What another rule has said already is not said again.
    static let disagreement = AuditRule(.disagreement) { audit, _, terms in
        audit.checks.compactMap { check in
            guard check.isMet else { return nil }
            let kinds = Dictionary(grouping: check.uses) {
                audit.inventories[$0.inventory].platform
            }
            guard kinds.values.contains(where: { !check.agree($0) }),
                Dictionary(grouping: check.uses, by: \.inventory).values.allSatisfy({
                    check.agree($0)
                })
            else { return nil }
            return check.finding(.disagreement, in: audit, terms)
        }
    }
}

extension Audit.Check {
    /// Whether all of them are one version to those who made the software.
    ///
    /// A tool may come from the system and from conda side by side; a Python package that conda and pip
    /// both installed hides one of the two.
    fileprivate func agree(_ uses: [Audit.Use]) -> Bool {
        let installed = uses.compactMap(\.installed)
        let groups = Dictionary(grouping: installed) {
            $0.ecosystem == .pypi ? .conda : $0.ecosystem
        }
        return groups.values.allSatisfy { group in
            let scheme = requirement.scheme(in: group[0].ecosystem)
            let versions = group.compactMap { try? scheme.parse($0.version) }
            return versions.dropFirst().allSatisfy { version in
                version.compared(to: versions[0]).map { $0 == .equal } ?? true
            }
        }
    }
}
