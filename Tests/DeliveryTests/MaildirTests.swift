import Foundation
import Notifications
import Testing

@testable import Delivery

@Suite final class MaildirTests {
    private let home = FileManager.default.temporaryDirectory
        .appendingPathComponent("maildir-\(UUID().uuidString)").path
    private var maildir: Maildir { Maildir(folder: home + "/deep/mail") }

    deinit { try? FileManager.default.removeItem(atPath: home) }

    @Test func otherProgramsReadWhatWasDelivered() throws {
        for notification in [summary, suspicion] {
            let outcome = maildir.send(notification.parcel())
            #expect(outcome.isDelivered)
        }
        let mails = try understood(maildir: maildir.folder)
        #expect(mails.flatMap(\.defects) == [])
        #expect(Set(mails.flatMap(\.recipients)) == [piet.mail, ines.mail])
        #expect(try files(in: "tmp") == [])
    }

    @Test func aParcelDeliveredAgainIsStillOneMail() throws {
        _ = maildir.send(summary.parcel())
        let again = maildir.send(summary.parcel())
        #expect(again.isDelivered)
        #expect(try files(in: "new").count == 1)
    }

    @Test func aMailThatWasReadMeanwhileIsNotDeliveredAnew() throws {
        _ = maildir.send(summary.parcel())
        let name = try #require(try files(in: "new").first)
        let (new, cur) = ("\(maildir.folder)/new/\(name)", "\(maildir.folder)/cur/\(name):2,S")
        try FileManager.default.moveItem(atPath: new, toPath: cur)

        let again = maildir.send(summary.parcel())
        #expect(again == .delivered("already in \(cur)"))
        #expect(try files(in: "new") == [])
    }

    @Test func whatACrashLeftInTmpDoesNotStandInTheWay() throws {
        _ = maildir.send(summary.parcel())
        let name = try #require(try files(in: "new").first)
        let half = "\(maildir.folder)/tmp/\(name)"
        try FileManager.default.moveItem(atPath: "\(maildir.folder)/new/\(name)", toPath: half)
        try Data(repeating: 0x58, count: 100_000).write(to: URL(fileURLWithPath: half))

        #expect(maildir.send(summary.parcel()).isDelivered)
        #expect(try understood(maildir: maildir.folder).map(\.recipients) == [[piet.mail]])
    }

    @Test func anotherNotificationIsAnotherMail() throws {
        var other = summary
        other.id = "summary.2026-11-20.piet"
        _ = maildir.send(summary.parcel())
        _ = maildir.send(other.parcel())
        #expect(try files(in: "new").count == 2)
    }

    @Test(arguments: [
        ("/dev/full", "cannot make /dev/full/cur: Not a directory"),
        ("/proc/mail", "cannot make /proc/mail: No such file or directory"),
    ])
    func whereNothingCanBeWrittenTheMailIsKept(folder: String, words: String) {
        let outcome = Maildir(folder: folder).send(summary.parcel())
        #expect(outcome == .unavailable(words + "; the mail is kept for the next run", .minutes))
    }

    private func files(in box: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(maildir.folder)/\(box)")
    }
}
