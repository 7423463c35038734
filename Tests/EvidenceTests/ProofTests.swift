import Dependencies
import Documents
import Foundation
import Nightly
import Testing

@testable import Evidence

@Suite struct ProofTests {
    private let job = JobID(controller: "ci", name: "nightly/thalassa-minimum")

    @Test func theLastPassingBuildWithExactlyTheMinimumProvesIt() throws {
        let proofs = Proofs(
            of: try manifest("fftw: '3.3.9'").packages,
            on: ["linux-x86_64", "linux-aarch64"],
            by: [
                use("fftw", "3.3.9", "linux-x86_64", 398),
                use("fftw", "3.3.9", "linux-x86_64", 397),
                use("fftw", "3.3.9", "linux-aarch64", 397),
                use("fftw", "3.3.10", "linux-aarch64", 398),
            ]
        )
        #expect(proofs.all.map { $0.last?.build.number } == [397, 398])
        #expect(proofs.proven(since: due(397)) == 1)
        #expect(proofs.proven(since: due(398)) == 0)
        let words = proofs.all.prefix(1).map(\.self).words { "\(Int($0.timeIntervalSince1970))" }
        #expect(words == "last proven on linux-aarch64: 39700 (#397)")
    }

    @Test func aShortMinimumIsProvenByAllThatBeginWithIt() throws {
        let uses = [use("scipy", "1.11.4", nil, 1)]
        let short = Proofs(of: try manifest("scipy: '1.11'").packages, on: [nil], by: uses)
        #expect(short.proven(since: due(1)) == 1)
        let exact = Proofs(of: try manifest("scipy: '1.11.3'").packages, on: [nil], by: uses)
        #expect(exact.proven(since: due(1)) == 0)
    }

    @Test func whatIsNotNeededSomewhereNeedsNoProofThere() throws {
        let proofs = Proofs(
            of: try manifest("a: { minimum: '1', platforms: [linux] }").packages,
            on: ["linux-x86_64", "macos-arm64"],
            by: []
        )
        #expect(proofs.all.map(\.platform) == ["linux-x86_64"])
    }

    @Test func aFailedBuildProvesNothing() {
        var inventory = BuildInventory(
            environment: "minimum",
            run: BuildID(job: job, number: 1),
            due: due(1),
            build: BuildID(job: job, number: 1),
            passed: true,
            inventory: Inventory(
                origin: "i",
                format: "test",
                covers: [.conda],
                packages: [.init(ecosystem: .conda, name: "fftw", version: "3.3.9")]
            )
        )
        #expect(inventory.passedUses.count == 1)
        inventory.passed = false
        #expect(inventory.passedUses.isEmpty)
    }

    @Test(arguments: [(2.0, 3.0, false), (4.0, 3.0, true), (4.0, 5.0, false)])
    func whatStaysUnprovenTooLongIsAFinding(
        promisedDaysAgo: Double,
        patience: Double,
        isFound: Bool
    ) throws {
        let proofs = Proofs(of: try manifest("a: '1.0'").packages, on: [nil], by: [])
        let now = Date(timeIntervalSince1970: 1_000_000)
        let found = proofs.findings(
            ProofTerms(
                environment: "minimum",
                patience: .seconds(patience * 86_400),
                now: now,
                promised: ["a": now.addingTimeInterval(-promisedDaysAgo * 86_400)],
                day: { _ in "a day" }
            )
        )
        #expect(found.map(\.rule.id) == (isFound ? ["A312"] : []))
        #expect(found.allSatisfy { $0.message == "declared 1.0; never proven" })
    }

    private func due(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 100) }

    private func use(
        _ name: String,
        _ version: String,
        _ platform: String?,
        _ number: Int
    ) -> PassedUse {
        PassedUse(
            ecosystem: .conda,
            name: name,
            version: version,
            platform: platform,
            build: BuildID(job: job, number: number),
            due: due(number)
        )
    }

    private func manifest(_ packages: String) throws -> Manifest {
        let text = "defaults: { ecosystem: conda }\npackages: { \(packages) }"
        return try Manifest(Source(file: "m.yaml", text: text))
    }
}
