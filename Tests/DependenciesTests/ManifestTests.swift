import Documents
import Testing

@testable import Dependencies

@Suite struct ManifestTests {
    @Test func aBareVersionIsTheMinimum() throws {
        let manifest = try manifest("packages: { numpy: '1.26.4', scipy: '1.11' }")
        #expect(manifest.packages.map(\.minimum.string) == ["1.26.4", "1.11"])
        #expect(manifest.packages.map(\.name.string) == ["numpy", "scipy"])
    }

    @Test func theFullFormIsRead() throws {
        let manifest = try manifest(full)
        let numpy = try #require(manifest.packages.first)
        #expect(numpy.below?.string == "3")
        #expect(numpy.until?.string == "2027-03-31")
        #expect(numpy.name(in: .deb) == "python3-numpy")
        #expect(numpy.name(in: .swift) == "numpy")
        #expect(numpy.owner?.string == "stack")
        #expect(manifest.packages[1].exclude.map(\.string) == ["1.7.3"])
        #expect(manifest.packages[1].owner?.string == "data")
        #expect(manifest.packages[2].platforms.map(\.string) == ["linux"])
        #expect(manifest.agents.map(\.minimum.string) == ["2.39"])
        #expect(manifest.jenkins.core?.minimum.string == "2.504.3")
        #expect(manifest.jenkins.plugins.map(\.minimum.string) == ["608.v67378e9d3db_1"])
        #expect(manifest.derived.map(\.file) == ["ci/packages.txt", "docs/install.md"])
        #expect(manifest.derived.map(\.region) == [nil, "prerequisites"])
        #expect(manifest.observed.map(\.read.string) == ["pyproject.toml"])
        #expect(manifest.accepted.map(\.rule.string) == ["A305"])
    }

    @Test func aManifestWithFindingsIsNotUsed() {
        #expect(throws: Unreadable.self) { try manifest("packages: { numpy: { minimun: '1' } }") }
    }

    private func manifest(_ text: String) throws -> Manifest {
        try Manifest(Source(file: "manifests/dependencies.yaml", text: text))
    }

    private let full = """
        schema: 1
        project: thalassa
        defaults: { ecosystem: deb, owner: stack }
        packages:
          numpy:
            minimum: "1.26.4"
            below: "3"
            why: "TH-4018: 3.0 removes the C API that the solver uses"
            until: 2027-03-31
            names: { deb: python3-numpy }
          netcdf4: { minimum: "1.7.1", exclude: ["1.7.3"], why: "TH-4277", owner: data }
          openblas: { minimum: "0.3.26", platforms: [linux] }
        agents:
          git: { minimum: "2.39" }
        jenkins:
          core: { minimum: "2.504.3" }
          plugins:
            workflow-aggregator: { minimum: "608.v67378e9d3db_1" }
        derived:
          - { write: ci/packages.txt, as: apt-list, tags: [run, build] }
          - { write: docs/install.md#prerequisites, as: markdown-table }
        observed:
          - { read: pyproject.toml }
        accept:
          - { rule: A305, package: "lib*", why: pulled in by declared packages, until: 2027-06-30 }
        """
}
