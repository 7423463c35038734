import Foundation
import Golden
import Testing

/// Whoever looks every hour of a night hears what one look in the morning would tell, and no more.
@Suite(.enabled(if: shared != nil, needsShared)) struct LookingOftenTests {
    /// Two products that fail one night, an hour or three after midnight, and pass the next.
    private let nights = """
        { "jobs": {
          "nightly/p": { "cron": "0 1 * * *", "builds": [
            { "number": 1, "start": "2026-11-02T01:00:00Z", "duration": 1800,
              "result": "SUCCESS", "triggers": ["timer"] },
            { "number": 2, "start": "2026-11-03T01:00:00Z", "duration": 1800,
              "result": "FAILURE", "triggers": ["timer"], CLAIM },
            { "number": 3, "start": "2026-11-04T01:00:00Z", "duration": 1800,
              "result": "SUCCESS", "triggers": ["timer"] } ] },
          "nightly/q": { "cron": "0 3 * * *", "builds": [
            { "number": 1, "start": "2026-11-02T03:00:00Z", "duration": 1800,
              "result": "SUCCESS", "triggers": ["timer"] },
            { "number": 2, "start": "2026-11-03T03:00:00Z", "duration": 1800,
              "result": "FAILURE", "triggers": ["timer"] },
            { "number": 3, "start": "2026-11-04T03:00:00Z", "duration": 1800,
              "result": "SUCCESS", "triggers": ["timer"] } ] } } }
        """

    private func mails(
        looking moments: [String],
        quiet: String = "{ from: \"20:00\", until: \"07:00\" }",
        claim: String = "\"description\": \"\""
    ) throws -> [String] {
        let home = try Home()
        try home.write(nights.replacing("CLAIM", with: claim), to: "scenario.json")
        let jenkins = try StandIn(scenario: home.url("scenario.json"))
        defer { jenkins.stop() }
        try home.write(
            """
            time_zone: UTC
            jenkins: \(jenkins.address)
            mail: maildir:mail
            state: state
            quiet: \(quiet)
            responses: { r: { answer_by: "12:00", unanswered: olga@x.example } }
            products:
              p: { jobs: nightly/p, owner: olga@x.example, stakeholders: piet@x.example, response: r }
              q: { jobs: nightly/q, owner: olga@x.example, stakeholders: piet@x.example }
            """,
            to: "daybreak.yaml"
        )
        for moment in ["2026-11-02T07:00:00Z"] + moments {
            try jenkins.turn(to: moment)
            let ending = try home.run("nightly", "--now", moment)
            try #require(ending.status == 0, "\(ending.transcript)")
        }
        return try home.mails().map(\.line)
    }

    private static let often = [
        "00:45", "01:45", "02:45", "03:45", "04:45", "05:45", "06:45", "07:05",
    ]

    private func often(_ days: String...) -> [String] {
        days.flatMap { day in Self.often.map { "\(day)T\($0):00Z" } }
    }

    @Test(arguments: ["{ from: \"20:00\", until: \"07:00\" }", "none"])
    func thoseWhoWatchHearOnceAMorningOfAllOfTheNight(quiet: String) throws {
        let heard = try mails(looking: often("2026-11-03", "2026-11-04"), quiet: quiet)
        #expect(
            heard.filter { $0.hasPrefix("Piet") } == [
                "Piet <piet@x.example> | RED: p failed; q failed",
                "Piet <piet@x.example> | GREEN: p passes again after 1 red night; "
                    + "q passes again after 1 red night",
            ]
        )
    }

    @Test func theySayWhatOneLookInTheMorningWouldSay() throws {
        let mornings = ["2026-11-03T07:05:00Z", "2026-11-04T07:05:00Z"]
        let (often, seldom) = try (
            mails(looking: often("2026-11-03", "2026-11-04")), mails(looking: mornings)
        )
        #expect(often.sorted() == seldom.sorted())
    }

    @Test(arguments: [
        ("\"description\": \"\"", 1),
        ("\"claim\": { \"by\": \"olga\", \"at\": \"2026-11-03T09:00:00Z\" }", 0),
    ])
    func whoeverClaimedItIsNotSaidToHaveItUnansweredThoughNothingIsNew(
        claim: String,
        unanswered: Int
    ) throws {
        let heard = try mails(
            looking: ["2026-11-03T07:05:00Z", "2026-11-03T12:05:00Z"],
            claim: claim
        )
        #expect(heard.count { $0.contains("nobody has answered by 12:00") } == unanswered)
    }
}
