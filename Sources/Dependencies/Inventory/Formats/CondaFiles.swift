import Documents
import Versions

extension InventoryFormat {
    /// `conda env export`: `name=version=build`, and what pip installed in a list of its own.
    static let condaEnvExport = InventoryFormat(
        name: "conda-env-export",
        summary: "conda env export",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline)
            return lines.contains("dependencies:")
                && lines.contains { $0.hasPrefix("name:") || $0.hasPrefix("channels:") }
        },
        read: { text throws(Slip) in
            let document = try YAMLDocument(text)
            var packages: [Inventory.Installed] = []
            for value in document.root.values("dependencies") {
                switch value.content {
                case .text(let text):
                    guard let installed = Inventory.Installed(exported: text.string) else {
                        throw Slip(
                            line: text.place.line,
                            reason: "line \(text.place.line) names no version; export with versions"
                        )
                    }
                    packages.append(installed)
                case .mapping(let entries):
                    for value in entries.flatMap({ document.reader.list($0.value) }) {
                        guard case .text(let text) = value.content else { continue }
                        packages.append(Inventory.Installed(frozen: text.string[...]))
                    }
                case .list: continue
                }
            }
            return [Part(covers: [.conda, .pypi], packages: packages)]
        }
    )

    /// conda-lock's file: each package once for each platform, and for each category that wants it.
    static let condaLock = InventoryFormat(
        name: "conda-lock",
        summary: "a conda-lock file",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline)
            return lines.contains("package:") && lines.contains("metadata:")
        },
        read: { text throws(Slip) in
            let document = try YAMLDocument(text)
            var order: [String] = []
            var packages: [String: Set<Inventory.Installed>] = [:]
            for value in document.root.values("package") {
                let map = document.reader.mapping(value, known: nil)
                let platform = map.optionalText("platform")?.string ?? ""
                guard let name = map.optionalText("name"), let version = map.optionalText("version")
                else {
                    let line = value.place.line
                    throw Slip(
                        line: line,
                        reason: "line \(line) is a package without name or version"
                    )
                }
                let ecosystem: Ecosystem =
                    map.optionalText("manager")?.string == "pip" ? .pypi : .conda
                let demands = map.mapping("dependencies", known: nil).entries.compactMap { entry in
                    document.reader.text(entry.value).map { range in
                        Inventory.Demand(
                            ecosystem: ecosystem,
                            name: entry.key.string,
                            range: range.string.rangeOfSpec
                        )
                    }
                }
                if packages[platform] == nil { order.append(platform) }
                packages[platform, default: []].insert(
                    Inventory.Installed(
                        ecosystem: ecosystem,
                        name: name.string,
                        version: version.string,
                        demands: demands.filter { !$0.range.isEmpty && $0.range != "*" }
                    )
                )
            }
            return order.map { platform in
                Part(
                    covers: [.conda, .pypi],
                    platform: platform.isEmpty ? nil : platform.platformOfConda,
                    packages: packages[platform, default: []].sorted { $0.name < $1.name }
                )
            }
        }
    )
}

/// A YAML document of others, in which only what is asked for is looked at.
struct YAMLDocument {
    let reader: Reader
    let root: Mapping

    init(_ text: String) throws(InventoryFormat.Slip) {
        do throws(Unreadable) {
            reader = Reader(try Source(file: "", text: text))
            root = reader.root(known: nil)
            _ = try reader.finish(())
        } catch {
            let finding = error.findings.first
            throw InventoryFormat.Slip(
                line: finding?.place.line ?? 1,
                reason: finding?.message ?? "it is not YAML"
            )
        }
    }
}

extension Inventory.Installed {
    /// Reads `name=version=build`; nil where no exact version is given.
    fileprivate init?(exported text: String) {
        let spec = text.split(separator: "::").last.map(String.init) ?? text
        let parts = spec.split(separator: "=", omittingEmptySubsequences: true)
        guard parts.count >= 2, !spec.contains(where: { "<>!~,| ".contains($0) }) else {
            return nil
        }
        self.init(ecosystem: .conda, name: String(parts[0]), version: String(parts[1]))
    }
}

extension String {
    /// Of `>=1.14.3,<2.0a0 *_openblas`, the range without the build.
    fileprivate var rangeOfSpec: String { String(prefix { $0 != " " }) }
}
