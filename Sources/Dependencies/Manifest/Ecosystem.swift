package import Versions

/// Where a package comes from: it decides how its name is spelt and how its versions are ordered.
package struct Ecosystem: Sendable {
    package let name: String
    /// Whose packages these are, in a few words.
    package let summary: String
    package let scheme: Scheme
    private let normalized: @Sendable (String) -> String

    package static let all: [Ecosystem] = [
        .conda, .pypi, .deb, .rpm, .apk, .eups, .spack, .jenkins, .jenkinsPlugin, .maven, .npm,
        .cargo,
        .swift, .generic,
    ]

    static let names = all.map(\.name)

    package static let conda = Ecosystem(
        name: "conda",
        summary: "conda packages, of any channel",
        scheme: .conda,
        normalized: { $0.lowercased() }
    )

    package static let pypi = Ecosystem(
        name: "pypi",
        summary: "Python packages, as pip names them",
        scheme: .pep440,
        normalized: { $0.normalizedForPython }
    )

    package static let deb = Ecosystem(
        name: "deb",
        summary: "Debian, Ubuntu and their kin",
        scheme: .debian,
        normalized: { $0 }
    )

    package static let rpm = Ecosystem(
        name: "rpm",
        summary: "Fedora, RHEL, SUSE and their kin",
        scheme: .rpm,
        normalized: { $0 }
    )

    package static let apk = Ecosystem(
        name: "apk",
        summary: "Alpine Linux",
        scheme: .alpine,
        normalized: { $0 }
    )

    package static let eups = Ecosystem(
        name: "eups",
        summary: "EUPS products, as LSST's stack uses them",
        scheme: .eups,
        normalized: { $0 }
    )

    package static let spack = Ecosystem(
        name: "spack",
        summary: "Spack packages",
        scheme: .spack,
        normalized: { $0.lowercased() }
    )

    package static let jenkins = Ecosystem(
        name: "jenkins",
        summary: "Jenkins itself",
        scheme: .jenkins,
        normalized: { $0 }
    )

    package static let jenkinsPlugin = Ecosystem(
        name: "jenkins-plugin",
        summary: "plugins of Jenkins, by their short name",
        scheme: .jenkins,
        normalized: { $0 }
    )

    package static let maven = Ecosystem(
        name: "maven",
        summary: "Maven artifacts, as group:artifact",
        scheme: .maven,
        normalized: { $0 }
    )

    package static let npm = Ecosystem(
        name: "npm",
        summary: "npm packages",
        scheme: .semver,
        normalized: { $0.lowercased() }
    )

    package static let cargo = Ecosystem(
        name: "cargo",
        summary: "Rust crates",
        scheme: .semver,
        normalized: { $0.lowercased() }
    )

    package static let swift = Ecosystem(
        name: "swift",
        summary: "Swift packages, by the last part of their address",
        scheme: .semver,
        normalized: { $0.lowercased() }
    )

    package static let generic = Ecosystem(
        name: "generic",
        summary: "anything else",
        scheme: .generic,
        normalized: { $0.lowercased() }
    )

    package static func named(_ name: String) -> Ecosystem? {
        all.first { $0.name == name }
    }

    /// The one spelling that stands for all that mean the same package.
    package func key(_ name: String) -> String { normalized(name) }

    /// How its packages write which versions of each other they need.
    package var notation: RangeNotation {
        switch self {
        case .conda: .conda
        case .pypi: .pep440
        case _: .atLeast(scheme)
        }
    }
}

extension Ecosystem: Hashable {
    package static func == (one: Ecosystem, other: Ecosystem) -> Bool { one.name == other.name }
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension String {
    /// PEP 503: lower case, and runs of `-`, `_` and `.` are one hyphen.
    fileprivate var normalizedForPython: String {
        lowercased().split(omittingEmptySubsequences: true) { "-_.".contains($0) }
            .joined(separator: "-")
    }
}
