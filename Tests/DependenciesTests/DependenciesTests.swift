import Documents
import Foundation
import Testing

@testable import Dependencies

/// This project's own manifest, which is real.
@Suite struct OwnManifestTests {
    private let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func itsLintFindsNothing() throws {
        #expect(try Manifest.lint(source("manifests/dependencies.yaml"), on: today) == [])
    }

    @Test func whatIsDerivedFromItIsUpToDate() throws {
        let manifest = try Manifest(source("manifests/dependencies.yaml"))
        #expect(!manifest.derived.isEmpty)
        for derived in manifest.derived {
            let existing = try source(derived.file).text
            let written = try derived.written(from: manifest, into: existing)
            #expect(existing == written)
        }
    }

    @Test func packageSwiftAsksForTheSameVersions() throws {
        let manifest = try Manifest(source("manifests/dependencies.yaml"))
        let declared = manifest.packages.filter { $0.home == .swift }
            .reduce(into: [:]) { $0[Ecosystem.swift.key($1.name.string)] = $1.minimum.string }
        let observed = try source("Package.swift").text
            .matches(of: #/url: "[^"]*/([^"/]+)", from: "([^"]+)"/#)
            .reduce(into: [:]) {
                $0[Ecosystem.swift.key(String($1.output.1))] = String($1.output.2)
            }
        #expect(declared == observed)
    }

    @Test func packageSwiftNamesTheSameSystemPackages() throws {
        let manifest = try Manifest(source("manifests/dependencies.yaml"))
        let declared = Set(manifest.packages.map { $0.name(in: .deb) })
        let observed = try source("Package.swift").text.matches(of: #/\.apt\(\["([^"]+)"\]\)/#)
            .map { String($0.output.1) }
        #expect(!observed.isEmpty)
        #expect(declared.isSuperset(of: observed))
    }

    private func source(_ path: String) throws -> Source {
        try Source(file: path, bytes: Data(contentsOf: root.appendingPathComponent(path)))
    }
}
