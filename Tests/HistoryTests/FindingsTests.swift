import Foundation
import Testing

@testable import History

@Suite("Open findings")
struct FindingsTests {
    let fftw = OpenFinding(
        id: .init(environment: "minimum", package: "fftw", rule: "A302"),
        message: "3.3.9 declared, 3.3.10 used on linux-aarch64",
        since: morning(1),
        runs: 1
    )

    @Test func theyComeBackUntilAnAuditDoesNotFindThem() throws {
        let history = try History.inMemory()
        var hdf5 = fftw
        hdf5.id.package = "hdf5"
        hdf5.runs = 6
        try history.commit([], audit: record([hdf5, fftw]), at: morning(1))
        #expect(try history.openFindings() == [fftw, hdf5])
        try history.commit([], audit: record([hdf5]), at: morning(2))
        #expect(try history.openFindings() == [hdf5])
    }

    @Test func aMorningWithoutAnAuditForgetsNone() throws {
        let history = try History.inMemory()
        try history.commit([], audit: record([fftw]), at: morning(1))
        try history.commit([], at: morning(2))
        #expect(try history.openFindings() == [fftw])
    }

    private func record(_ findings: [OpenFinding]) -> AuditRecord {
        AuditRecord(findings: findings, promises: Promises(minimums: [:]))
    }
}
