import Foundation
import Golden
import Testing

/// The demo's Tuesday, delivered by a real mail server, with everything that may come between.
@Suite(.enabled(if: PostOffice.isHere, PostOffice.isNeeded)) struct MailTests {
    private static let everyone = [
        "hanna@thalassa.example", "jun@thalassa.example", "piet@thalassa.example",
        "seun@thalassa.example", "tomasz@thalassa.example",
    ]

    /// On the eve of the morning that has five mails to send.
    private func eve() throws -> Home {
        let home = try Home()
        try home.write("s3cr3t\n", to: "password")
        try home.writeDemo()
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        return home
    }

    /// Everyone has got their mail, once.
    private func expectEveryoneHasMail(_ home: Home) throws {
        let mails = try home.mails(in: "arrived")
        #expect(mails.map(\.envelope).sorted() == Self.everyone)
        #expect(mails.allSatisfy { $0.recipients == [$0.envelope] })
        #expect(Set(mails.map(\.id)).count == Self.everyone.count)
        #expect(mails.flatMap(\.defects) == [])
    }

    @Test func aMorningArrivesEncryptedAndInEnvelopesOfItsOwn() throws {
        let home = try eve()
        let office = try PostOffice(in: home)
        try home.writeDemo(mail: office.mail)
        let ending = try home.runMorning("2026-11-17")
        #expect(ending.status == 0)
        #expect(ending.errors == "")
        #expect(ending.output.contains("5 messages: 5 delivered (5 mail), 0 waiting\n"))
        try expectEveryoneHasMail(home)
    }

    @Test func withAWrongPasswordNothingIsLost() throws {
        let home = try eve()
        let office = try PostOffice(in: home)
        try home.writeDemo(mail: office.mail)
        try home.write("wr0ng\n", to: "password")
        let refused = try home.runMorning("2026-11-17")
        #expect(refused.status == 4)
        #expect(!refused.transcript.contains("wr0ng"))
        try expectGolden(office.hidden(in: refused.beyondRecording), "mail-refused.txt")
        let none = try home.mails(in: "arrived")
        #expect(none.isEmpty)

        try home.write("s3cr3t\n", to: "password")
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.status == 0)
        try expectGolden(office.hidden(in: next.beyondRecording), "mail-delivered.txt")
        let last = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:30:00Z")
        #expect(last.status == 0)
        #expect(!last.output.contains("delivered"))
        try expectEveryoneHasMail(home)
    }

    @Test func thatNobodyTakesMailIsSaidAtOnceThoughQuiet() throws {
        let home = try eve()
        try home.writeDemo(
            mail: "server: smtp://127.0.0.1:9",
            more: "limits: { retry_within: none }\n"
        )
        let ending = try home.runMorning("2026-11-17", "--quiet")
        #expect(ending.status == 4)
        #expect(ending.output.contains("mail: 127.0.0.1:9 cannot be reached"))
        #expect(ending.output.split(separator: "\n").count { $0.contains("waiting  ") } == 1)
    }

    @Test func doctorAsksForAddressesAndPrintsNoRawReply() throws {
        let home = try eve()
        let office = try PostOffice(in: home)
        try home.writeDemo(jenkins: "http://127.0.0.1:9", mail: office.mail)
        let ending = try home.run("doctor", "--now", "2026-11-17T06:00:00Z")
        let isRaw = { (line: Substring) in line.first?.isNumber == true }
        #expect(!ending.output.split(separator: "\n").contains(where: isRaw), "\(ending.output)")
        #expect(ending.output.contains("the server takes the address"))
    }

    @Test func whatIsOwedToOthersIsKeptForThemWhileOneAddressTriesThingsOut() throws {
        let home = try eve()
        let office = try PostOffice(in: home)
        try home.writeDemo(mail: office.mail)
        try home.write("wr0ng\n", to: "password")
        _ = try home.runMorning("2026-11-17")
        try home.write("s3cr3t\n", to: "password")
        let trial = try home.runMorning(
            "2026-11-17",
            "--now",
            "2026-11-17T06:10:00Z",
            "--only-to",
            "me@example.org"
        )
        #expect(trial.status == 4)
        let early = try home.mails(in: "arrived")
        #expect(early.isEmpty)
        let live = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(live.status == 0)
        try expectEveryoneHasMail(home)
    }

    @Test func killedBetweenCommitAndDeliveryTheNextRunDelivers() throws {
        let home = try eve()
        let silence = try Silence(in: home)
        let office = try PostOffice(in: home)
        try home.writeDemo(mail: PostOffice.mail(to: "smtp://\(silence.host)"))
        let killed = try home.startMorning("2026-11-17")
        try silence.waitForConnection()
        killed.send(SIGKILL)
        let end = try killed.wait()
        #expect(end.output == "")

        try home.writeDemo(mail: office.mail)
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.status == 0)
        #expect(next.output.contains("Nothing new since 07:00."))
        #expect(next.output.contains("5 messages: 5 delivered (5 mail), 0 waiting\n"))
        let last = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:30:00Z")
        #expect(!last.output.contains("delivered"))
        try expectEveryoneHasMail(home)
    }

    @Test func toldToStopInTheMidstOfDeliveryTheNextRunDelivers() throws {
        let home = try eve()
        let silence = try Silence(in: home)
        let office = try PostOffice(in: home)
        try home.writeDemo(mail: PostOffice.mail(to: "smtp://\(silence.host)"))
        let stopped = try home.startMorning("2026-11-17")
        try silence.waitForConnection()
        stopped.send(SIGTERM)
        let end = try stopped.wait()
        #expect(end.status == 4)
        #expect(end.output.contains("5 messages: 0 delivered, 5 waiting\n"))

        try home.writeDemo(mail: office.mail)
        let next = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(next.status == 0)
        try expectEveryoneHasMail(home)
    }
}
