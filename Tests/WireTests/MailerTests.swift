import Foundation
import Golden
import Testing

@testable import Wire

private let hasMailServer = Server.has("aiosmtpd")

/// What comes of bringing mail to a real server.
@Suite(.enabled(if: hasMailServer, "needs aiosmtpd, for the Python of DAYBREAK_TEST_PYTHON"))
struct MailerTests {
    let me = Credential(user: "nightly", password: Secret("s3cret"))

    @Test func aMessageArrivesAsItWas() throws {
        try withMail { mail in
            let lines = ["Subject: RED", "", ".", "..dots", ".", "last"].joined(separator: "\r\n")
            let mailer = Mailer(mail.server(), stop: StopSign())
            let reply = mailer.send(envelope(to: "piet", lines + "\r\n"))
            #expect(reply == .accepted("250 2.0.0 Ok: queued as 4F2A"))
            let seen = try #require(mail.report().messages.first)
            #expect(seen.from == "nightly@thalassa.example")
            #expect(seen.to == ["piet@thalassa.example"])
            #expect(seen.content == lines + "\r\n")
        }
    }

    @Test func aConnectionIsUsedForAllMessages() throws {
        try withMail("--login", "nightly:s3cret") { mail in
            let mailer = Mailer(mail.server(credential: me), stop: StopSign())
            for _ in 0..<5 { _ = mailer.send(envelope(to: "piet")) }
            let report = try mail.report()
            #expect(report.messages.count == 5)
            #expect(report.connections == 1)
            #expect(report.messages.allSatisfy { $0.login })
        }
    }

    @Test(arguments: [
        ("refused", MailReply.refused(code: 550, text: "5.1.1 no such mailbox")),
        ("busy", .tryLater(code: 450, text: "4.2.0 greylisted, come back")),
        ("gone", .tryLater(code: 421, text: "4.3.2 closing")),
        ("spam", .refused(code: 554, text: "5.7.1 this looks 5.7.1 like  spam")),
        ("full", .tryLater(code: 452, text: "4.2.2 mailbox full")),
    ])
    func aRefusalHoldsTheServersWords(recipient: String, expected: MailReply) throws {
        try withMail { mail in
            let mailer = Mailer(mail.server(), stop: StopSign())
            #expect(mailer.send(envelope(to: recipient)) == expected)
            let next = mailer.send(envelope(to: "piet"))
            #expect(next == .accepted("250 2.0.0 Ok: queued as 4F2A"), "and the next one goes")
        }
    }

    @Test func anAddressIsAskedForWithoutAMessage() throws {
        try withMail("--login", "nightly:s3cret") { mail in
            let mailer = Mailer(mail.server(credential: me), stop: StopSign())
            let known = mailer.verify("piet@thalassa.example")
            #expect(known == .accepted("252 2.0.0 piet@thalassa.example"))
            let unknown = mailer.verify("refused@thalassa.example")
            #expect(unknown == .refused(code: 550, text: "5.1.1 no such mailbox"))
            let sent = mailer.send(envelope(to: "piet"))
            #expect(sent == .accepted("250 2.0.0 Ok: queued as 4F2A"), "and mail goes all the same")
            let report = try mail.report()
            #expect(report.messages.count == 1)
        }
    }

    @Test(arguments: ["hang", "cut"])
    func anAnswerThatIsLostIsUncertain(recipient: String) throws {
        try withMail { mail in
            let mailer = Mailer(mail.server(), limit: .milliseconds(1500), stop: StopSign())
            guard case .uncertain = mailer.send(envelope(to: recipient)) else {
                Issue.record("it may have been taken")
                return
            }
            let report = try mail.report()
            #expect(report.messages.count == 1)
        }
    }

    @Test func aWrongPasswordIsNotTheMessagesFault() throws {
        try withMail("--login", "nightly:another") { mail in
            let reply = Mailer(mail.server(credential: me), stop: StopSign())
                .send(envelope(to: "piet"))
            guard case .loginRefused(535, let text) = reply else {
                Issue.record("\(reply)")
                return
            }
            #expect(text == "5.7.8 Authentication credentials invalid")
            #expect(reply.description.contains("check user and password"))
        }
    }

    @Test func aMissingLoginIsNotTheMessagesFault() throws {
        try withMail("--login", "nightly:s3cret") { mail in
            let reply = Mailer(mail.server(), stop: StopSign()).send(envelope(to: "piet"))
            #expect(reply == .loginRefused(code: 530, text: "5.7.0 Authentication required"))
        }
    }

    @Test(arguments: [("require", MailServer.Security.startTLS), ("first", .tls)])
    func withTLSTheLoginAndTheMessageGoEncrypted(
        tls: String,
        security: MailServer.Security
    ) throws {
        try withCertificates { folder in
            let certificate = folder.appendingPathComponent("good.pem").path
            try withMail(
                "--certificate",
                certificate,
                "--tls",
                tls,
                "--login",
                "nightly:s3cret"
            ) { mail in
                let authorities = folder.appendingPathComponent("ca.pem").path
                let server = mail.server(security, credential: me, authorities: authorities)
                let reply = Mailer(server, stop: StopSign()).send(envelope(to: "piet"))
                #expect(reply == .accepted("250 2.0.0 Ok: queued as 4F2A"))
                let seen = try #require(mail.report().messages.first)
                #expect(seen.encrypted && seen.login)
            }
        }
    }

