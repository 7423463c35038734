import Documents
import Versions

// Minimums that cannot be used, because something else demands more.

/// A package that demands a newer version of another one than the manifest declares.
struct Hindrance {
    var demander: Inventory.Installed
    var demand: Inventory.Demand
    /// The lowest version that it leaves.
    var floor: String
    /// Whether the demander cannot be blamed: it is at its own minimum, or nobody declares it.
    var isTheirMinimum: Bool
}

extension Audit {
    /// The highest demand above a requirement's minimum, where the environment promises the minimum.
    func hindrance(of check: Check) -> Hindrance? {
        guard expectation == .minimum else { return nil }
        return demands(on: check.requirement, beyond: check.requirement.minimum.string)
    }

    /// The highest demand in any inventory that a version does not satisfy.
    func demands(on requirement: Requirement, beyond minimum: String) -> Hindrance? {
        var highest: (hindrance: Hindrance, floor: Version)?
        for (demander, demand) in demands.on(requirement) {
            let scheme = requirement.scheme(in: demand.ecosystem)
            guard let declared = try? scheme.declaration(minimum),
                let floor = try? demand.ecosystem.notation.parse(demand.range).floor,
                declared.standing(of: floor) == .above
            else { continue }
            if let highest, highest.floor.compared(to: floor) != .less { continue }
            let hindrance = Hindrance(
                demander: demander,
                demand: demand,
                floor: floor.text,
                isTheirMinimum: isAtItsMinimum(demander)
            )
            highest = (hindrance, floor)
        }
        return highest?.hindrance
    }

    private func isAtItsMinimum(_ installed: Inventory.Installed) -> Bool {
        let check = checks.first { check in
            check.uses.contains { $0.installed == installed }
        }
        return check?.uses.first { $0.installed == installed }?.outcome != .above
    }
}

/// What the packages of some inventories ask of others, to be found by whom they ask it.
struct Demands: Sendable {
    private var demands: [PackageKey: [Asked]] = [:]

    private struct Asked: Hashable, Sendable {
        var by: Inventory.Installed
        var demand: Inventory.Demand
    }

    init(_ inventories: [Inventory]) {
        var seen: Set<Asked> = []
        for installed in inventories.lazy.flatMap(\.packages) {
            for demand in installed.demands {
                let asked = Asked(by: installed, demand: demand)
                guard seen.insert(asked).inserted else { continue }
                demands[PackageKey(demand.ecosystem, demand.name), default: []].append(asked)
            }
        }
    }

    func on(_ requirement: Requirement) -> [(by: Inventory.Installed, demand: Inventory.Demand)] {
        requirement.homes.flatMap { ecosystem in
            requirement.names(in: ecosystem).flatMap { demands[PackageKey(ecosystem, $0)] ?? [] }
        }.map { ($0.by, $0.demand) }
    }
}

extension AuditRule {
    static let unattainable = AuditRule(.minimumUnattainable) { audit, _, terms in
        audit.checks.compactMap { check in
            guard check.uses.contains(where: { $0.outcome == .above }),
                let hindrance = audit.hindrance(of: check), hindrance.isTheirMinimum
            else { return nil }
            let demand = "\(hindrance.demand.name) \(hindrance.demand.range)"
            var finding = check.finding(
                .minimumUnattainable,
                in: audit,
                terms,
                because: "\(hindrance.words) requires \(demand)"
            )
            finding.headline =
                "\(check.requirement.minimum) cannot be used: \(hindrance.words) needs \(hindrance.floor)"
            finding.help =
                "the effective minimum is \(hindrance.floor); raise it, or lower \(hindrance.demander.name)"
            return finding
        }
    }

    static let core = AuditRule(.coreTooOld) { audit, manifest, terms in
        guard terms.section == .jenkins, let core = manifest.jenkins.core,
            let hindrance = audit.demands(on: core, beyond: core.minimum.string)
        else { return [] }
        return [
            Finding(
                .coreTooOld,
                at: core.minimum.place,
                "declared \(core.minimum); \(hindrance.words) requires Jenkins \(hindrance.floor)",
                help: "raise the core's minimum, or lower the plugin",
                subject: core.name.string,
                scope: terms.environment,
                headline: "\(core.minimum) is too old: \(hindrance.words) needs \(hindrance.floor)"
            )
        ]
    }
}

extension Hindrance {
    fileprivate var words: String { "\(demander.name) \(demander.version)" }
}
