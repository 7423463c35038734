import Foundation
import Golden
import Testing

/// What an operator reads when a controller fails, and that nothing comes of it: no incident opens or
/// closes, and nobody hears anything.
@Suite(.enabled(if: shared != nil, needsShared)) struct ControllerFailureTests {
    /// On the eve of the morning that would open two incidents and close one.
    private func eve() throws -> (Home, StandIn) {
        let home = try Home()
        let token = "11aabbccddeeff00112233445566778899"
        let scenario = checkout.appendingPathComponent("ci/demo/scenario.json")
        let text = try String(contentsOf: scenario, encoding: .utf8)
            .replacing(
                "\"plugins\":",
                with: "\"users\": {\"daybreak\": \"\(token)\"}, \"plugins\":"
            )
        try home.write(text, to: "scenario.json")
        try home.write(token, to: "token")
        try home.write("not-the-token", to: "wrong-token")
        let standIn = try StandIn(scenario: home.url("scenario.json"))
        try configure(home, standIn)
        for day in Home.mornings.dropLast() {
            try standIn.turn(to: "\(day)T06:00:00Z")
            let ending = try home.run("nightly", "--now", "\(day)T06:00:00Z")
            try #require(ending.status == 0, "\(ending.transcript)")
        }
        try standIn.turn(to: "2026-11-19T06:00:00Z")
        return (home, standIn)
    }

    private func configure(
        _ home: Home,
        _ standIn: StandIn,
        login: String = "user: daybreak, token: '${file:token}'"
    ) throws {
        try home.writeDemo(
            jenkins: "{ ci: { url: '\(standIn.address)', \(login) } }",
            more: "operator: hanna\n"
        )
    }

    private func morning(_ home: Home) throws -> Ending {
        try home.run("nightly", "--now", "2026-11-19T06:00:00Z")
    }

    @Test func everyFailureIsNamedAndNothingComesOfIt() throws {
        let (home, standIn) = try eve()
        let before = try home.mails().count
        var table = ""
        func enter(_ what: String, _ ending: Ending) throws {
            #expect(ending.status == 3, "\(what)")
            #expect(!ending.transcript.contains("aabbccddeeff"), "\(what)")
            let after = try home.mails().count
            // The operator hears once this morning, and nobody else.
            #expect(after == before + 1, "\(what)")
            table += "# \(what)\n\n\(standIn.hidden(in: ending.transcript))\n"
        }
        for kind in [
            "401", "403", "404", "429", "500", "502", "503", "html", "garbage", "redirect", "cut",
            "empty",
        ] {
            try standIn.fail(kind)
            try enter(kind, morning(home))
            try standIn.recover()
        }
        try configure(home, standIn, login: "connections: 4")
        try enter("no login", morning(home))
        try configure(home, standIn, login: "user: daybreak, token: '${file:wrong-token}'")
        try enter("wrong token", morning(home))
        try expectGolden(table, "failures.txt")

        try configure(home, standIn)
        let recovered = try morning(home)
        #expect(recovered.status == 0)
        try expectGolden(standIn.hidden(in: recovered.output), "demo/2026-11-19.txt")
        let mails = try home.mails().filter { !$0.isForOperator }
        try expectGolden(mails.list, "demo/mails.txt")
    }

    @Test func nobodyListeningIsNamedToo() throws {
        let (home, standIn) = try eve()
        standIn.stop()
        let ending = try morning(home)
        #expect(ending.status == 3)
        try expectGolden(standIn.hidden(in: ending.transcript), "failure-unreachable.txt")
    }

    @Test func whatIsReadIsJudgedAndTheRestWaits() throws {
        let (home, standIn) = try eve()
        try standIn.fail("403", at: "/job/build/")
        let partial = try morning(home)
        #expect(partial.status == 3)
        try expectGolden(standIn.hidden(in: partial.transcript), "failure-partial.txt")

        try standIn.recover()
        let recovered = try morning(home)
        #expect(recovered.status == 0)
        try expectGolden(standIn.hidden(in: recovered.transcript), "failure-recovered.txt")
        let mails = try home.mails()
        #expect(Set(mails.map(\.id)).count == mails.count)
        try expectGolden(mails.list, "failure-mails.txt")
    }

    @Test func aQuietRunSaysWhatItCouldNotRead() throws {
        let (home, standIn) = try eve()
        try standIn.fail("401")
        let ending = try home.run("nightly", "--quiet", "--now", "2026-11-19T06:00:00Z")
        #expect(ending.status == 3)
        try expectGolden(standIn.hidden(in: ending.transcript), "failure-quiet.txt")
    }
}
