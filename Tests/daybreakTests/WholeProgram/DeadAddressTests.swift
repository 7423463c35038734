import Foundation
import Golden
import Testing

/// Somebody's address is gone: others are used, the operator hears of it once, and it comes back.
@Suite struct DeadAddressTests {
    /// After the morning on which Jun's webhook answered 410 to the first of his messages.
    private func home(answering answers: String = "410") throws -> (Home, Server, first: Ending) {
        let home = try Home()
        let server = try home.hooks()
        try home.writeDemo(more: "operator: hanna\n")
        try home.giveHook(to: "jun", answering: answers, on: server)
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        return try (home, server, home.runMorning("2026-11-17"))
    }

    private func junsWays(_ home: Home) throws -> [String] {
        let mails = try home.mails().filter { $0.recipients == ["jun@thalassa.example"] }
        let posts = try home.read("hooks").split(separator: "\n")
        return posts.map { "hook \($0.split(separator: " ")[1])" } + mails.map { _ in "mail" }
    }

    @Test func whatIsRefusedThereGoesByMailAndTheOperatorIsTold() throws {
        let (home, server, first) = try home()
        #expect(first.status == 4)
        let said = server.hidden(in: first.messages)
        let told = try #require(try home.mails().first { $0.id.hasPrefix("<unreachable.") })
        #expect(told.recipients == ["hanna@thalassa.example"])
        let list = try home.run("outbox", "--now", "2026-11-17T06:01:00Z")
        let letter = told.parts.first?.text ?? ""
        try expectGolden(
            server.hidden(in: "\(said)\n\(told.line)\n\n\(letter)\n\(list.transcript)"),
            "dead-address.txt"
        )
        #expect(try junsWays(home) == ["hook 410", "mail"])
    }

    @Test func laterMessagesGoByMailAtOnceAndTheOperatorHearsNoMore() throws {
        let (home, server, _) = try home()
        for day in [18, 19] {
            let ending = try home.runMorning("2026-11-\(day)")
            #expect(ending.status == 0)
        }
        #expect(try junsWays(home) == ["hook 410", "mail", "mail", "mail"])
        let told = try home.mails().filter { $0.id.hasPrefix("<unreachable.") }
        #expect(told.count == 1)
        withExtendedLifetime(server) {}
    }

    @Test func aCorrectedAddressIsUsedAtOnce() throws {
        let (home, server, _) = try home()
        try home.write("http://127.0.0.1:\(server.port)/200/other\n", to: "jun.hook")
        for day in [18, 19] { _ = try home.runMorning("2026-11-\(day)") }
        #expect(try junsWays(home) == ["hook 410", "hook 200", "hook 200", "mail"])
    }

    @Test func aTestMessageThatArrivesOpensItAgain() throws {
        let (home, server, _) = try home(answering: "410,200")
        let doctor = ["doctor", "--send-test", "--to", "jun", "--now", "2026-11-17T07:00:00Z"]
        try home.writeJenkins("http://127.0.0.1:9")
        let before = try home.start(doctor).wait()
        #expect(before.output.contains("not used since 07:00: 127.0.0.1:\(server.port) refuses"))
        let after = try home.start(doctor).wait()
        #expect(!after.output.contains("not used since"))
        try home.writeJenkins("https://ci.thalassa.example")
        for day in [18, 19] { _ = try home.runMorning("2026-11-\(day)") }
        #expect(
            try junsWays(home).prefix(5) == ["hook 410"] + Array(repeating: "hook 200", count: 4)
        )
    }

    @Test func theOnlyAddressIsTriedAllTheSame() throws {
        let home = try Home()
        let post = try home.post(["seun=550"])
        try home.writeDemo(mail: "server: smtp://127.0.0.1:\(post.port)", more: "operator: seun\n")
        _ = try home.runMorning("2026-11-16")
        let first = try home.runMorning("2026-11-17")
        #expect(
            first.messages == """
                5 messages: 4 delivered (4 mail), 0 waiting, 1 refused
                   refused    Oluwaseun Bello, mail: 550 5.1.1 No such person here; correct the
                              address in `people`

                """
        )
        let second = try home.runMorning("2026-11-19")
        #expect(
            second.messages.contains("refused    Oluwaseun Bello, mail: 550 5.1.1 No such person")
        )
        withExtendedLifetime(post) {}
    }

    @Test func aChatThatIsDownForAnHourIsFollowedByMail() throws {
        let home = try Home()
        let server = try home.hooks()
        try home.writeDemo(more: "limits: { retry_within: none }\n")
        try home.giveHook(to: "tomasz", answering: "503", on: server)
        var said = ""
        _ = try home.runMorning("2026-11-16")
        for time in ["06:00", "06:30", "07:01", "07:15"] {
            let ending = try home.runMorning("2026-11-17", "--now", "2026-11-17T\(time):00Z")
            said += "\(time)\n\(ending.messages)"
        }
        let why = try home.run("why", "assim", "--now", "2026-11-17T07:15:00Z")
        let told = why.output.split(separator: "\n").filter {
            $0.contains("Tomasz") || $0.contains("withdrawn")
        }
        said += told.joined(separator: "\n") + "\n"
        try expectGolden(server.hidden(in: said), "chat-down.txt")
    }
}
