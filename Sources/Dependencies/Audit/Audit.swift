import Documents
import Versions

/// What one inventory says about every requirement that it can speak of.
package struct Audit: Sendable {
    package var inventory: Inventory
    package var expectation: Expectation
    package var checks: [Check]

    /// One requirement, held against one version that was there, or against none.
    package struct Check: Sendable {
        package var requirement: Requirement
        package var used: Used?
        package var outcome: Outcome
    }

    /// A version that was there.
    package struct Used: Hashable, Sendable {
        package var version: String
        /// What of it was compared, if not all.
        package var comparedAs: String?
    }

    /// How many requirements could be judged, and how many of these are met wherever they are used.
    package var judged: Int { Set(checks.map(\.requirement.name)).count }
    package var met: Int {
        judged - Set(checks.filter { $0.outcome != .met }.map(\.requirement.name)).count
    }
}

/// Holds an inventory against a manifest.
///
/// A requirement is judged in each ecosystem that the inventory covers and the requirement names; it
/// is missing only if its home is covered and it is in none of them. Where the manifest names no
/// ecosystem, every covered one is its home.
package func audit(
    _ inventory: Inventory,
    against manifest: Manifest,
    expecting expectation: Expectation
) -> Audit {
    let shelves = Dictionary(grouping: inventory.packages) { Shelf($0.ecosystem, $0.name) }
    var checks: [Audit.Check] = []
    for requirement in manifest.packages where requirement.isNeeded(on: inventory.platform) {
        let isOpen = requirement.ecosystems.isEmpty
        let covered = (isOpen ? Ecosystem.all : requirement.ecosystems).filter(
            inventory.covers.contains
        )
        let found = covered.flatMap { shelves[Shelf($0, requirement.name(in: $0))] ?? [] }
        for installed in Set(found).sorted(by: { $0.version < $1.version }) {
            checks.append(requirement.check(installed, expecting: expectation))
        }
        let isHome = isOpen ? !covered.isEmpty : covered.contains { $0 == requirement.home }
        if found.isEmpty, isHome {
            checks.append(Audit.Check(requirement: requirement, used: nil, outcome: .missing))
        }
    }
    return Audit(inventory: inventory, expectation: expectation, checks: checks)
}

/// Where one package is to be found in an inventory.
private struct Shelf: Hashable {
    var ecosystem: Ecosystem
    var key: String

    init(_ ecosystem: Ecosystem, _ name: String) {
        self.ecosystem = ecosystem
        key = ecosystem.key(name)
    }
}

extension Requirement {
    /// `linux` is every platform whose name starts with it; an inventory without one may be any.
    fileprivate func isNeeded(on platform: String?) -> Bool {
        guard let platform, !platforms.isEmpty else { return true }
        return platforms.contains { platform == $0.string || platform.hasPrefix($0.string + "-") }
    }

    fileprivate func check(
        _ installed: Inventory.Installed,
        expecting expectation: Expectation
    ) -> Audit.Check {
        do throws(VersionError) {
            let bounds = try bounds(in: installed.ecosystem)
            let version = try installed.ecosystem.scheme.parse(installed.version)
            let view = bounds.minimum.view(of: version).text
            return Audit.Check(
                requirement: self,
                used: Audit.Used(
                    version: installed.version,
                    comparedAs: view == version.text ? nil : view
                ),
                outcome: bounds.outcome(of: version, expecting: expectation)
            )
        } catch {
            return Audit.Check(
                requirement: self,
                used: Audit.Used(version: installed.version),
                outcome: .incomparable(reason: error.description)
            )
        }
    }
}
