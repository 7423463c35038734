import Foundation
import Golden
import Testing

/// What goes wrong on the way to people, against real servers: what is said, what is kept, and who has
/// heard in the end.
///
/// Each is a morning with five messages at 07:00, and the next run at 07:15; the golden files have the
/// words of both.
@Suite(.enabled(if: PostOffice.isHere, PostOffice.isNeeded)) struct FaultTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        /// What happens, which also names the golden file.
        var name: String
        var way: Way
        /// How the two runs end.
        var ends: [Int32]
        /// Who has not got their message, even after the second.
        var without: [String] = []

        var testDescription: String { name }
    }

    enum Way: Sendable {
        /// A mail server that answers recipients like this.
        case mail(String)
        /// One that insists on STARTTLS and a password.
        case secure(certificate: String, password: String = "s3cr3t")
        case mailTo(String)
        /// Tomasz's webhook, which is preferred to his mail, and answers like this.
        case hook(String)
        case hookAt(String)
    }

    static let everyone = ["hanna", "jun", "piet", "seun", "tomasz"]

    static let all: [Fault] = [
        // mail: one recipient
        Fault(name: "421 and then fine", way: .mail("seun=421,250"), ends: [0, 0]),
        Fault(name: "450 greylisted", way: .mail("seun=450,250"), ends: [4, 0]),
        Fault(name: "550 nobody", way: .mail("seun=550"), ends: [4, 0], without: ["seun"]),
        Fault(name: "554 spam", way: .mail("seun=554"), ends: [4, 0], without: ["seun"]),
        Fault(name: "hangs after DATA", way: .mail("seun=hang,250"), ends: [4, 0]),
        Fault(
            name: "hangs after DATA twice",
            way: .mail("seun=hang"),
            ends: [4, 4],
            without: ["seun"]
        ),
        // mail: the server
        Fault(
            name: "TLS with a wrong name",
            way: .secure(certificate: "wrong.pem"),
            ends: [4, 4],
            without: everyone
        ),
        Fault(
            name: "TLS expired",
            way: .secure(certificate: "expired.pem"),
            ends: [4, 4],
            without: everyone
        ),
        Fault(
            name: "AUTH refused",
            way: .secure(certificate: "good.pem", password: "wr0ng"),
            ends: [4, 4],
            without: everyone
        ),
        Fault(
            name: "no such mail server",
            way: .mailTo("smtp://mail.invalid"),
            ends: [4, 4],
            without: everyone
        ),
        Fault(
            name: "nobody listens",
            way: .mailTo("smtp://127.0.0.1:9"),
            ends: [4, 4],
            without: everyone
        ),
        // a webhook
        Fault(name: "429 for a second", way: .hook("429:1,200"), ends: [0, 0]),
        Fault(
            name: "429 for half an hour",
            way: .hook("429:1800"),
            ends: [4, 4],
            without: ["tomasz"]
        ),
        Fault(name: "503 and then fine", way: .hook("503,200"), ends: [0, 0]),
        Fault(name: "500 and then fine", way: .hook("500,200"), ends: [4, 0]),
        Fault(name: "200 with ok false", way: .hook("false"), ends: [4, 0]),
        Fault(name: "404", way: .hook("404"), ends: [4, 0]),
        Fault(name: "410", way: .hook("410"), ends: [4, 0]),
        Fault(name: "redirect to another host", way: .hook("302"), ends: [4, 0]),
        Fault(
            name: "no such web server",
            way: .hookAt("https://hooks.invalid/s3cr3t"),
            ends: [4, 4],
            without: ["tomasz"]
        ),
    ]

    @Test(arguments: all)
    func allIsSaidAndNothingIsLostOrTwice(fault: Fault) throws {
        let home = try Home()
        let server = try home.meet(fault.way)
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        var said = ""
        var ends: [Int32] = []
        for (shown, now) in [("07:00", "06:00"), ("07:15", "06:15")] {
            let ending = try home.runMorning("2026-11-17", "--now", "2026-11-17T\(now):00Z")
            ends.append(ending.status)
            said += "\(shown)\n\(ending.messages)exit \(ending.status)\n"
            for word in ["s3cr3t", "wr0ng", "curl", "elsewhere"] {
                #expect(!ending.transcript.contains(word))
            }
            #expect(ending.errors == "")
        }
        said = server?.hidden(in: said) ?? said
        let file = fault.name.lowercased().replacing(" ", with: "-")
        try expectGolden(said, "faults/\(file).txt")
        #expect(ends == fault.ends)
        #expect(try home.heard() == Self.everyone.filter { !fault.without.contains($0) })
    }

    @Test func ofTwentyFiveWithOneInTenGreylistedAllHaveHeardAfterTwoRuns() throws {
        let home = try Home()
        let watchers = (1...20).map { "w\($0)" }
        let post = try home.post(["piet", "w7", "w17"].map { "\($0)=450,250" })
        try home.writeDemo(mail: "server: smtp://127.0.0.1:\(post.port)")
        let people = watchers.map { "  \($0): { name: \($0), mail: \($0)@thalassa.example }\n" }
        try home.write(
            try home.read("daybreak.yaml")
                .replacing("people:\n", with: "people:\n\(people.joined())")
                .replacing(
                    "[piet, seun, hanna]",
                    with: "[piet, seun, hanna, \(watchers.joined(separator: ", "))]"
                ),
            to: "daybreak.yaml"
        )
        _ = try home.runMorning("2026-11-16")
        let first = try home.runMorning("2026-11-17")
        #expect(
            first.messages == """
                25 messages: 22 delivered (22 mail), 3 waiting
                   waiting    Piet de Vries, w7 and w17, mail: 450 4.2.0 Greylisted, come back
                              later; next try 07:01

                """
        )
        let second = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(second.messages == "3 messages: 3 delivered (3 mail), 0 waiting\n")
        #expect(try home.heard() == (Self.everyone + watchers).sorted())
    }

    @Test func aClockThatJumpsBackADaySendsNothingTwiceAndLosesNothing() throws {
        let home = try Home()
        let post = try home.post(["seun=450,450,250"])
        try home.writeDemo(mail: "server: smtp://127.0.0.1:\(post.port)")
        _ = try home.runMorning("2026-11-16")
        let before = try home.runMorning("2026-11-17")
        #expect(before.messages.hasPrefix("5 messages: 4 delivered (4 mail), 1 waiting\n"))
        let back = try home.runMorning("2026-11-17", "--now", "2026-11-16T06:15:00Z")
        #expect(back.messages.hasPrefix("1 message: 0 delivered, 1 waiting\n"))
        let again = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:15:00Z")
        #expect(again.messages.hasPrefix("1 message: 0 delivered, 1 waiting\n"))
        let last = try home.runMorning("2026-11-17", "--now", "2026-11-17T06:30:00Z")
        #expect(last.messages == "1 message: 1 delivered (1 mail), 0 waiting\n")
        #expect(try home.heard() == Self.everyone)
    }
}

