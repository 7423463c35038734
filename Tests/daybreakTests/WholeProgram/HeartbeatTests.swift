import Foundation
import Golden
import Testing

/// Signs of life, so that somebody notices when cron itself is dead.
@Suite struct HeartbeatTests {
    private let home: Home
    private let watchdog: Server

    init() throws {
        home = try Home()
        watchdog = try Server(
            script: servers.appendingPathComponent("watchdog.py"),
            arguments: [home.url("beats").path]
        )
    }

    private func configure(jenkins: String, path: String = "ping/5f70bf18") throws {
        try home.write("http://127.0.0.1:\(watchdog.port)/\(path)\n", to: "heartbeat")
        try home.writeDemo(jenkins: jenkins, more: "heartbeat: ${file:heartbeat}\n")
    }

    private func beats() throws -> [String] {
        guard FileManager.default.fileExists(atPath: home.url("beats").path) else { return [] }
        return try String(contentsOf: home.url("beats"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    @Test func aRunThatCouldNotReadEverythingSaysSo() throws {
        try configure(jenkins: "http://127.0.0.1:9")
        let ending = try home.run("nightly", "--now", "2026-11-16T06:00:00Z")
        #expect(ending.status == 3)
        let beats = try beats()
        #expect(beats == ["/ping/5f70bf18/start", "/ping/5f70bf18/3"])
    }

    @Test(
        .enabled(if: shared != nil, needsShared),
        arguments: [
            ("ping/5f70bf18", ["/ping/5f70bf18/start", "/ping/5f70bf18/0"]),
            (
                "ping/nightly?create=1",
                ["/ping/nightly/start?create=1", "/ping/nightly/0?create=1"]
            ),
        ]
    )
    func aRunThatWentWellSaysSoWhateverItFound(path: String, expected: [String]) throws {
        let controller = try StandIn()
        try configure(jenkins: controller.address, path: path)
        let ending = try home.run(
            "nightly",
            "--now",
            "2026-11-16T06:00:00Z",
            "--fail-on",
            "no-run,failed"
        )
        #expect([0, 1].contains(ending.status), "\(ending.transcript)")
        let beats = try beats()
        #expect(beats == expected)
    }

    @Test func whatIsOnlyTriedOutGivesNoSign() throws {
        try configure(jenkins: "http://127.0.0.1:9")
        _ = try home.run("nightly", "--dry-run")
        _ = try home.run("nightly", "--only-to", "me@example.org")
        _ = try home.runMorning("2026-11-16")
        let beats = try beats()
        #expect(beats == [])
    }

    @Test func aStateThatCannotBeOpenedIsASignToo() throws {
        try configure(jenkins: "http://127.0.0.1:9")
        try home.write(String(repeating: "no state ", count: 99), to: "state/daybreak.sqlite")
        let ending = try home.run("nightly", "--now", "2026-11-16T06:00:00Z")
        #expect(ending.status == 3)
        let beats = try beats()
        #expect(beats == ["/ping/5f70bf18/3"])
    }

    @Test func anAddressThatMovedIsNotFollowed() throws {
        try configure(jenkins: "http://127.0.0.1:9", path: "moved/5f70bf18")
        let ending = try home.run("nightly", "--now", "2026-11-16T06:00:00Z")
        let words = "the heartbeat was not taken: its address redirects, which is not followed"
        #expect(ending.errors.contains(words))
        #expect(!ending.transcript.contains("5f70bf18"))
    }

    @Test func aWatchdogThatIsGoneStopsNothingAndIsNamedWithoutItsSecret() throws {
        try configure(jenkins: "http://127.0.0.1:9", path: "gone/5f70bf18")
        let ending = try home.run("nightly", "--now", "2026-11-16T06:00:00Z")
        #expect(ending.status == 3)
        #expect(ending.errors.contains("the heartbeat was not taken (404); check `heartbeat`"))
        #expect(!ending.transcript.contains("5f70bf18"))
    }
}
