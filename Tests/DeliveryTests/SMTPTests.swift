import Foundation
import Golden
import Notifications
import Testing
import Wire

@testable import Delivery

private let hasServer = Server.has("aiosmtpd")
private let needsServer: Comment = "needs Python with aiosmtpd; DAYBREAK_TEST_PYTHON may name one"

/// What comes of bringing mail to a real server.
@Suite(.enabled(if: hasServer, needsServer)) struct SMTPTests {
    @Test(arguments: [
        ("piet", Outcome.delivered("250 OK")),
        ("refused", .gone("550 5.1.1 No such person here")),
        ("spam", .refused("554 5.7.1 Looks like spam; ask whoever runs the mail server")),
        ("greylisted", .postponed("450 4.2.0 Greylisted, come back later", .minutes)),
        ("full", .postponed("452 4.3.1 Disk full", .minutes)),
        ("closing", .postponed("421 4.3.2 Shutting down", .seconds)),
    ])
    func theServerDecides(name: String, outcome: Outcome) throws {
        let office = try PostOffice()
        let answer = office.smtp().send(mail(to: name))
        #expect(answer == outcome)
    }

    @Test func silenceAfterTheWholeMessageIsUncertain() throws {
        let office = try PostOffice()
        let answer = office.smtp(patience: .seconds(1)).send(mail(to: "silent"))
        guard case .uncertain = answer else {
            Issue.record("\(answer)")
            return
        }
    }

    @Test func oneRefusedOfThreeStopsNobody() throws {
        let office = try PostOffice()
        let smtp = office.smtp()
        let answers = ["piet", "refused", "ines"].map { smtp.send(mail(to: $0)) }
        #expect(answers.map(\.isDelivered) == [true, false, true])
        let mails = try office.mails()
        let readers = Set(mails.map { $0.headers["x-rcptto"] })
        #expect(readers == ["piet@thalassa.example", "ines@thalassa.example"])
        #expect(mails.allSatisfy { $0.headers["x-mailfrom"] == nightly.from.address })
    }

    @Test func whatArrivesIsWhatWasWritten() throws {
        let office = try PostOffice()
        let text = ".\n..\n.dots at line starts\n" + String(repeating: "ø", count: 2_000) + "\n"
        let words = Message.Words(subject: "RED", text: text, html: text)
        var parcel = suspicion.parcel()
        parcel.content = Message.render(words, of: suspicion, sender: nightly, at: seven)
        #expect(office.smtp().send(parcel).isDelivered)
        let mail = try #require(try office.mails().first)
        #expect(mail.defects == [])
        #expect(mail.parts.map(\.text) == [text, text])
    }

    @Test func aParcelSentTwiceHasOneMessageID() throws {
        let office = try PostOffice()
        for _ in 1...2 { _ = office.smtp().send(suspicion.parcel()) }
        let ids = try office.mails().map { $0.headers["message-id"] }
        let id = "<thalassa-47.1-failed.2026-11-19.ines@nightly.thalassa.example>"
        #expect(ids == [id, id])
    }

    @Test func withTLSAndAPasswordItGoesThrough() throws {
        let office = try PostOffice(guarded: true)
        let answer = office.smtp(password: "s3cr3t", trusting: office.certificate)
            .send(summary.parcel())
        #expect(answer == .delivered("250 OK"))
    }

    @Test func aWrongPasswordIsTriedOnce() throws {
        let office = try PostOffice(guarded: true)
        let smtp = office.smtp(password: "wr0ng", trusting: office.certificate)
        let answers = [smtp.send(summary.parcel()), smtp.send(suspicion.parcel())].map { "\($0)" }
        let words = "the login was refused, check user and password: 535"
        #expect(answers[0].hasPrefix("unavailable(\"\(words)"))
        #expect(answers[1].hasPrefix("unavailable(\"not tried, because \(words)"))
        #expect(!answers.joined().contains("wr0ng"))
    }

    @Test func aStrangersCertificateIsNotTrusted() throws {
        let office = try PostOffice(guarded: true)
        let answer = "\(office.smtp(password: "s3cr3t").send(summary.parcel()))"
        #expect(answer.hasPrefix("unavailable("))
        #expect(answer.contains("certificate"))
        let mails = try office.mails()
        #expect(mails.isEmpty)
    }

    @Test func whereNobodyListensAllIsPostponed() throws {
        let office = try PostOffice()
        office.server.stop()
        let smtp = office.smtp()
        let answers = [smtp.send(summary.parcel()), smtp.send(suspicion.parcel())].map { "\($0)" }
        #expect(
            answers[0].hasPrefix("unavailable(\"127.0.0.1:\(office.server.port) cannot be reached")
        )
        #expect(answers[1].hasPrefix("unavailable(\"not tried, because 127.0.0.1"))
    }

    @Test(arguments: ["", "ines", "ines@thalassa.example>\r\nRCPT TO:<all@thalassa.example"])
    func aBadAddressReachesNoServer(address: String) throws {
        let office = try PostOffice()
        var notification = suspicion
        notification.recipient.mail = address
        let answer = office.smtp().send(notification.parcel())
        #expect("\(answer)".contains("is no address to send mail to"))
        let mails = try office.mails()
        #expect(mails.isEmpty)
    }

    @Test func manyGoOverSeveralConnections() throws {
        let office = try PostOffice()
        let smtp = office.server.port
        var outcomes: [Outcome] = []
        let parcel = summary.parcel()
        try deliver(
            due: { Array(repeating: parcel, count: 150) },
            over: [
                .mail: .parallel(4) {
                    SMTP(
                        Mailer(MailServer(host: "127.0.0.1", port: smtp), stop: StopSign()),
                        from: nightly.from
                    ).send
                }
            ]
        ) {
            outcomes.append($1)
            return []
        }
        #expect(outcomes.count { $0.isDelivered } == 150)
        let mails = try office.mails()
        #expect(mails.count == 150)
    }
}

