import Testing

@testable import Dependencies

@Suite struct LogTests {
    private let export = """
        name: thalassa
        channels:
          - conda-forge
        dependencies:
          - numpy=1.26.4=py312_0
          - pip:
            - arrow==1.4.0
        prefix: /opt/conda/envs/thalassa
        """

    @Test(arguments: ["", "[2026-11-19T05:00:00.000Z] ", "05:00:00.123  ", "05:00:00  [linux] "])
    func aMarkedBlockIsFoundWhateverStandsBefore(prefix: String) throws {
        let block =
            ["=== daybreak inventory begin conda-env-export ==="]
            + export.split(separator: "\n").map(String.init) + ["=== daybreak inventory end ==="]
        let log = ["Started by timer"] + block + ["Finished: SUCCESS"]
        let text = log.map { prefix + $0 + "\r\n" }.joined()
        let found = try Inventory.read(log: Array(text.utf8), from: "l")
        #expect(found.map { $0.packages.map(\.name) } == [["numpy", "arrow"]])
    }

    @Test func branchesMayPrintAtTheSameTime() throws {
        let text = """
            [a] === daybreak inventory begin pip-freeze ===
            [b] === daybreak inventory begin pip-freeze ===
            [a] arrow==1.4.0
            [b] arrow==1.3.0
            [b] === daybreak inventory end ===
            [a] numpy==2.0
            [a] === daybreak inventory end ===
            """
        let found = try Inventory.read(log: Array(text.utf8), from: "l")
        #expect(found.map { $0.packages.map(\.version) } == [["1.3.0"], ["1.4.0", "2.0"]])
    }

    @Test func coloursAreTakenAway() throws {
        let text = """
            \u{1B}[8mha:////x\u{1B}[0m=== daybreak inventory begin pip-freeze ===
            \u{1B}[32marrow==1.4.0\u{1B}[0m
            === daybreak inventory end ===
            """.replacing("ha:////x", with: "")
        let found = try Inventory.read(log: Array(text.utf8), from: "l")
        #expect(found.first?.packages.map(\.version) == ["1.4.0"])
    }

    @Test func aBlockWithoutItsEndIsNoList() {
        let text = "=== daybreak inventory begin pip-freeze ===\narrow==1.4.0\n"
        #expect(throws: InventoryError.cutShort("l")) {
            try Inventory.read(log: Array(text.utf8), from: "l")
        }
    }

    @Test func anUnmarkedExportIsFoundIfItIsLookedFor() throws {
        let text = "+ conda env export\n\(export)\nscripts/build.sh\nFinished: SUCCESS\n"
        let found = try Inventory.read(log: Array(text.utf8), from: "l", as: "conda-env-export")
        #expect(found.map { $0.packages.map(\.name) } == [["numpy", "arrow"]])
        #expect(try Inventory.read(log: Array(text.utf8), from: "l").isEmpty)
    }

    @Test func aLogWithoutAnyHasNone() throws {
        #expect(try Inventory.read(log: Array("Started\nFinished\n".utf8), from: "l").isEmpty)
    }

    @Test func itMayComeInPieces() throws {
        let text =
            "=== daybreak inventory begin pip-freeze ===\narrow==1.4.0\n=== daybreak inventory end ===\n"
        var log = InventoryLog(from: "l")
        for byte in text.utf8 { try log.take([byte]) }
        #expect(try log.finish().first?.packages.map(\.name) == ["arrow"])
    }
}
