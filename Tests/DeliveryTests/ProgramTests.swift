import Foundation
import Notifications
import Testing

@testable import Delivery

/// Programs that are given a message: commands, and those that take mail as sendmail does.
@Suite struct ProgramTests {
    @Test(arguments: [
        ("exit 0", Outcome.delivered("/bin/sh took it")),
        ("echo queued >&2", .delivered("/bin/sh took it: queued")),
        (
            "echo no route >&2; echo more >&2; exit 75",
            .postponed("/bin/sh asks to wait: no route", .minutes)
        ),
        ("exit 3", .refused("/bin/sh refuses the message (3)")),
        ("echo no wall >&2; exit 1", .refused("/bin/sh refuses the message (1: no wall)")),
        ("kill -9 $$", .uncertain("/bin/sh was ended by signal 9")),
    ])
    func howItEndsDecides(script: String, outcome: Outcome) {
        #expect(command(script).send(suspicion.parcel(to: .command)) == outcome)
    }

    @Test func oneThatDoesNotEndIsEnded() {
        let started = ContinuousClock.now
        let outcome = command("exec sleep 60", patience: .milliseconds(300))
            .send(suspicion.parcel(to: .command))
        #expect(outcome == .uncertain("/bin/sh did not end within 300 ms"))
        #expect(ContinuousClock.now - started < .seconds(30))
    }

    /// A shell that waits for what it started: to end the shell alone would leave the other at work.
    @Test func whatItStartedIsEndedWithIt() throws {
        let kept = NSTemporaryDirectory() + UUID().uuidString
        let started = ContinuousClock.now
        let outcome = command("sleep 60 & echo $! > \(kept); wait", patience: .milliseconds(300))
            .send(suspicion.parcel(to: .command))
        #expect(outcome == .uncertain("/bin/sh did not end within 300 ms"))
        #expect(ContinuousClock.now - started < .seconds(30))
        let child = try #require(pid_t(String(contentsOfFile: kept, encoding: .utf8).dropLast()))
        #expect(!isAlive(child))
    }

    @Test func whatItLeavesBehindKeepsNobody() throws {
        let kept = NSTemporaryDirectory() + UUID().uuidString
        let started = ContinuousClock.now
        let outcome = command("sleep 60 & echo $! > \(kept)").send(suspicion.parcel(to: .command))
        #expect(outcome == .delivered("/bin/sh took it"))
        #expect(ContinuousClock.now - started < .seconds(30))
        let child = try #require(pid_t(String(contentsOfFile: kept, encoding: .utf8).dropLast()))
        #expect(isAlive(child))
        kill(child, SIGKILL)
    }

    @Test func itReadsOurJSONAndNoShellReadsAnything() throws {
        let kept = NSTemporaryDirectory() + UUID().uuidString
        let command = try #require(
            CommandChannel(run: ["/bin/sh", "-c", "cat > \(kept); echo \"$1\" >&2", "x", "$(id) ;"])
        )
        let parcel = suspicion.parcel(to: .command)
        #expect(command.send(parcel) == .delivered("/bin/sh took it: $(id) ;"))
        let read = try Data(contentsOf: URL(fileURLWithPath: kept))
        #expect(Array(read) == parcel.content)
    }

    @Test func itHeedsWhatWeDoNot() {
        signal(SIGTERM, SIG_IGN)
        defer { signal(SIGTERM, SIG_DFL) }
        let outcome = command("kill -TERM $$").send(suspicion.parcel(to: .command))
        #expect(outcome == .uncertain("/bin/sh was ended by signal 15"))
    }

    @Test func oneThatDoesNotReadStopsNobody() {
        var parcel = suspicion.parcel(to: .command)
        parcel.content = Array(repeating: 0x78, count: 4 << 20)
        #expect(command("exit 0").send(parcel) == .delivered("/bin/sh took it"))
    }

    @Test func oneThatIsNotThereIsTriedAgain() throws {
        let command = try #require(CommandChannel(run: ["/nowhere/wall"]))
        guard case .unavailable(let words, _) = command.send(suspicion.parcel(to: .command)) else {
            Issue.record("it went somewhere")
            return
        }
        #expect(words.hasPrefix("/nowhere/wall cannot be run: "))
    }

    // MARK: Sendmail

    @Test func mailGoesToOneAddressWithTheLineEndsOfThisMachine() throws {
        let kept = NSTemporaryDirectory() + UUID().uuidString
        let sendmail = try program("printf '%s\\n' \"$@\" > \(kept); cat >> \(kept)")
        #expect(Sendmail(path: sendmail, from: nightly.from).send(suspicion.parcel()).isDelivered)
        let read = try String(contentsOfFile: kept, encoding: .utf8)
        #expect(
            read.hasPrefix(
                "-i\n-f\nnightly@thalassa.example\n--\nines@thalassa.example\nFrom: Thalassa nightly"
            )
        )
        #expect(!read.contains("\r"))
    }

    @Test(arguments: [(0, "delivered"), (67, "refused"), (75, "postponed"), (69, "postponed")])
    func itsStatusDecides(status: Int, fate: String) throws {
        let sendmail = try program("exit \(status)")
        let outcome = "\(Sendmail(path: sendmail, from: nightly.from).send(suspicion.parcel()))"
        #expect(outcome.hasPrefix(fate), "\(outcome)")
    }

    @Test func anAddressThatIsAnOptionIsNone() throws {
        var parcel = suspicion.parcel()
        parcel.recipient.mail = "-oQ/tmp"
        let outcome = Sendmail(path: "/bin/true", from: nightly.from).send(parcel)
        guard case .refused = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    /// Whether a process is at work; one that was ended and that nobody has asked about is not.
    private func isAlive(_ process: pid_t) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return status.map { !$0.contains(") Z ") } ?? false
    }

    private func command(_ script: String, patience: Duration = .seconds(30)) -> CommandChannel {
        // swift-format-ignore: NeverForceUnwrap
        CommandChannel(run: ["/bin/sh", "-c", script], patience: patience)!
    }

    /// The path of a program of these lines.
    private func program(_ script: String) throws -> String {
        let path = NSTemporaryDirectory() + UUID().uuidString
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }
}
