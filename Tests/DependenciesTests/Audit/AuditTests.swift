import Documents
import Golden
import Testing

@testable import Dependencies

@Suite struct AuditTests {
    private let text = """
        defaults: { ecosystem: deb }
        packages:
          curl:     { minimum: "7.88.0", names: { deb: libcurl4-openssl-dev } }
          gmime:    { minimum: "3.2.14", names: { deb: libgmime-3.0-dev } }
          openssl:  { minimum: "1.1", below: "3", why: "TH-1: 3 changed the providers" }
          absent:   { minimum: "1.0" }
          linux:    { minimum: "1.0", platforms: [linux] }
          Yams:     { minimum: "6.2.2", ecosystem: swift }
          numpy:    { minimum: "1.26", ecosystem: swift, names: { deb: python3-numpy } }
          python3:  { minimum: "3.11" }
        """

    private let dpkg = """
        libcurl4-openssl-dev:amd64\t7.88.1-10+deb12u15
        libgmime-3.0-dev:amd64\t3.2.13+dfsg-2
        openssl\t3.0.19-1~deb12u2
        python3\t3.11.2-1+b1
        python3\t3.12.1-1

        """

    @Test func aFindingPointsAtTheLineThatDeclares() throws {
        let lines = try audit(dpkg, expecting: .range).findings.map(\.place.line)
        #expect(lines == [4, 5, 6, 7, 10])
    }

    @Test func whatAnInventoryDoesNotCoverIsNotMissing() throws {
        let names = try audit(dpkg, expecting: .range).checks.map(\.requirement.name.string)
        #expect(!names.contains("Yams"))
        #expect(!names.contains("numpy"))
    }

    @Test func whatIsNotAtHomeButThereIsJudged() throws {
        let checks = try audit(dpkg + "python3-numpy\t1:1.24.2-1\n", expecting: .range).checks
        let numpy = checks.first { $0.requirement.name.string == "numpy" }
        #expect(numpy?.uses.map(\.outcome) == [.below])
    }

    @Test(arguments: [
        ("linux-aarch64", true), ("linux", true), (nil, true), ("macos-arm64", false),
    ])
    func aPackageIsMissedOnlyWhereItIsNeeded(platform: String?, isMissed: Bool) throws {
        var inventory = try #require(Inventory.read(Array(dpkg.utf8), from: "i").first)
        inventory.platform = platform
        let terms = AuditTerms(expecting: .range)
        let checks = Dependencies.audit([inventory], against: try manifest, on: terms).checks
        #expect(checks.contains { $0.requirement.name.string == "linux" } == isMissed)
    }

    @Test func severalVersionsAreEachJudged() throws {
        let python = try audit(dpkg, expecting: .minimum).checks.filter {
            $0.requirement.name.string == "python3"
        }
        #expect(python.flatMap(\.uses).map(\.outcome) == [.met, .above])
    }

    @Test func swiftPackagesAreKnownByAnySpelling() throws {
        let pins = #"{"pins": [{"identity": "yams", "state": {"version": "6.2.1"}}]}"#
        let findings = try audit(pins, expecting: .range).findings
        #expect(findings.map(\.rule.id) == ["A301", "A304"])
        #expect(
            findings.map(\.message) == ["declared 6.2.2; used 6.2.1", "declared 1.26; not there"]
        )
    }

    @Test func whereTheEcosystemIsOpenTheInventorySaysIt() throws {
        let manifest = try Manifest(
            Source(file: "m", text: "packages: { git: '2.40', nowhere: '1' }")
        )
        let inventories = try Inventory.read(Array("git\t1:2.39.5-0+deb12u3\n".utf8), from: "i")
        let terms = AuditTerms(expecting: .range)
        let audit = Dependencies.audit(inventories, against: manifest, on: terms)
        #expect(audit.checks.flatMap(\.uses).map(\.outcome) == [.below, .missing])
    }

    private var manifest: Manifest {
        get throws { try Manifest(Source(file: "manifests/dependencies.yaml", text: text)) }
    }

    private func audit(
        _ inventory: String,
        expecting expectation: Dependencies.Expectation
    ) throws -> Audit {
        let inventories = try Inventory.read(Array(inventory.utf8), from: "inventory.tsv")
        let terms = AuditTerms(expecting: expectation)
        return Dependencies.audit(inventories, against: try manifest, on: terms)
    }
}
