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

    /// Also of a chat: everybody hears once, whatever had left the outbox.
    @Test func killedAtAWebhookTheNextRunDelivers() throws {
        let home = try Home()
        let silence = try Silence(in: home)
        let hooks = try Server(
            script: checkout.appendingPathComponent("Tests/DeliveryTests/Servers/webhook.py")
        )
        try home.writeDemo()
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        try home.write("http://\(silence.host)/hooks/jun\n", to: "hook")
        try home.hookUpJun()
        let killed = try home.startMorning("2026-11-17")
        try silence.waitForConnection()
        killed.send(SIGKILL)
        _ = try killed.wait()

        try home.write("http://127.0.0.1:\(hooks.port)/hooks/ok\n", to: "hook")
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.status == 0)
        #expect(next.output.contains("1 message: 1 delivered (1 slack), 0 waiting\n"))
        let last = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:30:00Z")
        #expect(!last.output.contains("delivered"))
        let mails = try home.mails()
        #expect(Set(mails.map(\.id)).count == 4)
        #expect(mails.count == 4)
    }

    @Test func theSecondOfTwoRunsLeaves() throws {
        let (home, silence, run) = try waitingRun()
        let before = try home.state()
        let second = try home.run("nightly", "--now", "2026-11-18T06:00:00Z")
        #expect(second.status == 0)
        #expect(second.output == "")
        let words =
            #/daybreak: another run is under way since \S+ \(process \d+\); this one leaves\n/#
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
    /// Lets Jun hear by the webhook whose address is in the file `hook`.
    fileprivate func hookUpJun() throws {
        let text = try String(contentsOf: url("daybreak.yaml"), encoding: .utf8)
        let jun = "mail: jun@thalassa.example"
        try #require(text.contains(jun))
        try write(text.replacing(jun, with: "\(jun), slack: '${file:hook}'"), to: "daybreak.yaml")
    }

    /// What is remembered, without what says who is at work on it.
    fileprivate func state() throws -> [String: Data] {
        try files().filter { name, bytes in
            name.hasPrefix("state/daybreak.sqlite") && !bytes.isEmpty
                && !name.hasSuffix(".lock") && !name.hasSuffix("-shm")
        }
    }
}