    @Test(arguments: [MailServer.Security.startTLS, .startTLSIfOffered])
    func aCertificateIsCheckedAlsoAfterSTARTTLS(security: MailServer.Security) throws {
        try withCertificates { folder in
            let certificate = folder.appendingPathComponent("wrong.pem").path
            try withMail("--certificate", certificate, "--tls", "start") { mail in
                let authorities = folder.appendingPathComponent("ca.pem").path
                let server = mail.server(security, authorities: authorities)
                let reply = Mailer(server, stop: StopSign()).send(envelope(to: "piet"))
                guard case .failed(.untrusted) = reply else {
                    Issue.record("\(reply)")
                    return
                }
            }
        }
    }

    @Test func requiredSTARTTLSIsNeverGivenUp() throws {
        try withMail { mail in
            let server = mail.server(.startTLS)
            let reply = Mailer(server, stop: StopSign()).send(envelope(to: "piet"))
            let reason = "it does not offer STARTTLS, which is required"
            #expect(reply == .failed(.other(host: server.name, reason: reason)))
        }
    }

    @Test func aServerThatTurnsUsAwayIsTriedLater() throws {
        try withMail("--greeting", "554 5.3.2 not today") { mail in
            let reply = Mailer(mail.server(), stop: StopSign()).send(envelope(to: "piet"))
            #expect(reply == .tryLater(code: 554, text: "5.3.2 not today"))
        }
    }

    @Test func aSilentServerFailsInTime() throws {
        try withMail("--greeting", "") { mail in
            let mailer = Mailer(mail.server(), limit: .milliseconds(300), stop: StopSign())
            guard case .failed = mailer.send(envelope(to: "piet")) else {
                Issue.record("nothing was sent")
                return
            }
        }
    }

    @Test func aStopSignIsSeenBeforeTheMessageIsSent() throws {
        try withMail("--greeting", "") { mail in
            let sign = StopSign()
            let mailer = Mailer(mail.server(), stop: sign)
            Thread.detachNewThread { sign.raise() }
            #expect(mailer.send(envelope(to: "piet")) == .failed(.stopped))
        }
    }
}

/// What is decided before anything is sent.
struct EnvelopeTests {
    let me = Credential(user: "nightly", password: Secret("s3cret"))

    @Test(arguments: [
        ("piet@x>\r\nRCPT TO:<eve@x", "a\r\n"), ("", "a\r\n"), ("piet @x", "a\r\n"),
        ("piet@x", "a\n.\nMAIL FROM:<eve@x>\n"), ("piet@x", "a\rb\r\n"), ("piet@x", "a\r"),
    ])
    func whatCouldEndACommandIsNotSent(recipient: String, message: String) {
        let mailer = Mailer(MailServer(host: "127.0.0.1", port: 1), stop: StopSign())
        let reply = mailer.send(
            Envelope(from: "me@x", to: recipient, message: Array(message.utf8))
        )
        guard case .failed(.other(_, let reason)) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(reason.hasPrefix("the recipient") || reason.hasPrefix("a line"))
    }

    @Test func aPasswordIsNotSentUnencryptedToAnotherMachine() {
        let server = MailServer(
            host: "mail.example",
            security: MailServer.Security.none,
            credential: me
        )
        let reply = Mailer(server, stop: StopSign()).send(envelope(to: "piet"))
        let reason = "a password is not sent there unencrypted; use STARTTLS or TLS"
        #expect(reply == .failed(.other(host: "mail.example", reason: reason)))
        #expect(!reply.description.contains("s3cret"))
    }

    @Test(arguments: [
        ("localhost", false, MailServer.Security.none, 25),
        ("127.0.0.9", true, .none, 587),
        ("mail.example", false, .startTLSIfOffered, 25),
        ("mail.example", true, .startTLSIfOffered, 587),
    ])
    func whatIsUsual(host: String, login: Bool, security: MailServer.Security, port: Int) {
        let server = MailServer(host: host, credential: login ? me : nil)
        #expect(server.security == security)
        #expect(server.port == port)
    }
}

private func envelope(
    to recipient: String,
    _ message: String = "Subject: RED\r\n\r\nred\r\n"
)
    -> Envelope
{
    Envelope(
        from: "nightly@thalassa.example",
        to: recipient.isEmpty ? "" : recipient + "@thalassa.example",
        message: Array(message.utf8)
    )
}

/// A mail server of our own, and what it has taken.
private struct Mail {
    let port: Int
    let reportFile: URL

    func server(
        _ security: MailServer.Security? = nil,
        credential: Credential? = nil,
        authorities: String? = nil
    ) -> MailServer {
        MailServer(
            host: "127.0.0.1",
            port: port,
            security: security,
            credential: credential,
            authorities: authorities
        )
    }

    struct Report: Decodable {
        var connections: Int
        var messages: [Message]

        struct Message: Decodable {
            var from: String
            var to: [String]
            var content: String
            var encrypted: Bool
            var login: Bool
        }
    }

    func report() throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(contentsOf: reportFile))
    }
}

private func withMail(_ arguments: String..., body: (Mail) throws -> Void) throws {
    try withFolder { folder in
        let report = folder.appendingPathComponent("report.json")
        let server = try Server(
            script: servers.appendingPathComponent("mail.py"),
            arguments: [report.path] + arguments
        )
        try body(Mail(port: server.port, reportFile: report))
        server.stop()
    }
}
