import Delivery
import Nightly
import Testing
import Wire

@testable import daybreak

/// Jenkins and mail servers: how they are reached, and as whom.
@Suite struct ServerTests {
    // MARK: Mail

    private static let login = "user: me, password: '${env:SECRET}'"

    @Test(arguments: [
        ("smtp://localhost", 25, MailServer.Security.none),
        ("smtp://127.0.0.1:2525", 2525, .none),
        ("'smtp://[::1]'", 25, .none),
        ("smtp://127.evil.example", 25, .startTLSIfOffered),
        ("smtp://mail.x.example", 25, .startTLSIfOffered),
        ("smtp://mail.x.example:587", 587, .startTLS),
        ("smtps://mail.x.example", 465, .tls),
        ("smtps://mail.x.example:4650", 4650, .tls),
        ("{ server: smtp://mail.x.example, \(login) }", 587, .startTLS),
        ("{ server: smtp://localhost:2525, \(login) }", 2525, .startTLSIfOffered),
        ("{ server: smtps://localhost, \(login) }", 465, .tls),
    ])
    func noPasswordLeavesTheMachineUnencrypted(
        mail: String,
        port: Int,
        security: MailServer.Security
    ) throws {
        let read = try configuration(
            minimal(mail: mail),
            in: machine(environment: ["SECRET": "hunter2"])
        )
        guard case .smtp(let server) = read.mail.transport else {
            Issue.record("\(read.mail.transport)")
            return
        }
        #expect(server.port == port)
        #expect(server.security == security)
        #expect((server.credential != nil) == mail.contains("password"))
    }

    @Test(arguments: ["maildir:mail", "{ maildir: mail }", "{ server: maildir:mail }"])
    func aMaildirIsBesideTheConfiguration(mail: String) throws {
        #expect(
            try configuration(minimal(mail: mail)).mail.transport == .maildir("/srv/nightly/mail")
        )
    }

    @Test(arguments: [
        ("Thalassa nightly <n@x.example>", "Thalassa nightly", "n@x.example"),
        ("\"Nightly, T.\" <n@x.example>", "Nightly, T.", "n@x.example"),
        ("n@x.example", "", "n@x.example"),
        ("<n@x.example>", "", "n@x.example"),
    ])
    func anAddressMayHaveAName(text: String, name: String, address: String) {
        #expect(Mailbox(text) == Mailbox(name: name, address: address))
    }

    @Test(arguments: [
        "", "n", "n@", "@x", "a@b@c", "a b@x", "a@x y", "a..b@x", "a@x.", "a@x\nBcc: y",
        "N <n@x> z",
        "é@x", "a@x>",
    ])
    func whatNoServerTakesIsNoAddress(text: String) {
        #expect(Mailbox(text) == nil)
    }

    // MARK: Jenkins

    private let two = """
        jenkins:
          main: { url: https://ci.x.example/jenkins/ }
          other: { url: http://localhost:8080, recording: night }
        products:
          a: { jobs: [nightly/x, other:nightly/y, main:/z/], owner: a@x.example }
        """

    @Test func aJobIsOnTheFirstControllerUnlessItSays() throws {
        let read = try configuration(two)
        #expect(
            read.products.first?.product.roots == [
                JobID(controller: "main", name: "nightly/x"),
                JobID(controller: "other", name: "nightly/y"),
                JobID(controller: "main", name: "z"),
            ]
        )
        #expect(
            read.controllers.map(\.base) == [
                "https://ci.x.example/jenkins/", "http://localhost:8080",
            ]
        )
        #expect(read.controllers.map(\.recording) == [nil, "/srv/nightly/night"])
    }

    private static let netrc = "machine ci.x.example login me password hunter2"

    @Test(arguments: [
        ("https://ci.x.example", "me"),
        ("{ url: https://ci.x.example, user: me }", "me"),
        ("https://other.x.example", nil),
        ("http://ci.x.example", nil),
        ("{ url: https://ci.x.example, recording: night }", nil),
    ])
    func netrcKnowsWhoWeAreWhereItIsSafe(jenkins: String, user: String?) throws {
        for (path, environment) in [
            ("/home/op/.netrc", [:]), ("/etc/netrc", ["NETRC": "/etc/netrc"]),
        ] {
            let machine = machine(files: [path: Self.netrc], environment: environment)
            let read = try configuration(minimal(jenkins: jenkins), in: machine)
            #expect(read.controllers.first?.credential?.user == user)
            #expect(read.warnings == "")
        }
    }

    @Test func netrcIsWarnedOfWhereEverybodyMayReadIt() throws {
        let path = "/home/op/.netrc"
        let machine = machine(files: [path: Self.netrc], open: [path])
        let said = verdict(on: minimal(jenkins: "https://ci.x.example"), in: machine)
        #expect(said.contains("warning C104 open-secret"))
    }

    @Test(arguments: [
        ([:], "/x/netrc does not exist"),
        (["/x/netrc": "machine x login \"y"], "/x/netrc cannot be understood: line 1 has a quote"),
    ])
    func aNetrcThatIsNamedMustBeThere(files: [String: String], words: String) {
        let machine = machine(files: files, environment: ["NETRC": "/x/netrc"])
        #expect(verdict(on: minimal(), in: machine).contains(words))
    }

    @Test func aRecordingNeedsNoSecrets() throws {
        let jenkins = "{ url: https://ci.x.example, user: me, token: '${file:none}', recording: . }"
        let read = try configuration(minimal(jenkins: jenkins))
        #expect(read.controllers.first?.recording == "/srv/nightly")
    }
}
