extension InventoryFormat {
    /// `pip list --format json`.
    static let pipListJSON = InventoryFormat(
        name: "pip-list-json",
        summary: "pip list --format json",
        recognizes: { $0.isJSONList(with: "name", "version") },
        read: { text throws(Slip) in
            let packages = try decode([PipPackage].self, from: text)
            return [Part(covers: [.pypi], packages: packages.map(\.installed))]
        }
    )

    /// `pip freeze`; what it names without a version has its address for one, and is never equal to any.
    static let pipFreeze = InventoryFormat(
        name: "pip-freeze",
        summary: "pip freeze",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
            return lines.contains { $0.contains("==") || $0.contains(" @ ") }
                && lines.allSatisfy(\.isFrozen)
        },
        read: { text throws(Slip) in
            var packages: [Inventory.Installed] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) {
                let line = line.trimmed
                guard !line.isEmpty, !line.hasPrefix("#") else { continue }
                guard line.isFrozen else {
                    throw Slip(line: number, reason: "line \(number) is not name==version")
                }
                packages.append(Inventory.Installed(frozen: line))
            }
            return [Part(covers: [.pypi], packages: packages)]
        }
    )

    /// `pip inspect`, which alone says what packages ask of each other.
    static let pipInspect = InventoryFormat(
        name: "pip-inspect",
        summary: "pip inspect",
        recognizes: { $0.isJSONObject(with: "installed") && $0.contains("\"pip_version\"") },
        read: { text throws(Slip) in
            let report = try decode(PipReport.self, from: text)
            let environment = report.environment ?? [:]
            return [
                Part(
                    covers: [.pypi],
                    packages: report.installed.map { $0.metadata.installed(in: environment) }
                )
            ]
        }
    )
}

private struct PipPackage: Decodable {
    var name: String
    var version: String

    var installed: Inventory.Installed {
        Inventory.Installed(ecosystem: .pypi, name: name, version: version)
    }
}

private struct PipReport: Decodable {
    var installed: [Package]
    var environment: [String: String]?

    struct Package: Decodable { var metadata: Metadata }

    struct Metadata: Decodable {
        var name: String
        var version: String
        var requires_dist: [String]?

        func installed(in environment: [String: String]) -> Inventory.Installed {
            let demands = (requires_dist ?? []).compactMap { text -> Inventory.Demand? in
                guard let requirement = PythonRequirement(text[...]),
                    requirement.applies(in: environment), !requirement.specifier.isEmpty
                else { return nil }
                return Inventory.Demand(
                    ecosystem: .pypi,
                    name: String(requirement.name),
                    range: String(requirement.specifier)
                )
            }
            return Inventory.Installed(
                ecosystem: .pypi,
                name: name,
                version: version,
                demands: demands
            )
        }
    }
}

extension Inventory.Installed {
    /// Reads `name==version`, `name @ address` or `-e address#egg=name`.
    init(frozen line: Substring) {
        if let equals = line.firstRange(of: "===") ?? line.firstRange(of: "==") {
            let version = line[equals.upperBound...].prefix { !" ;#".contains($0) }
            let name = line[..<equals.lowerBound].prefix { $0 != "[" }.trimmed
            self.init(ecosystem: .pypi, name: String(name), version: String(version))
        } else if let at = line.firstRange(of: " @ ") {
            let (name, address) = (line[..<at.lowerBound], line[at.upperBound...])
            self.init(ecosystem: .pypi, name: String(name), version: String(address))
        } else {
            let egg = line.firstRange(of: "egg=").map {
                line[$0.upperBound...].prefix { $0 != "&" }
            }
            let address = line.split(separator: " ").last ?? line
            let name = egg ?? address.split(separator: "/").last ?? address
            self.init(ecosystem: .pypi, name: String(name), version: String(address))
        }
    }
}

extension Substring {
    fileprivate var isFrozen: Bool {
        let name = prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
        let rest = self[name.endIndex...].drop { $0 == " " }
        return hasPrefix("-e ") || hasPrefix("#") || trimmed.isEmpty
            || (!name.isEmpty
                && (rest.hasPrefix("==") || rest.hasPrefix("@ ") || rest.hasPrefix("[")))
    }

    var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else {
            return start.prefix(0)
        }
        return start[...last]
    }
}
