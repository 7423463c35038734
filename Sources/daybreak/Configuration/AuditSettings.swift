import Dependencies
import Documents
import Foundation
import Nightly

/// What is held against the manifest, and where it is found.
struct AuditSettings: Equatable {
    /// The path of the manifest, or its `https:` address.
    var manifest: String
    var environments: [EnvironmentSettings]
}

/// A way that Jenkins builds, and what is expected of the versions that it uses.
struct EnvironmentSettings: Equatable {
    var name: String
    var jobs: [JobID]
    var expect: Expectation
    /// Where a build's inventory may be; the first that the build has counts.
    var inventory: [InventorySource]
    /// How long a minimum may stay without a proof; nil where nobody counts.
    var provenWithin: Duration?
    /// Whether a package that nobody declared is worth a finding.
    var reportsUndeclared: Bool
}

/// A place where the inventory of a build may be.
enum InventorySource: Hashable {
    /// Files that the build archived, by a pattern such as `*/inventory.json`.
    case artifact(String)
    /// An address, in which `{{NAME}}` stands for a parameter of the build.
    case address(String)
    /// What the build printed; a format's name says what to look for where nothing marks it.
    case log(String?)
    /// A file on this machine.
    case file(String)
}

extension AuditSettings {
    /// The environments that the manifest itself brings with it.
    static let implied = (agents: "agents", jenkins: "jenkins")

    /// Reads `audit:`, if it is there.
    init?(_ root: Mapping, controllers: [ControllerSettings], in surroundings: Surroundings) {
        guard
            let map = root.optionalMapping(
                "audit",
                known: ["manifest", "inventory", "environments"]
            )
        else { return nil }
        let path = map.text("manifest").string
        manifest = path.isAddress ? path : surroundings.url(path).path
        let sources = map.inventorySources(in: surroundings)
        environments = map.mapping("environments", known: nil).entries.map { entry in
            let environment = map.reader.mapping(
                entry.value,
                known: ["jobs", "expect", "inventory", "proven_within", "undeclared"]
            )
            if [Self.implied.agents, Self.implied.jenkins].contains(entry.key.string) {
                map.reader.reject(
                    entry.key,
                    "\(entry.key) is what the manifest's own section is called; choose another name"
                )
            }
            _ = environment.text("expect")
            let own = environment.inventorySources(in: surroundings)
            return EnvironmentSettings(
                name: entry.key.string,
                jobs: controllers.jobs(of: environment),
                expect: environment.choice("expect") ?? .range,
                inventory: own.isEmpty ? sources : own,
                provenWithin: environment.duration("proven_within"),
                reportsUndeclared: environment.flag("undeclared") ?? false
            )
        }
    }
}

extension String {
    /// Whether it names something on another machine.
    var isAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }
}

extension Mapping {
    fileprivate func inventorySources(in surroundings: Surroundings) -> [InventorySource] {
        texts("inventory").compactMap { InventorySource($0, reader, in: surroundings) }
    }
}

extension InventorySource {
    /// Reads `artifact:PATTERN`, `log:FORMAT`, `file:PATH` or an address.
    fileprivate init?(_ text: Text, _ reader: Reader, in surroundings: Surroundings) {
        let parts = text.string.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("artifact", let path?):
            self = .artifact(path)
        case ("file", let path?):
            self = .file(surroundings.url(path).path)
        case ("log", let format):
            if let format, !InventoryFormat.names.contains(format) {
                reader.reject(
                    text,
                    "no inventory format is called \(format)",
                    help: InventoryFormat.names.nearest(to: format).map { "did you mean \($0)?" }
                )
            }
            self = .log(format)
        case ("https", .some), ("http", .some):
            self = .address(text.string)
        case _:
            reader.reject(
                text,
                "an inventory is artifact:PATTERN, log, file:PATH or an address, not \(text)"
            )
            return nil
        }
    }
}
