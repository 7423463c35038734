import Foundation
import Golden
import Testing

/// What an operator sees of messages that wait, and can do about them.
@Suite struct OutboxTests {
    /// After a morning whose five mails could not be delivered: nobody listens at that port.
    private func home() throws -> Home {
        let home = try Home()
        try home.writeDemo(
            mail: "server: smtp://127.0.0.1:9",
            more: "limits: { retry_within: none }\n"
        )
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        let second = try home.runMorning("2026-11-17")
        try #require(second.status == 4)
        return home
    }

    @Test func theListSaysWhatWaitsSinceWhenAndWhy() throws {
        let home = try home()
        let ending = try home.run("outbox", "--now", "2026-11-17T06:00:30Z")
        try expectGolden(ending.transcript, "outbox.txt")
    }

    @Test func tryingAgainNowIsAsGoodAsWaitingForTheNextRun() throws {
        let home = try home()
        let again = try home.run("outbox", "retry", "--now", "2026-11-17T06:00:30Z")
        #expect(again.status == 4)
        #expect(again.output.contains("5 messages: 0 delivered, 5 waiting\n"))

        try home.writeDemo(more: "limits: { retry_within: none }\n")
        let one = try home.run(
            "outbox",
            "retry",
            "assim-1.1-failed.2026-11-17.tomasz.mail",
            "--now",
            "2026-11-17T06:00:31Z"
        )
        #expect(one.status == 4)
        #expect(one.output.contains("5 messages: 1 delivered (1 mail), 4 waiting\n"))
        let rest = try home.run("outbox", "retry", "--now", "2026-11-17T06:00:50Z")
        #expect(rest.status == 0)
        #expect(rest.output == "4 messages: 4 delivered (4 mail), 0 waiting\n")
        let mails = try home.mails()
        #expect(Set(mails.map(\.id)).count == 5)
        #expect(mails.count == 5)
        let empty = try home.run("outbox")
        #expect(empty.output == "Nothing is owed to anyone.\n")
        #expect(empty.status == 0)
    }

    @Test func whatIsDroppedIsNeverSentAndWhySaysBecauseOfWhat() throws {
        let home = try home()
        let name = "assim-1.1-failed.2026-11-17.tomasz.mail"
        let dropped = try home.run("outbox", "drop", name, "--because", "he was told by phone")
        #expect(dropped.status == 0)
        let unsaid = try home.run("outbox", "drop", name, "--because", " ")
        #expect(unsaid.status == 2)
        #expect(unsaid.errors.contains("say why"))
        #expect(dropped.output.hasPrefix("4 messages waiting\n"))
        let why = try home.run("why", "assim")
        let words = why.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("withdrawn: he was told by phone"))
        try home.writeDemo()
        _ = try home.runMorning("2026-11-17", "--now", "2026-11-17T07:00:00Z")
        let mails = try home.mails()
        #expect(mails.count == 4)
        #expect(!mails.contains { $0.recipients.contains { $0.contains("tomasz") } })
    }

    @Test func whatIsMoreThanIsLikelyIsHeldUntilSomebodyReleasesIt() throws {
        let home = try Home()
        try home.writeDemo(more: "limits: { people_in_one_run: 2 }\noperator: ines\n")
        let first = try home.runMorning("2026-11-16")
        #expect(first.status == 0)
        let held = try home.runMorning("2026-11-17")
        #expect(held.status == 4)
        let told = try home.mails()
        #expect(told.map { $0.headers["to"] } == ["Ines Duarte <ines@thalassa.example>"])
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:30:00Z")
        #expect(next.status == 4)
        let list = try home.run("outbox", "--now", "2026-11-17T06:30:00Z")
        #expect(list.output.contains("held until somebody says `daybreak outbox release`"))

        let released = try home.run("outbox", "release", "--now", "2026-11-17T07:00:00Z")
        #expect(released.transcript == "5 messages: 5 delivered (5 mail), 0 waiting\nexit 0\n")
        let mails = try home.mails()
        #expect(mails.count == 6)
    }

    @Test func aMessageThatDoesNotWaitIsAnsweredWithTheNearestOne() throws {
        let home = try home()
        let ending = try home.run("outbox", "retry", "assim-1.1-failed.2026-11-17.thomas.mail")
        #expect(ending.status == 2)
        #expect(
            ending.errors == """
                daybreak: assim-1.1-failed.2026-11-17.thomas.mail is no message that waits; \
                did you mean assim-1.1-failed.2026-11-17.tomasz.mail?

                """
        )
    }
}
