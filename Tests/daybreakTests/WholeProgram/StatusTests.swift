import Foundation
import Golden
import Testing

/// What a monitor asks that watches whether anybody watches.
@Suite struct StatusTests {
    private let home: Home

    init() throws {
        home = try Home()
        try home.writeDemo()
    }

    @Test func beforeTheFirstRunItWarns() throws {
        let ending = try home.run("status")
        #expect(ending.transcript == "daybreak WARNING: there was no run yet\nexit 1\n")
    }

    @Test(arguments: [
        ("2026-11-16T06:15:00Z", "OK: the last run was 07:00, 15 minutes ago", 900, 0),
        ("2026-11-17T08:00:00Z", "OK: the last run was Mon 16 Nov 07:00, 26 hours ago", 93_600, 0),
        (
            "2026-11-19T06:00:00Z", "WARNING: the last run was Mon 16 Nov 07:00, 3 days ago",
            259_200, 1
        ),
        (
            "2026-11-15T06:00:00Z",
            "WARNING: the last run was Mon 16 Nov 07:00, which is still to come by this clock", 0, 1
        ),
    ])
    func theAgeOfTheLastRunDecides(now: String, words: String, age: Int, status: Int32) throws {
        let first = try home.runMorning("2026-11-16")
        try #require(first.status == 0)
        let ending = try home.run("status", "--now", now)
        #expect(
            ending.output
                == "daybreak \(words); 0 messages waiting | age=\(age)s;93600;;0 waiting=0;;;0\n"
        )
        #expect(ending.status == status)
    }

    @Test(arguments: [
        ("2026-11-17T07:00:00Z", "OK", "5 messages waiting |", Int32(0)),
        ("2026-11-17T07:00:01Z", "WARNING", "5 messages waiting, 5 for more than an hour |", 1),
    ])
    func whatWaitsForLongIsAWarning(now: String, state: String, words: String, status: Int32) throws
    {
        try home.writeDemo(
            mail: "server: smtp://127.0.0.1:9",
            more: "limits: { retry_within: none }\n"
        )
        _ = try home.runMorning("2026-11-16")
        _ = try home.runMorning("2026-11-17")
        let ending = try home.run("status", "--now", now)
        #expect(ending.output.hasPrefix("daybreak \(state): "))
        #expect(ending.output.contains("ago; \(words)"))
        #expect(ending.status == status)
    }

    @Test func whatIsHeldForTheOperatorIsAWarning() throws {
        try home.writeDemo(more: "limits: { people_in_one_run: 2 }\noperator: ines\n")
        _ = try home.runMorning("2026-11-16")
        _ = try home.runMorning("2026-11-17")
        let ending = try home.run("status", "--now", "2026-11-17T06:10:00Z")
        #expect(
            ending.output.contains("5 messages waiting, 5 until `daybreak outbox release` |"),
            "\(ending.transcript)"
        )
        #expect(ending.status == 1)
    }

    @Test func aStateThatCannotBeReadIsUnknown() throws {
        try home.write(String(repeating: "no state ", count: 99), to: "state/daybreak.sqlite")
        let ending = try home.run("status")
        #expect(ending.status == 3)
    }

    @Test func metricsAreWrittenWhereTheConfigurationSays() throws {
        let text = try String(contentsOf: home.url("daybreak.yaml"), encoding: .utf8)
        let report = "report:"
        try #require(!text.contains("\n\(report)"))
        try home.write(text + "report: { metrics: daybreak.prom }\n", to: "daybreak.yaml")
        let ending = try home.runMorning("2026-11-16")
        #expect(ending.status == 0)
        let metrics = try String(contentsOf: home.url("daybreak.prom"), encoding: .utf8)
        #expect(metrics.contains("\ndaybreak_last_run_timestamp_seconds 1794808800\n"))

        try home.write(text + "report: { metrics: nowhere/daybreak.prom }\n", to: "daybreak.yaml")
        let next = try home.runMorning("2026-11-17")
        #expect(next.status == 0)
        #expect(next.errors.contains("nowhere/daybreak.prom: there is no such file"))
    }
}
