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
