import Dependencies
import Documents
import Foundation
import Nightly

/// What is held against the manifest, and where it is found.
struct AuditSettings: Equatable {
    /// The path of the manifest.
    var manifest: String
    /// Where an environment's inventory may be; the first that is there counts.
    var inventory: [InventorySource]
    var environments: [EnvironmentSettings]
}

enum InventorySource: Hashable {
    /// An artifact of the build, by its path.
    case artifact(String)
    /// A file on this machine.
    case file(String)
}

/// A way that Jenkins builds, and what is expected of the versions that it uses.
struct EnvironmentSettings: Equatable {
    var name: String
    var jobs: [JobID]
    var expect: Expectation
}

extension AuditSettings {
    /// Reads `audit:`, if it is there.
    init?(_ root: Mapping, controllers: [ControllerSettings], in surroundings: Surroundings) {
        guard
            let map = root.optionalMapping(
                "audit",
                known: ["manifest", "inventory", "environments"]
            )
        else { return nil }
        let path = map.text("manifest").string
        manifest = surroundings.url(path).path
        inventory = map.texts("inventory").compactMap {
            InventorySource($0, map.reader, in: surroundings)
        }
        environments = map.mapping("environments", known: nil).entries.map { entry in
            let later = ["proven_within"]
            let environment = map.reader.mapping(
                entry.value,
                known: ["jobs", "expect"] + later
            ).leaving(later)
            _ = environment.text("expect")
            return EnvironmentSettings(
                name: entry.key.string,
                jobs: controllers.jobs(of: environment),
                expect: environment.choice("expect") ?? .range
            )
        }
    }
}

extension InventorySource {
    /// Reads `artifact:PATH` or `file:PATH`.
    fileprivate init?(_ text: Text, _ reader: Reader, in surroundings: Surroundings) {
        let parts = text.string.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("artifact", let path?):
            self = .artifact(path)
        case ("file", let path?):
            self = .file(surroundings.url(path).path)
        case ("log", .some):
            reader.noteUnused(text)
            return nil
        case _:
            reader.reject(text, "an inventory is artifact:PATH or file:PATH, not \(text)")
            return nil
        }
    }
}
