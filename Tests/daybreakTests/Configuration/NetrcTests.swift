import Testing
import Wire

@testable import daybreak

@Suite struct NetrcTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var host = "ci.thalassa.example"
        var user: String?
        var expected: String?
    }

    static let cases = [
        Case(
            testDescription: "one line",
            text: "machine ci.thalassa.example login me password x",
            expected: "me x"
        ),
        Case(
            testDescription: "several lines, in any order, with tabs and a carriage return",
            text: "machine ci.thalassa.example\r\n\tpassword x\r\n\tlogin me\r\n",
            expected: "me x"
        ),
        Case(
            testDescription: "the first of two for one host",
            text: """
                machine ci.thalassa.example login me password x
                machine ci.thalassa.example login you password y
                """,
            expected: "me x"
        ),
        Case(
            testDescription: "the one for the user",
            text: """
                machine ci.thalassa.example login me password x
                machine ci.thalassa.example login you password y
                """,
            user: "you",
            expected: "you y"
        ),
        Case(
            testDescription: "nobody's for another user",
            text: "machine ci.thalassa.example login me password x",
            user: "you"
        ),
        Case(
            testDescription: "a line without a login, for whoever asks",
            text: "machine ci.thalassa.example password x",
            user: "me",
            expected: "me x"
        ),
        Case(
            testDescription: "no host is part of another",
            text: "machine thalassa.example login me password x"
        ),
        Case(
            testDescription: "hosts have no case",
            text: "machine CI.Thalassa.example login me password x",
            expected: "me x"
        ),
        Case(
            testDescription: "default is for every host",
            text: "machine other login me password x\ndefault login you password y",
            expected: "you y"
        ),
        Case(
            testDescription: "what stands before default goes first",
            text: "machine ci.thalassa.example login me password x\ndefault login you password y",
            expected: "me x"
        ),
        Case(
            testDescription: "quotes hold blanks, escapes and keywords",
            text: #"machine ci.thalassa.example login "my self" password "a \"b\" \\ machine""#,
            expected: #"my self a "b" \ machine"#
        ),
        Case(
            testDescription: "a password may begin with #",
            text: "machine ci.thalassa.example login me password #x",
            expected: "me #x"
        ),
        Case(
            testDescription: "comments are skipped",
            text: """
                # machine ci.thalassa.example login no password no
                machine ci.thalassa.example
                   # login no
                   login me
                   password x
                """,
            expected: "me x"
        ),
        Case(
            testDescription: "macros are skipped",
            text: """
                macdef init
                machine ci.thalassa.example login no password no

                machine ci.thalassa.example login me password x
                """,
            expected: "me x"
        ),
        Case(
            testDescription: "accounts and unknown words are skipped",
            text: "machine ci.thalassa.example port 22 login me account login password x",
            expected: "me x"
        ),
        Case(testDescription: "a password of nobody's", text: "password x login me"),
        Case(testDescription: "nothing", text: ""),
    ]

    @Test(arguments: cases)
    func theLoginOfAHostIsFound(_ example: Case) throws {
        let found = try Netrc(example.text).credential(for: example.host, user: example.user)
        #expect(found.map { "\($0.user) \($0.password.value)" } == example.expected)
    }

    @Test(arguments: [
        ("machine a login \"me", NetrcError.openQuote(line: 1)),
        ("machine a login me\npassword \"x\\", .openQuote(line: 2)),
        ("machine a login me\n\npassword\n", .nothingFollows(line: 4)),
        ("macdef x\nget\n\nmachine", .nothingFollows(line: 4)),
    ])
    func whatMakesNoSenseIsSaidByItsLine(text: String, error: NetrcError) {
        #expect(throws: error) { try Netrc(text) }
    }
}
