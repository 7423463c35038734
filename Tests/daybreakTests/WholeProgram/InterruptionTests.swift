import Foundation
import Golden
import Testing

/// Runs that are stopped, killed, or not alone.
@Suite struct InterruptionTests {
    /// A home with a state, and a run that waits for a controller that never answers.
    private func waitingRun() throws -> (Home, Silence, Running) {
        let home = try Home()
        let silence = try Silence(in: home)
        try home.writeDemo()
        let first = try home.runMorning("2026-11-17")
        try #require(first.status == 0)
        try home.writeDemo(jenkins: "http://\(silence.host)")
        let run = try home.start(["nightly", "--now", "2026-11-18T06:00:00Z"])
        try silence.waitForConnection()
        return (home, silence, run)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func aRunThatIsToldToStopChangesNothing(signal: Int32) throws {
        let (home, silence, run) = try waitingRun()
        let before = try home.state()
        run.send(signal)
        let ending = try withExtendedLifetime(silence) { try run.wait() }
        #expect(ending.status == 3)
        #expect(ending.output == "")
        #expect(
            ending.errors
                == "daybreak: stopped before everything was read; nothing was changed\n"
        )
        let after = try home.state()
        #expect(after == before)
    }

    @Test func theSecondOfTwoRunsLeaves() throws {
        let (home, silence, run) = try waitingRun()
        let before = try home.state()
        let second = try home.run("nightly", "--now", "2026-11-18T06:00:00Z")
        #expect(second.status == 0)
        #expect(second.output == "")
        let words = #/daybreak: another run is under way since \S+ \(process \d+\); this one leaves\n/#
        #expect(second.errors.wholeMatch(of: words) != nil, "\(second.errors)")
        run.send(SIGKILL)
        let first = try withExtendedLifetime(silence) { try run.wait() }
        #expect(first.output == "")
        let after = try home.state()
        #expect(after == before)

        try home.writeDemo()
        let third = try home.runMorning("2026-11-18")
        #expect(third.status == 0)
        #expect(third.output.contains("2nd night"), "a run that was killed holds no lock")
    }
}

extension Home {
    /// What is remembered, without what says who is at work on it.
    fileprivate func state() throws -> [String: Data] {
        try files().filter { name, bytes in
            name.hasPrefix("state/daybreak.sqlite") && !bytes.isEmpty
                && !name.hasSuffix(".lock") && !name.hasSuffix("-shm")
        }
    }
}
