package import Documents
package import Foundation
import Versions

/// What the inventories of one environment say about every requirement that they can speak of.
package struct Audit: Sendable {
    package var expectation: Expectation
    package var inventories: [Inventory]
    package var checks: [Check]
    /// Everything there is to say, in the order of the manifest.
    package var findings: [Finding] = []
    /// What the packages that were there ask of one another.
    let demands: Demands

    /// One requirement, held against every version that was there.
    package struct Check: Sendable {
        package var requirement: Requirement
        package var uses: [Use]
    }

    /// One version of a package that was there in one inventory, or that none was.
    package struct Use: Hashable, Sendable {
        /// The inventory, in the order in which they were given.
        package var inventory: Int
        package var installed: Inventory.Installed?
        /// What of the version was compared, if not all.
        package var comparedAs: String?
        package var outcome: Outcome
    }

    /// How many requirements could be judged.
    package var judged: Int { checks.count }
    /// How many of these are met wherever they are used.
    package var met: Int { checks.count { $0.isMet } }
    /// The kinds of machine that were looked at.
    package var platforms: Set<String> { Set(inventories.compactMap(\.platform)) }
}

extension Audit.Check {
    package var isMet: Bool { uses.allSatisfy { $0.outcome == .met } }
}

/// How an audit is to go about it.
package struct AuditTerms: Sendable {
    /// What the environment is called; nil where it has no name.
    package var environment: String?
    package var expectation: Expectation
    /// The part of the manifest that counts here.
    package var section: Manifest.Section
    /// An inventory that was collected before this moment is stale.
    package var freshAfter: Date?
    /// Whether a package that nobody declared is worth a finding.
    package var reportsUndeclared: Bool

    package init(
        environment: String? = nil,
        expecting expectation: Expectation,
        section: Manifest.Section = .packages,
        freshAfter: Date? = nil,
        reportsUndeclared: Bool = false
    ) {
        self.environment = environment
        self.expectation = expectation
        self.section = section
        self.freshAfter = freshAfter
        self.reportsUndeclared = reportsUndeclared
    }
}

/// Holds the inventories of one environment against a manifest.
///
/// A requirement is judged in each ecosystem that an inventory covers and the requirement names; it is
/// missing only if its home is covered and it is in none of them. Where the manifest names no
/// ecosystem, every covered one is its home.
package func audit(
    _ inventories: [Inventory],
    against manifest: Manifest,
    on terms: AuditTerms
) -> Audit {
    let shelves = inventories.map(Shelves.init)
    let requirements = manifest.requirements(in: terms.section)
    let checks = requirements.compactMap { requirement -> Audit.Check? in
        var yardstick = Yardstick(requirement, expecting: terms.expectation)
        let uses = shelves.indices.flatMap { index in
            yardstick.uses(of: inventories[index], shelves[index]).map { installed, view, outcome in
                Audit.Use(
                    inventory: index,
                    installed: installed,
                    comparedAs: view,
                    outcome: outcome
                )
            }
        }
        return uses.isEmpty ? nil : Audit.Check(requirement: requirement, uses: uses)
    }
    var audit = Audit(
        expectation: terms.expectation,
        inventories: inventories,
        checks: checks,
        demands: Demands(inventories)
    )
    audit.findings = AuditRule.all.flatMap { $0.findings(audit, manifest, terms) }.sorted {
        ($0.place, $0.rule.id) < ($1.place, $1.rule.id)
    }
    return audit
}

extension Requirement {
    /// `linux` is every platform whose name starts with it; an inventory without one may be any.
    package func isNeeded(on platform: String?) -> Bool {
        guard let platform, !platforms.isEmpty else { return true }
        return platforms.contains { platform == $0.string || platform.hasPrefix($0.string + "-") }
    }
}

/// A requirement, ready to be held against many inventories.
private struct Yardstick {
    private let requirement: Requirement
    private let expectation: Expectation
    /// What it declares, in each ecosystem that came up.
    private var bounds: [Ecosystem: Result<Bounds, VersionError>] = [:]

    init(_ requirement: Requirement, expecting expectation: Expectation) {
        self.requirement = requirement
        self.expectation = expectation
    }

    /// What one inventory has of it, each version once, and how that fares.
    mutating func uses(
        of inventory: Inventory,
        _ shelves: Shelves
    ) -> [(Inventory.Installed?, comparedAs: String?, Outcome)] {
        guard requirement.isNeeded(on: inventory.platform) else { return [] }
        let covered = requirement.homes.filter(inventory.covers.contains)
        var uses: [(Inventory.Installed?, comparedAs: String?, Outcome)] = []
        for ecosystem in covered {
            for installed in shelves.packages(of: requirement, in: ecosystem) {
                let (view, outcome) = outcome(of: installed)
                uses.append((installed, view, outcome))
            }
        }
        guard uses.isEmpty else { return uses }
        let isOpen = requirement.ecosystems.isEmpty
        let isHome =
            isOpen ? !covered.isEmpty : covered.contains { $0 == requirement.home }
        return isHome ? [(nil, nil, .missing)] : []
    }

    private mutating func outcome(
        of installed: Inventory.Installed
    ) -> (comparedAs: String?, Outcome) {
        let ecosystem = installed.ecosystem
        let known = bounds[ecosystem]
        let read =
            known
            ?? Result { () throws(VersionError) in try requirement.bounds(in: ecosystem) }
        if known == nil { bounds[ecosystem] = read }
        do throws(VersionError) {
            let bounds = try read.get()
            let version = try requirement.scheme(in: ecosystem).found(installed.version)
            let view = bounds.minimum.view(of: version).text
            return (
                view == version.text ? nil : view,
                bounds.outcome(of: version, expecting: expectation)
            )
        } catch {
            return (nil, .incomparable(reason: error.description))
        }
    }
}
