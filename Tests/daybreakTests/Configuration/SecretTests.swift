import Documents
import Foundation
import Testing
import Wire

@testable import daybreak

@Suite struct SecretTests {
    @Test(arguments: [
        ("${env:TOKEN}", SecretReference.environment("TOKEN")),
        ("${file:/etc/x}", .file("/etc/x")),
        ("${file:a b:c}", .file("a b:c")),
        ("${env:}", nil),
        ("${vault:x}", nil),
        ("x${env:TOKEN}", nil),
        ("${env:TOKEN}x", nil),
        ("${env:TOKEN", nil),
        ("${env:A}${env:B}", nil),
        ("$TOKEN", nil),
        ("", nil),
    ])
    func onlyAWholeReferenceIsOne(text: String, expected: SecretReference?) {
        #expect(SecretReference(text) == expected)
    }

    private let surroundings = machine(
        files: [
            "/etc/token": "hunter2\r\n",
            "/srv/nightly/token": "beside",
            "/home/op/token": "at home\n\n",
            "/etc/empty": "\n",
            "/etc/lines": "one\ntwo",
            "/etc/long": String(repeating: "x", count: 20_000),
        ],
        environment: ["TOKEN": "hunter3", "BLANK": ""]
    )

    @Test(arguments: [
        ("${env:TOKEN}", "hunter3"),
        ("${file:/etc/token}", "hunter2"),
        ("${file:token}", "beside"),
        ("${file:~/token}", "at home"),
    ])
    func aReferenceLeadsToItsSecret(text: String, value: String) throws {
        let secret = try surroundings.secret(#require(SecretReference(text)))
        #expect(secret.value == value)
    }

    @Test(arguments: [
        ("${env:NONE}", SecretError.unset(variable: "NONE")),
        ("${env:BLANK}", .empty("the variable BLANK")),
        ("${file:/etc/none}", .unread(path: "/etc/none", .missing)),
        ("${file:/etc/empty}", .empty("/etc/empty")),
        ("${file:/etc/lines}", .notOneLine("/etc/lines")),
        ("${file:/etc/long}", .notOneLine("/etc/long")),
    ])
    func aReferenceThatLeadsNowhereSaysSo(text: String, error: SecretError) throws {
        let reference = try #require(SecretReference(text))
        #expect(throws: error) { try surroundings.secret(reference) }
    }

    // MARK: Nothing leaks

    /// Each writes `hunter2` where a secret may end up, by mistake or not.
    static let slips = [
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token: hunter2 }"),
        minimal(jenkins: "{ url: https://ci.thalassa.example, tokne: hunter2, usr: x }"),
        minimal(
            jenkins: "{ 'url': https://ci.thalassa.example, \"token\":\"hunter2, x\", usr: x }"
        ),
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token: *hunter2 }"),
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token: &hunter2 }"),
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token: !hunter2 x }"),
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token: [hunter2] }"),
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token: { hunter2: x } }"),
        minimal(
            jenkins: "{ url: https://ci.thalassa.example, user: me, token: '${vault:hunter2}' }"
        ),
        minimal(jenkins: "{ url: https://ci.thalassa.example, user: me, token:hunter2 }"),
        minimal(
            jenkins: "{ url: https://ci.thalassa.example, user: me, token: ${file:x} hunter2 }"
        ),
        minimal(jenkins: "https://me:hunter2@ci.thalassa.example"),
        minimal(jenkins: "https://me:hun/ter2@ci.thalassa.example"),
        minimal(jenkins: "{ url: https://ci.thalassa.example, proxy: 'http://me:hunter2@proxy' }"),
        minimal(mail: "smtp://me:hunter2@localhost"),
        minimal(mail: "\n  server: smtp://localhost\n  password: hunter2: x"),
        minimal(mail: "\n  server: smtp://localhost\n  password: |\n    hunter2\n    hunter2: x"),
        minimal(mail: "\n  server: smtp://localhost\n  password:\n\n    hunter2\n  usr: x"),
        minimal(mail: "\n  server: smtp://localhost\n  password: \"hunter2"),
        minimal(mail: "\n  server: smtp://localhost\n  password = hunter2"),
        minimal(
            more: "people: { jun: { mail: jun@x.example, slack: https://x.example/hunter2 } }"
        ),
        minimal(
            more:
                "people:\n  jun:\n    mail: j@x.example\n    slack:\n      url: https://x.example/hunter2"
        ),
        minimal(more: "slack: https://hooks.slack.example/hunter2\nx: y"),
        minimal(more: "slack: { url: https://hooks.slack.example/hunter2, token: x }\nx: y"),
        minimal(more: "heartbeat: https://hc.example/hunter2"),
        minimal(more: "api_key: hunter2"),
        minimal(
            jenkins: "{ url: http://ci.thalassa.example, user: me, token: '${file:/etc/token}' }"
        ),
        minimal(
            more: "people: { jun: { mail: j@x.example, slack: '${file:/etc/token}' } }"
        ),
        minimal(jenkins: "{ url: http://ci.thalassa.example, user: me }"),
    ]

    @Test(arguments: slips)
    func noFindingLeaksASecret(text: String) {
        let machine = machine(
            files: [
                "/etc/token": "hunter2",
                "/home/op/.netrc": "machine ci.thalassa.example login me password \"hunter2",
            ]
        )
        let said = verdict(on: text, in: machine)
        #expect(!said.contains("hunter2") && !said.contains("ter2"), "\(said)")
    }

    @Test func aSecretThatWasReadDoesNotPrint() throws {
        let read = try configuration(
            minimal(
                jenkins: "{ url: https://ci.thalassa.example, user: me, token: '${env:TOKEN}' }",
                more: "people: { jun: { mail: j@x.example, slack: '${env:HOOK}' } }"
            ),
            in: machine(environment: ["TOKEN": "hunter2", "HOOK": "https://x.example/hunter2"])
        )
        #expect(read.controllers.first?.credential?.password == Secret("hunter2"))
        #expect(read.reach["jun"]?.slack == Secret("https://x.example/hunter2"))
        var dumped = ""
        dump(read, to: &dumped)
        #expect(!"\(read)\(String(reflecting: read))\(dumped)".contains("hunter2"))
    }

    @Test func onlyTheSecretIsMasked() throws {
        let source = try Source(
            file: "x",
            text: """
                token-service: { jobs: a }   # no key of a secret
                jenkins: { url: https://ci, token: ${file:x}, user: me }
                mail:
                  password: hunter2
                  from: a@b
                server: smtp://me:hunter2@localhost
                """
        )
        #expect(
            source.masked?.text == """
                token-service: { jobs: a }   # no key of a secret
                jenkins: { url: https://ci, token: ${file:x}, user: me }
                mail:
                  password: ••••
                  from: a@b
                server: smtp://••••@localhost
                """
        )
    }
}