extension Home {
    /// Writes the demo's configuration with a fault in somebody's way.
    fileprivate func meet(_ way: FaultTests.Way) throws -> Server? {
        let dead = "limits: { retry_within: none }\n"
        switch way {
        case .mail(let answers):
            let post = try post([answers])
            let mail = "server: smtp://127.0.0.1:\(post.port)\ntimeout: 1 second"
            try writeDemo(mail: mail)
            return post
        case .secure(let certificate, let password):
            try makeCertificates()
            try write(password, to: "password")
            let post = try post(certificate: certificate)
            try writeDemo(mail: PostOffice.mail(to: "smtp://127.0.0.1:\(post.port)"), more: dead)
            return post
        case .mailTo(let address):
            try writeDemo(mail: "server: \(address)", more: dead)
            return nil
        case .hook(let answers):
            let hooks = try hooks()
            try writeDemo(mail: "maildir: arrived")
            try giveHook(to: "tomasz", answering: answers, on: hooks)
            return hooks
        case .hookAt(let address):
            try writeDemo(mail: "maildir: arrived", more: dead)
            try giveHook(to: "tomasz", at: address)
            return nil
        }
    }

    /// Who has got a message, as often as they have.
    fileprivate func heard() throws -> [String] {
        let mails = try mails(in: "arrived").flatMap(\.recipients)
            .map { String($0.prefix { $0 != "@" }) }
        let posts =
            (try? read("hooks").split(separator: "\n").filter { $0.hasSuffix(" 200") }) ?? []
        return (mails + posts.map { _ in "tomasz" }).sorted()
    }
}
