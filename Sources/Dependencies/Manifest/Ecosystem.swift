package import Versions

/// Where a package comes from: it decides how its name is spelt and how its versions are ordered.
package struct Ecosystem: Sendable {
    package let name: String
    /// Whose packages these are, in a few words.
    package let summary: String
    package let scheme: Scheme
    private let normalized: @Sendable (String) -> String

    package static let all: [Ecosystem] = [.deb, .swift]

    package static let deb = Ecosystem(
        name: "deb",
        summary: "Debian, Ubuntu and their kin",
        scheme: .debian,
        normalized: { $0 }
    )

    package static let swift = Ecosystem(
        name: "swift",
        summary: "Swift packages, by the last part of their address",
        scheme: .semver,
        normalized: { $0.lowercased() }
    )

    package static func named(_ name: String) -> Ecosystem? {
        all.first { $0.name == name }
    }

    /// The one spelling that stands for all that mean the same package.
    package func key(_ name: String) -> String { normalized(name) }
}

extension Ecosystem: Hashable {
    package static func == (one: Ecosystem, other: Ecosystem) -> Bool { one.name == other.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
