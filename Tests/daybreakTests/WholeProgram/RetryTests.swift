import Foundation
import Golden
import Testing

/// What cannot be delivered now is tried again within the run, while there is hope, and then by the next.
@Suite struct RetryTests {
    /// On the eve of a morning with five messages, of which Tomasz's goes to a webhook that gives these
    /// answers.
    private func eve(
        _ answers: String,
        more: String = "",
        in home: Home? = nil
    ) throws -> (Home, Server) {
        let home = try home ?? Home()
        let server = try home.hooks()
        try home.writeDemo(more: more)
        try home.giveHook(to: "tomasz", answering: answers, on: server)
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        return (home, server)
    }

    @Test(arguments: ["429:0,200", "429:1,200", "503,200"])
    func whatPassesWithinMomentsIsDeliveredByTheSameRun(answers: String) throws {
        let (home, server) = try eve(answers)
        let ending = try home.runMorning("2026-11-17")
        #expect(ending.status == 0)
        #expect(ending.output.contains("5 messages: 5 delivered (4 mail, 1 slack), 0 waiting\n"))
        let kept = try home.read("hooks")
        #expect(kept == "\(answers) \(answers.prefix(3))\n\(answers) 200\n")
        withExtendedLifetime(server) {}
    }

    @Test(arguments: ["none", "0 seconds", "1 second"])
    func whatLiesBeyondTheDeadlineIsForTheNextRun(limit: String) throws {
        let (home, server) = try eve("503,200", more: "limits: { retry_within: \(limit) }\n")
        let ending = try home.runMorning("2026-11-17")
        #expect(ending.status == 4)
        #expect(ending.output.contains("5 messages: 4 delivered (4 mail), 1 waiting\n"))
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.output.contains("1 message: 1 delivered (1 slack), 0 waiting\n"))
        withExtendedLifetime(server) {}
    }

    @Test func aStopEndsTheWait() throws {
        let home = try Home()
        try #require(mkfifo(home.url("hooks").path, 0o600) == 0)
        let bell = open(home.url("hooks").path, O_RDONLY | O_NONBLOCK)
        defer { close(bell) }
        let limits = "limits: { retry_within: 1 hour }\n"
        let (_, server) = try eve("429:1800", more: limits, in: home)
        let running = try home.startMorning("2026-11-17")
        var asked = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
        try #require(poll(&asked, 1, 30_000) == 1, "nobody was asked within half a minute")
        running.send(SIGTERM)
        let ending = try running.wait()
        #expect(ending.status == 4)
        #expect(ending.output.contains("5 messages: 4 delivered (4 mail), 1 waiting\n"))
        withExtendedLifetime(server) {}
    }
}
