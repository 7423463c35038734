import Dependencies
import Evidence
import Foundation
import GRDB
import Nightly
import Testing

@testable import History

@Suite("Inventories")
struct InventoryTests {
    private let job = JobID(controller: "ci", name: "nightly/thalassa")

    @Test func theyComeBackAsTheyWere() throws {
        let history = try History.inMemory()
        let inventory = used(1, "numpy 1.26.4", "fftw 3.3.9")
        try commit([inventory], to: history)
        let found = try history.inventories(of: run(1))
        #expect(found.count == 1)
        #expect(found.first?.inventory.packages == inventory.inventory.packages)
        #expect(found.first?.inventory.covers == [.conda])
        #expect(found.first?.inventory.platform == "linux")
        #expect(found.first?.passed == true)
        #expect(try history.auditedRuns() == [run(1)])
    }

    @Test func onlyWhatChangedIsStored() throws {
        let history = try History.inMemory()
        let many = (1...50).map { "p\($0) 1.0" }
        try commit([used(1, many)], to: history)
        try commit([used(2, many.dropLast() + ["p50 2.0"])], to: history)
        try commit([used(3, many.dropLast() + ["p50 2.0"])], to: history)
        let rows = try history.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM presence")
        }
        #expect(rows == 51)
        let versions = try [1, 2, 3].map { number in
            try history.inventories(of: run(number)).first?.inventory.packages
                .first { $0.name == "p50" }?.version
        }
        #expect(versions == ["1.0", "2.0", "2.0"])
        let before = try history.inventory(before: used(3, many))
        #expect(before?.build.number == 2)
    }

    @Test func aDemandIsKeptWithItsPackage() throws {
        let history = try History.inMemory()
        var inventory = used(1, "netcdf4 1.7.1")
        inventory.inventory.packages[0].demands = [
            .init(ecosystem: .conda, name: "hdf5", range: ">=1.14.3")
        ]
        try commit([inventory], to: history)
        let found = try history.inventories(of: run(1)).first?.inventory.packages
        #expect(found == inventory.inventory.packages)
    }

    @Test func theLastPassingUseIsRememberedInTheOrderOfDueTimes() throws {
        let history = try History.inMemory()
        try commit([used(2, "numpy 1.26.4")], to: history)
        try commit([used(1, "numpy 1.26.4", "old 1.0")], to: history)
        var failed = used(3, "numpy 1.26.4")
        failed.passed = false
        try commit([failed], to: history)
        let uses = try history.passedUses()
        #expect(uses.map { "\($0.name) \($0.build.number)" } == ["numpy 2", "old 1"])
        // What was heard of too late is no state of the machine.
        #expect(try history.inventories(of: run(1)).isEmpty)
    }

    @Test func aPromiseIsAsOldAsItsMinimum() throws {
        let history = try History.inMemory()
        try commit([], promising: ["numpy": "1.26"], to: history, at: due(1))
        try commit([], promising: ["numpy": "1.26", "fftw": "3.3"], to: history, at: due(2))
        #expect(try history.promises() == ["numpy": due(1), "fftw": due(2)])
        try commit([], promising: ["numpy": "1.27"], to: history, at: due(3))
        #expect(try history.promises() == ["numpy": due(3)])
    }

    private func due(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }

    private func run(_ number: Int) -> AuditedRun {
        AuditedRun(
            environment: "minimum",
            run: BuildID(job: job, number: number),
            due: due(number)
        )
    }

    private func used(_ number: Int, _ packages: String...) -> BuildInventory {
        used(number, packages)
    }

    private func used(_ number: Int, _ packages: [String]) -> BuildInventory {
        BuildInventory(
            environment: "minimum",
            run: BuildID(job: job, number: number),
            due: due(number),
            build: BuildID(job: job, number: number),
            passed: true,
            inventory: Inventory(
                origin: "i",
                format: "test",
                covers: [.conda],
                platform: "linux",
                packages: packages.map { text in
                    let parts = text.split(separator: " ").map(String.init)
                    return .init(ecosystem: .conda, name: parts[0], version: parts[1])
                }
            )
        )
    }

    private func commit(
        _ inventories: [BuildInventory],
        promising minimums: [String: String] = [:],
        to history: History,
        at now: Date = Date(timeIntervalSince1970: 0)
    ) throws {
        let record = AuditRecord(
            findings: [],
            runs: inventories.map {
                AuditedRun(environment: $0.environment, run: $0.run, due: $0.due)
            },
            inventories: inventories,
            promises: Promises(minimums: minimums)
        )
        try history.commit([], audit: record, at: now)
    }
}
