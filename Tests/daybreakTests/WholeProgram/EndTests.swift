import Foundation
import Golden
import Testing

/// How the program ends where it cannot do what it is asked, and what it says then.
@Suite struct EndTests {
    @Test func everyEndSaysWhatToDo() throws {
        var table = ""
        func enter(
            _ what: String,
            _ status: Int32,
            _ arguments: [String],
            _ prepare: (Home) throws -> Void = { _ in }
        ) throws {
            let home = try Home()
            try home.writeDemo()
            try prepare(home)
            let before = try home.files()
            let ending = try home.start(arguments).wait()
            let after = try home.files().filter { !$0.key.hasSuffix(".lock") }
            #expect(ending.status == status, "\(what)")
            #expect(ending.output == "", "\(what)")
            #expect(after == before, "\(what)")
            let errors = ending.errors.replacing(checkout.path, with: "CHECKOUT")
            table += "# \(what)\n\n\(errors)exit \(ending.status)\n\n"
        }
        let recording = checkout.appendingPathComponent("ci/demo/2026-11-16").path
        let nightly = ["nightly", "--recording", recording]
        try enter("no configuration", 2, ["nightly"]) { home in
            try FileManager.default.removeItem(at: home.url("daybreak.yaml"))
        }
        try enter("a named configuration is missing", 2, nightly + ["--config", "other.yaml"])
        try enter("no YAML", 2, nightly) { try $0.write("products: [", to: "daybreak.yaml") }
        try enter("unknown command", 2, ["nighly"])
        try enter("unknown option", 2, ["nightly", "--dryrun"])
        try enter("no moment", 2, nightly + ["--now", "yesterday"])
        try enter("no address", 2, nightly + ["--only-to", "me"])
        try enter("no recording", 3, ["nightly", "--recording", "nowhere"])
        try enter("the state's folder is a file", 3, nightly) { try $0.write("", to: "state") }
        try enter("the state is something else", 3, nightly) { home in
            let folder = home.url("state")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try home.write(String(repeating: "no state ", count: 99), to: "state/daybreak.sqlite")
        }
        try expectGolden(table, "ends.txt")
    }

    @Test func aDamagedStateIsLeftAsItIs() throws {
        let home = try Home()
        try home.writeDemo()
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        let state = home.url("state/daybreak.sqlite")
        var bytes = try Data(contentsOf: state)
        bytes.replaceSubrange(
            4096..<bytes.count,
            with: Data(repeating: 0x5A, count: bytes.count - 4096)
        )
        try bytes.write(to: state)
        let ending = try home.runMorning("2026-11-17")
        #expect(ending.status == 3)
        #expect(ending.errors.contains("is damaged"))
        #expect(ending.errors.contains("restore it from a backup"))
        let after = try Data(contentsOf: state)
        #expect(after == bytes)
        let mails = try home.mails()
        #expect(mails.isEmpty)
    }

    @Test(arguments: [
        ["lint"], ["render", "--check"], ["lint", "ci/demo/dependencies.yaml"],
        ["explain", "M101"],
        ["--help"], ["nightly", "--help"],
    ])
    func onItsOwnFilesTheProgramIsContent(arguments: [String]) throws {
        let home = try Home()
        for name in ["manifests", "ci", "README.md", "Package.swift"] {
            try FileManager.default.createSymbolicLink(
                at: home.url(name),
                withDestinationURL: checkout.appendingPathComponent(name)
            )
        }
        let ending = try home.start(arguments).wait()
        #expect(ending.status == 0, "\(ending.transcript)")
        #expect(ending.errors == "")
    }
}