/// What a reply means, where no real server can be made to give it.
@Suite struct SMTPReplyTests {
    @Test func aSecondSilenceIsTheServersFault() {
        let smtp = SMTP(
            Mailer(MailServer(host: "127.0.0.1", port: 1), stop: StopSign()),
            from: nightly.from
        )
        let silence = MailReply.uncertain("it did not answer")
        #expect(smtp.outcome(of: silence) == .uncertain("it was sent, but it did not answer"))
        #expect(smtp.outcome(of: .accepted("250 Ok")) == .delivered("250 Ok"))
        #expect(smtp.outcome(of: silence) == .uncertain("it was sent, but it did not answer"))
        #expect(smtp.outcome(of: silence) == .uncertain("it was sent, but it did not answer"))
        #expect("\(smtp.send(summary.parcel()))".contains("not tried, because"))
    }
}

private func mail(to name: String) -> Parcel {
    var notification = summary
    notification.recipient.mail = "\(name)@thalassa.example"
    return notification.parcel()
}

/// A mail server of its own for one test, and what it has taken.
private final class PostOffice {
    let server: Server
    private let folder: URL
    var certificate: String { folder.appendingPathComponent("tls.pem").path }

    /// - Parameter guarded: Insists on STARTTLS and a password.
    init(guarded: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("post-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let certificate = folder.appendingPathComponent("tls.pem").path
        if guarded { try makeCertificate(certificate) }
        server = try Server(
            script: scripts.appendingPathComponent("mail.py"),
            arguments: [folder.appendingPathComponent("mail").path] + (guarded ? [certificate] : [])
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func smtp(
        password: String? = nil,
        trusting authorities: String? = nil,
        patience: Duration = .seconds(20)
    ) -> SMTP {
        let host = MailServer(
            host: "127.0.0.1",
            port: server.port,
            security: password == nil ? MailServer.Security.none : .startTLS,
            credential: password.map { Credential(user: "nightly", password: Secret($0)) },
            authorities: authorities
        )
        return SMTP(Mailer(host, limit: patience, stop: StopSign()), from: nightly.from)
    }

    func mails() throws -> [Understood] {
        try understood(maildir: folder.appendingPathComponent("mail").path)
    }
}

/// One that has signed itself, with its key.
private func makeCertificate(_ path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=t"
        .split(separator: " ").map(String.init)
        + ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path + ".key", "-out", path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let key = try Data(contentsOf: URL(fileURLWithPath: path + ".key"))
    let certificate = try Data(contentsOf: URL(fileURLWithPath: path))
    try (certificate + key).write(to: URL(fileURLWithPath: path))
}
