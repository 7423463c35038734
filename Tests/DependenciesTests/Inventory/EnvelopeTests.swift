import Foundation
import Testing

@testable import Dependencies

@Suite struct EnvelopeTests {
    private let whole = """
        {"schema": 1, "agent": "arm-2", "labels": ["arm"], "platform": "linux-aarch64",
         "build": "nightly/thalassa#812", "collectedAt": "2026-11-19T01:31:07Z", "sources": [
          {"format": "dpkg-query", "command": "dpkg-query -W", "exit": 0, "data": "git\\t1:2.39.5-0+deb12u3\\n"},
          {"format": "pip-list-json", "command": "pip list", "exit": 0, "data": [{"name": "arrow", "version": "1.4.0"}]}]}
        """

    @Test func oneMachineIsOneInventory() throws {
        let inventory = try #require(read(whole).first)
        #expect(inventory.packages.map(\.name) == ["git", "arrow"])
        #expect(inventory.covers == [.deb, .pypi])
        #expect(inventory.agent == "arm-2")
        #expect(inventory.platform == "linux-aarch64")
        #expect(inventory.build == "nightly/thalassa#812")
        #expect(inventory.collectedAt == Date(timeIntervalSince1970: 1_795_051_867))
        #expect(inventory.unread == [])
    }

    @Test func whatFailedIsNotTakenForEmpty() throws {
        let text = whole.replacing(
            #""command": "pip list", "exit": 0"#,
            with: #""command": "pip list", "exit": 127"#
        )
        let inventory = try #require(read(text).first)
        #expect(inventory.covers == [.deb])
        #expect(inventory.unread == [.failed("i (pip list)", command: "pip list", status: 127)])
    }

    @Test func severalMachinesAreSeveralInventories() throws {
        let one = whole.replacing("\n", with: " ")
        let two = one.replacing("arm-2", with: "arm-3")
        #expect(try read("[\(one), \(two)]").map(\.agent) == ["arm-2", "arm-3"])
        #expect(try read("\(one)\n\(two)\n").map(\.agent) == ["arm-2", "arm-3"])
    }

    @Test(arguments: [
        (#""schema": 1"#, #""schema": 2"#), ("2026-11-19T01:31:07Z", "yesterday"),
        (#""exit": 0"#, #""exit": 1"#), ("}]}", "}"),
    ])
    func whatIsNoEnvelopeIsRefused(part: String, other: String) {
        #expect(throws: InventoryError.self) { try read(whole.replacing(part, with: other)) }
    }

    @Test func theScriptWritesWhatIsRead() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", InventoryScript.text]
        process.environment = [
            "PATH": "/usr/bin:/bin", "NODE_NAME": #"arm "2"\"#, "JOB_NAME": "nightly/thalassa",
            "BUILD_NUMBER": "812",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let inventory = try #require(Inventory.read(bytes, from: "script").first)
        #expect(inventory.agent == #"arm "2"\"#)
        #expect(inventory.build == "nightly/thalassa#812")
        #expect(inventory.collectedAt != nil)
        #expect(!inventory.packages.isEmpty)
    }

    private func read(_ text: String) throws -> [Inventory] {
        try Inventory.read(Array(text.utf8), from: "i")
    }
}
