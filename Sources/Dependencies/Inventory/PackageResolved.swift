import Foundation

extension InventoryFormat {
    /// SwiftPM's `Package.resolved`, versions 1 to 3.
    static let packageResolved = InventoryFormat(
        name: "Package.resolved",
        summary: "SwiftPM's Package.resolved",
        ecosystem: .swift,
        recognizes: { text in
            text.first { !$0.isWhitespace } == "{" && text.contains("\"pins\"")
        },
        packages: { text throws(Slip) in
            do {
                return try JSONDecoder().decode(Resolved.self, from: Data(text.utf8)).allPins.map(
                    \.installed
                )
            } catch let error as DecodingError {
                throw Slip(line: 1, reason: error.reason)
            } catch {
                throw Slip(line: 1, reason: "it cannot be read")
            }
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

extension DecodingError {
    /// What a person can do something about.
    fileprivate var reason: String {
        switch self {
        case .keyNotFound(let key, let context):
            "\(key.stringValue) is missing in \(context.path)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.path) is not what it should be"
        case .dataCorrupted:
            "it is not whole JSON; perhaps it was cut short"
        @unknown default:
            "it cannot be read"
        }
    }
}

extension DecodingError.Context {
    fileprivate var path: String {
        codingPath.isEmpty
            ? "it"
            : codingPath.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(
                separator: "."
            )
    }
}
