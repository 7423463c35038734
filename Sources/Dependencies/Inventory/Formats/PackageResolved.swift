import Foundation

extension InventoryFormat {
    /// SwiftPM's `Package.resolved`, versions 1 to 3.
    static let packageResolved = InventoryFormat(
        name: "Package.resolved",
        summary: "SwiftPM's Package.resolved",
        recognizes: { $0.isJSONObject(with: "pins") },
        read: { text throws(Slip) in
            let resolved = try decode(Resolved.self, from: text)
            return [Part(covers: [.swift], packages: resolved.allPins.map(\.installed))]
        }
    )
}

/// The file as SwiftPM spells it.
private struct Resolved: Decodable {
    var pins: [Pin]?
    var object: Object?

    struct Object: Decodable { var pins: [Pin] }

    struct Pin: Decodable {
        var identity: String?
        var location: String?
        var repositoryURL: String?
        var state: State
    }

    struct State: Decodable {
        var version: String?
        var branch: String?
        var revision: String?
    }

    var allPins: [Pin] { pins ?? object?.pins ?? [] }
}

extension Resolved.Pin {
    fileprivate var installed: Inventory.Installed {
        Inventory.Installed(
            ecosystem: .swift,
            name: identity ?? lastPathComponent,
            version: state.text
        )
    }

    /// SwiftPM's identity of a package, before it wrote one down.
    private var lastPathComponent: String {
        let last = (repositoryURL ?? location ?? "").split(separator: "/").last ?? ""
        return String(last.hasSuffix(".git") ? last.dropLast(4) : last).lowercased()
    }
}

extension Resolved.State {
    /// A branch or a revision is not a version, and is said so when it is compared.
    fileprivate var text: String {
        version ?? branch.map { "branch \($0)" } ?? revision.map { "revision \($0)" } ?? "nothing"
    }
}
