import Documents

extension Audit.Check {
    /// What is wrong with it, at the line that declares it.
    func finding(
        _ rule: Rule,
        in audit: Audit,
        _ terms: AuditTerms,
        because reason: String? = nil
    )
        -> Finding
    {
        let ending = reason.map { ", because \($0)" } ?? details.map { "; \($0)" } ?? ""
        return Finding(
            rule,
            at: requirement.name.place,
            "declared \(requirement.minimum); \(used(in: audit))\(ending)",
            help: rule == .excludedVersion ? requirement.why?.string : nil,
            subject: requirement.name.string,
            scope: terms.environment,
            headline: headline(rule)
        )
    }

    private func headline(_ rule: Rule) -> String {
        let versions = uses.filter { $0.outcome != .met }.compactMap(\.installed?.version)
        let used = versions.firstOfEach.listed
        return switch rule {
        case .missingPackage: "is not there; \(requirement.minimum) is declared"
        case .excludedVersion: "\(used) used, which is ruled out"
        case .incomparableVersion: "\(used) cannot be compared with \(requirement.minimum)"
        case .disagreement:
            "\(uses.compactMap(\.installed?.version).firstOfEach.listed) on machines of one kind"
        case _: "\(used) used where \(requirement.minimum) is declared"
        }
    }

    /// `used 3.3.9 on linux-x86_64, 3.3.10 on linux-aarch64`; without places where there is only one.
    private func used(in audit: Audit) -> String {
        let places = Set(uses.map(\.inventory))
        let present = uses.filter { $0.installed != nil }
        let absent = uses.filter { $0.installed == nil }.map { audit.label(of: $0.inventory) }
        guard places.count > 1 else {
            return present.isEmpty ? "not there" : "used \(present.map(\.words).listed)"
        }
        var versions: [(words: String, places: [String])] = []
        for use in present {
            let place = audit.label(of: use.inventory)
            if let index = versions.firstIndex(where: { $0.words == use.words }) {
                versions[index].places.append(place)
            } else {
                versions.append((use.words, [place]))
            }
        }
        let isEverywhere = absent.isEmpty && versions.count == 1
        let used = versions.map { isEverywhere ? $0.words : "\($0.words) on \($0.places.listed)" }
        return [
            used.isEmpty ? nil : "used \(used.joined(separator: ", "))",
            absent.isEmpty ? nil : "not on \(absent.listed)",
        ].compactMap(\.self).joined(separator: "; ")
    }

    /// Why, where the versions alone do not say it.
    private var details: String? {
        var reasons: [String] = []
        for use in uses {
            switch use.outcome {
            case .excluded(let reason), .incomparable(let reason):
                if !reasons.contains(reason) { reasons.append(reason) }
            case .met, .below, .above, .missing:
                break
            }
        }
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }
}

extension Audit.Use {
    fileprivate var words: String {
        (installed?.version ?? "none") + (comparedAs.map { " (compared as \($0))" } ?? "")
    }
}

extension Audit {
    /// What people call the machine of an inventory: as little of it as tells it from the others.
    package func label(of index: Int) -> String {
        let inventory = inventories[index]
        if let platform = inventory.platform,
            inventories.count(where: { $0.platform == platform }) == 1
        {
            return platform
        }
        if let agent = inventory.agent, inventories.count(where: { $0.agent == agent }) == 1 {
            return agent
        }
        return inventory.origin
    }
}

extension [String] {
    fileprivate var firstOfEach: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }

    /// `a, b and 3 more`, so that a hundred agents stay one line.
    var listed: String {
        let shown = 4
        guard count > shown + 1 else { return joined(separator: ", ") }
        return prefix(shown).joined(separator: ", ") + " and \(count - shown) more"
    }
}
