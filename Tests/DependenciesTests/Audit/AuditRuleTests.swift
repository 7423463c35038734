import Documents
import Foundation
import Testing

@testable import Dependencies

/// What an audit says beside "too old" and "too new".
@Suite struct AuditRuleTests {
    @Test func machinesAreNamedWhereTheyDiffer() throws {
        let findings = try findings(
            "packages: { fftw: { minimum: '3.3.9', ecosystem: conda } }",
            [on("linux-x86_64", "conda fftw 3.3.9"), on("linux-aarch64", "conda fftw 3.3.10")],
            expecting: .minimum
        )
        #expect(findings.map(\.rule.id) == ["A302"])
        #expect(
            findings.first?.message
                == "declared 3.3.9; used 3.3.9 on linux-x86_64, 3.3.10 on linux-aarch64"
        )
        #expect(findings.first?.headline == "3.3.10 used where 3.3.9 is declared")
    }

    @Test func aMinimumThatOthersForbidIsUnattainable() throws {
        let manifest = """
            defaults: { ecosystem: conda }
            packages:
              hdf5: { minimum: "1.14.2" }
              netcdf4: { minimum: "1.7.1" }
            """
        var inventory = on("linux", "conda hdf5 1.14.3", "conda netcdf4 1.7.1")
        inventory.packages[1].demands = [
            .init(ecosystem: .conda, name: "hdf5", range: ">=1.14.3,<2.0a0")
        ]
        let found = try findings(manifest, [inventory], expecting: .minimum)
        #expect(found.map(\.rule.id) == ["A310"])
        #expect(
            found.first?.message
                == "declared 1.14.2; used 1.14.3, because netcdf4 1.7.1 requires hdf5 >=1.14.3,<2.0a0"
        )
        #expect(found.first?.help == "the effective minimum is 1.14.3; raise it, or lower netcdf4")
        #expect(try findings(manifest, [inventory], expecting: .range) == [])
        // Who is itself too new is to blame, not the minimum.
        inventory.packages[1].version = "1.7.2"
        let blamed = try findings(manifest, [inventory], expecting: .minimum)
        #expect(blamed.map(\.rule.id) == ["A302", "A302"])
    }

    @Test func twoVersionsOnOneMachineAreAFinding() throws {
        let manifest =
            "packages: { numpy: { minimum: '1.26', names: { conda: numpy, pypi: numpy } } }"
        let found = try findings(
            manifest,
            [on("linux", "conda numpy 1.26.4", "pypi numpy 2.0.0")],
            expecting: .range
        )
        #expect(found.map(\.rule.id) == ["A307"])
        let same = [on("linux", "conda numpy 1.26.4", "pypi numpy 1.26.4")]
        #expect(try findings(manifest, same, expecting: .range) == [])
    }

    @Test func machinesOfOneKindShouldAgree() throws {
        let manifest = "packages: { git: { minimum: '2.39', ecosystem: deb } }"
        var (one, other) = (on("linux", "deb git 2.39.5-1"), on("linux", "deb git 2.43.0-1"))
        (one.agent, other.agent) = ("a", "b")
        let found = try findings(manifest, [one, other], expecting: .range)
        #expect(found.map(\.rule.id) == ["A308"])
        #expect(found.first?.rule.severity == .warning)
        other.platform = "linux-aarch64"
        #expect(try findings(manifest, [one, other], expecting: .range) == [])
    }

    @Test func whatNobodyDeclaredIsSaidIfAskedFor() throws {
        let manifest = "packages: { numpy: { minimum: '1.26', ecosystem: conda } }"
        let inventory = on("linux", "conda numpy 1.26.4", "conda libfoo 1.0")
        #expect(try findings(manifest, [inventory], expecting: .range) == [])
        let terms = AuditTerms(expecting: .range, reportsUndeclared: true)
        let parsed = try Manifest(Source(file: "m.yaml", text: manifest))
        let found = audit([inventory], against: parsed, on: terms).findings
        #expect(found.map(\.rule.id) == ["A305"])
        #expect(found.first?.subject == "libfoo")
    }

    @Test func anInventoryOfAnotherDayIsStale() throws {
        var inventory = on("linux", "conda numpy 1.26.4")
        inventory.collectedAt = Date(timeIntervalSince1970: 1_000_000)
        let manifest = try Manifest(
            Source(
                file: "m.yaml",
                text: "packages: { numpy: { minimum: '1.26', ecosystem: conda } }"
            )
        )
        func rules(_ limit: Double) -> [String] {
            let terms = AuditTerms(
                expecting: .range,
                freshAfter: Date(timeIntervalSince1970: limit)
            )
            return audit([inventory], against: manifest, on: terms).findings.map(\.rule.id)
        }
        #expect(rules(1_000_001) == ["A309"])
        #expect(rules(999_999) == [])
    }

    @Test func aPluginMayNeedANewerJenkins() throws {
        let text = """
            packages: { a: "1" }
            jenkins:
              core: { minimum: "2.479.1" }
              plugins: { git: { minimum: "5.0" } }
            """
        var inventory = on("ci", "jenkins jenkins 2.516.1", "jenkins-plugin git 5.7.0")
        inventory.packages[1].demands = [
            .init(ecosystem: .jenkins, name: "jenkins", range: "2.479.3")
        ]
        let terms = AuditTerms(expecting: .range, section: .jenkins)
        let manifest = try Manifest(Source(file: "m.yaml", text: text))
        let found = audit([inventory], against: manifest, on: terms)
        #expect(found.findings.map(\.rule.id) == ["A311"])
        #expect(
            found.findings.first?.message == "declared 2.479.1; git 5.7.0 requires Jenkins 2.479.3"
        )
        #expect(found.judged == 2)
    }

    @Test func aPackageMayHaveSeveralNames() throws {
        let manifest =
            "packages: { matplotlib: { minimum: '3.0', names: { conda: [matplotlib, matplotlib-base] } } }"
        let inventory = on("linux", "conda matplotlib-base 3.8.1")
        #expect(try findings(manifest, [inventory], expecting: .range) == [])
    }

    @Test func aDriftIsASmallTable() {
        let before = on("linux", "conda numpy 1.26.4", "conda openblas 0.3.28", "conda old 1.0")
        let after = on("linux", "conda numpy 1.26.4", "conda openblas 0.3.29", "conda new 2.0")
        #expect(
            "\(Drift(from: before, to: after))" == """
                 new        (new)  -> 2.0      conda
                 old        1.0    -> (gone)   conda
                 openblas   0.3.28 -> 0.3.29   conda

                """
        )
        #expect(Drift(from: before, to: before).changes.isEmpty)
        var other = after
        other.covers = [.deb]
        #expect(Drift(from: before, to: other).changes.isEmpty)
    }

    private func on(_ platform: String, _ packages: String...) -> Inventory {
        let installed = packages.map { text in
            let parts = text.split(separator: " ").map(String.init)
            return Inventory.Installed(
                ecosystem: Ecosystem.named(parts[0]) ?? .generic,
                name: parts[1],
                version: parts[2]
            )
        }
        return Inventory(
            origin: platform,
            format: "test",
            covers: Set(installed.map(\.ecosystem)),
            platform: platform,
            packages: installed
        )
    }

    private func findings(
        _ manifest: String,
        _ inventories: [Inventory],
        expecting expectation: Dependencies.Expectation
    ) throws -> [Finding] {
        let manifest = try Manifest(Source(file: "m.yaml", text: manifest))
        return audit(inventories, against: manifest, on: AuditTerms(expecting: expectation))
            .findings
    }
}
