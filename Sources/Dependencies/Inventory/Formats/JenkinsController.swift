import Documents

extension InventoryFormat {
    /// `/pluginManager/api/json`: what is deleted or switched off is not there.
    static let jenkinsPlugins = InventoryFormat(
        name: "jenkins-plugins",
        summary: "Jenkins' /pluginManager/api/json?depth=1",
        recognizes: { $0.isJSONObject(with: "plugins") && $0.contains("\"shortName\"") },
        read: { text throws(Slip) in
            let manager = try decode(PluginManager.self, from: text)
            let present = manager.plugins.filter(\.isPresent)
            return [Part(covers: [.jenkinsPlugin], packages: present.map(\.installed))]
        }
    )

    /// `X-Jenkins: 2.426.3`, as every answer's header has it.
    static let jenkinsCore = InventoryFormat(
        name: "jenkins-core",
        summary: "the header X-Jenkins: VERSION",
        recognizes: { text in
            text.split(whereSeparator: \.isNewline).contains { $0.coreVersion != nil }
        },
        read: { text throws(Slip) in
            let lines = text.split(whereSeparator: \.isNewline)
            guard let version = lines.lazy.compactMap(\.coreVersion).first else {
                throw Slip(line: 1, reason: "there is no header X-Jenkins in it")
            }
            let core = Inventory.Installed(ecosystem: .jenkins, name: "jenkins", version: version)
            return [Part(covers: [.jenkins], packages: [core])]
        }
    )

    /// The plugin installation manager's `plugins.txt`: `id:version`; no version is the latest.
    static let pluginsText = InventoryFormat(
        name: "plugins-txt",
        summary: "plugins.txt",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).map(\.withoutRemark)
                .filter { !$0.isEmpty }
            return lines.contains { $0.contains(":") } && lines.allSatisfy(\.isPluginLine)
        },
        read: { text throws(Slip) in
            var packages: [Inventory.Installed] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) {
                let line = line.withoutRemark
                guard !line.isEmpty else { continue }
                guard line.isPluginLine else {
                    throw Slip(line: number, reason: "line \(number) is not id:version")
                }
                let parts = line.split(
                    separator: ":",
                    maxSplits: 2,
                    omittingEmptySubsequences: false
                )
                let version = parts.count == 2 ? parts[1] : parts.last.map { $0 } ?? ""
                packages.append(
                    Inventory.Installed(
                        ecosystem: .jenkinsPlugin,
                        name: String(parts[0]),
                        version: parts.count == 1 ? "latest" : String(version)
                    )
                )
            }
            return [Part(covers: [.jenkinsPlugin], packages: packages)]
        }
    )

    /// The plugin installation manager's `plugins.yaml`.
    static let pluginsYAML = InventoryFormat(
        name: "plugins-yaml",
        summary: "plugins.yaml",
        recognizes: { text in
            text.contains("artifactId:")
                && text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("plugins:") }
        },
        read: { text throws(Slip) in
            let document = try YAMLDocument(text)
            var packages: [Inventory.Installed] = []
            for value in document.root.values("plugins") {
                let map = document.reader.mapping(value, known: nil)
                guard let name = map.optionalText("artifactId") else {
                    let line = value.place.line
                    throw Slip(line: line, reason: "line \(line) is a plugin without artifactId")
                }
                let source = map.mapping("source", known: nil)
                let version = source.optionalText("version") ?? source.optionalText("url")
                packages.append(
                    Inventory.Installed(
                        ecosystem: .jenkinsPlugin,
                        name: name.string,
                        version: version?.string ?? "latest"
                    )
                )
            }
            return [Part(covers: [.jenkinsPlugin], packages: packages)]
        }
    )
}

private struct PluginManager: Decodable {
    var plugins: [Plugin]

    struct Plugin: Decodable {
        var shortName: String
        var version: String?
        var active: Bool?
        var enabled: Bool?
        var deleted: Bool?
        var requiredCoreVersion: String?
        var dependencies: [Dependency]?

        var isPresent: Bool { deleted != true && enabled != false && active != false }

        var installed: Inventory.Installed {
            let core = requiredCoreVersion.map {
                [Inventory.Demand(ecosystem: .jenkins, name: "jenkins", range: $0)]
            }
            let others = (dependencies ?? []).filter { $0.optional != true }.compactMap { other in
                other.version.map {
                    Inventory.Demand(ecosystem: .jenkinsPlugin, name: other.shortName, range: $0)
                }
            }
            return Inventory.Installed(
                ecosystem: .jenkinsPlugin,
                name: shortName,
                version: String((version ?? "???").prefix { $0 != " " }),
                demands: (core ?? []) + others
            )
        }
    }

    struct Dependency: Decodable {
        var shortName: String
        var version: String?
        var optional: Bool?
    }
}

extension Substring {
    /// The version in `X-Jenkins: 2.426.3`, in any case.
    fileprivate var coreVersion: String? {
        let parts = split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].trimmed.lowercased() == "x-jenkins" else { return nil }
        let version = parts[1].trimmed
        return version.isEmpty ? nil : String(version)
    }

    fileprivate var withoutRemark: Substring { prefix { $0 != "#" }.trimmed }

    /// Whether it begins with a plugin's id and a colon, or is one.
    fileprivate var isPluginLine: Bool {
        let id = prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        let rest = self[id.endIndex...]
        return !id.isEmpty && (rest.isEmpty || rest.first == ":" && !rest.contains(" "))
    }
}
