import Foundation
import Golden
import Testing

/// Who is told, and when, over the mornings of the demo.
@Suite(.enabled(if: shared != nil, needsShared)) struct RotaAndQuietTests {
    private func demo(_ more: String = "", rota: String? = nil) throws -> (Home, StandIn) {
        let (home, jenkins) = (try Home(), try StandIn())
        try home.writeDemo(jenkins: jenkins.address, more: more)
        if let rota {
            try home.write(rota, to: "rota.csv")
            let text = try home.read("daybreak.yaml").replacing(
                "stack: { lead: marit, members: [ines, tomasz] }",
                with: "stack: { lead: marit, members: [ines, tomasz], rota: rota.csv }"
            )
            try home.write(text, to: "daybreak.yaml")
        }
        return (home, jenkins)
    }

    private func nightly(_ home: Home, _ jenkins: StandIn, _ moments: String...) throws -> [Ending]
    {
        try moments.map { moment in
            try jenkins.turn(to: moment)
            return try home.run("nightly", "--now", moment)
        }
    }

    @Test(arguments: [
        ("2026-11-18,2026-11-18,jun\n2026-11-19,2026-11-20,ines", "Ines Duarte (owner)"),
        ("2026-11-18,2026-11-18,jun", "Marit Solheim (owner)"),
        ("2026-11-19,2026-11-19,Nobody Known", "Marit Solheim (owner)"),
    ])
    func whoeverIsOnDutyThatMorningOwnsIt(rota: String, owner: String) throws {
        let (home, jenkins) = try demo(rota: "from,until,who\n\(rota)\n")
        defer { jenkins.stop() }
        let endings = try nightly(home, jenkins, "2026-11-18T06:00:00Z", "2026-11-19T06:00:00Z")
        #expect(endings[1].output.contains("told \(owner)"))
        let isUnknown = rota.contains("Nobody")
        #expect(endings[1].errors.contains("nobody is called Nobody Known") == isUnknown)
    }

    @Test func aSilenceIsToldWithItsAuthorAndReason() throws {
        let (home, jenkins) = try demo("acknowledge: ops/known.yaml\n")
        defer { jenkins.stop() }
        try home.write(
            """
            silences:
              - { product: assim, test: "*", by: hanna, why: the pool moves, until: 2026-11-17 }
            """,
            to: "ops/known.yaml"
        )
        let endings = try nightly(
            home,
            jenkins,
            "2026-11-16T06:00:00Z",
            "2026-11-17T06:00:00Z",
            "2026-11-18T06:00:00Z"
        )
        #expect(endings[1].output.contains("silenced by hanna until Tue 17 Nov: the pool moves"))
        #expect(endings[1].output.contains("silenced by hanna until 2026-11-17: the pool moves"))
        #expect(endings[2].output.contains("was silenced by hanna until Tue 17 Nov"))
        #expect(endings[2].output.contains("told Tomasz Wilk (owner), 3 stakeholders"))
    }

    @Test func whyTellsOfASilenceAndOfOptingOut() throws {
        let (home, jenkins) = try demo("acknowledge: ops/known.yaml\n")
        defer { jenkins.stop() }
        let text = try home.read("daybreak.yaml").replacing(
            "mail: piet@thalassa.example }",
            with: "mail: piet@thalassa.example, mute: [assim, thalassa] }"
        )
        try home.write(text, to: "daybreak.yaml")
        try home.write(
            """
            silences:
              - { product: assim, test: "*", by: hanna, why: the pool moves, until: 2026-12-17 }
            """,
            to: "ops/known.yaml"
        )
        _ = try nightly(home, jenkins, "2026-11-16T06:00:00Z", "2026-11-17T06:00:00Z")
        func why(_ product: String, to person: String) throws -> String {
            let ending = try home.run(
                "why",
                product,
                "--to",
                person,
                "--now",
                "2026-11-19T06:00:00Z"
            )
            return ending.output.split { $0.isWhitespace }.joined(separator: " ")
        }
        let silenced = "silenced by hanna until 2026-12-17: the pool moves"
        #expect(try why("assim", to: "hanna").contains(silenced))
        _ = try nightly(home, jenkins, "2026-11-19T06:00:00Z")
        let optedOut = "asked not to hear of it (mute: thalassa)"
        #expect(try why("thalassa", to: "piet").contains(optedOut))
    }

    @Test func whatIsWrittenAtNightIsHeldUntilMorning() throws {
        let (home, jenkins) = try demo()
        defer { jenkins.stop() }
        let endings = try nightly(
            home,
            jenkins,
            "2026-11-18T06:00:00Z",
            "2026-11-19T05:00:00Z",
            "2026-11-19T05:45:00Z",
            "2026-11-19T06:00:00Z"
        )
        #expect(endings[1].status == 0)
        #expect(endings[1].output.contains(" 0 delivered, 0 waiting, "))
        let words = endings[1].output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(words.contains("held Ines Duarte, Marit Solheim, Piet de Vries,"))
        #expect(words.contains("mail: quiet hours; next try 07:00"))
        #expect(endings[2].output.contains(" 0 delivered, 0 waiting, "))
        #expect(endings[3].output.contains(" 0 waiting\n"))
        #expect(try home.read("mail/new/" + (home.mails().last ?? "")).contains("Good morning"))
        let why = try home.run("why", "thalassa", "--now", "2026-11-19T06:00:00Z")
        let said = why.output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(said.contains("Ines Duarte and Marit Solheim were held from 06:00 to 07:00: quiet"))
        #expect(!said.contains("withdrawn"))
    }
}

extension Home {
    fileprivate func mails() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url("mail/new").path).sorted()
    }
}
