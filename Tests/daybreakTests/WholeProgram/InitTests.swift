import Foundation
import Golden
import Testing

/// The first hour: a controller that nobody has described yet, looked over by the built program.
@Suite(.enabled(if: shared != nil, needsShared)) struct InitTests {
    /// The demo's controller, and one whose timer jobs are those of a large telescope project: chains
    /// that a cron job starts, clean builds that are roots themselves, housekeeping every ten minutes.
    @Test(arguments: [
        ("thalassa", "ci/demo/scenario.json"),
        ("telescope", "Tests/daybreakTests/WholeProgram/Scenarios/telescope.json"),
    ])
    func aControllerIsLookedOverAndDescribed(name: String, scenario: String) throws {
        let home = try Home()
        let standIn = try standIn(scenario)
        defer { standIn.stop() }
        let ending = try home.run("init", standIn.address, environment: ["TZ": "UTC"])
        #expect(ending.status == 0)
        try expectGolden(standIn.hidden(in: ending.transcript), "init/\(name).txt")
        let draft = try home.read("daybreak.yaml")
        try expectGolden(standIn.hidden(in: draft), "init/\(name).yaml")
        let night = try home.run("nightly", "--dry-run", "--now", "2026-11-19T06:00:00Z")
        #expect(night.status == 0)
        #expect(night.output.contains("everything was read"))
        #expect(!night.output.contains("is due by"))
        try expectGolden(standIn.hidden(in: night.transcript), "init/\(name)-night.txt")
    }

    @Test func aFileThatIsThereIsLeftAlone() throws {
        let home = try Home()
        try home.write("mine", to: "daybreak.yaml")
        let ending = try home.run("init", "http://127.0.0.1:9")
        #expect(ending.status == 2)
        #expect(ending.errors.contains("daybreak.yaml is there already"))
        #expect(try home.read("daybreak.yaml") == "mine")
    }

    @Test func whatCannotBeReadIsSaidAndNothingIsWritten() throws {
        let home = try Home()
        let standIn = try standIn("ci/demo/scenario.json")
        defer { standIn.stop() }
        try standIn.fail("401")
        let ending = try home.run("init", standIn.address)
        #expect(ending.status == 3)
        #expect(ending.errors.contains("401"))
        #expect(try home.files().isEmpty)
    }

    @Test func aTokenStaysInItsFile() throws {
        let home = try Home()
        try home.write("hush", to: "token")
        let standIn = try standIn("ci/demo/scenario.json")
        defer { standIn.stop() }
        let ending = try home.run(
            "init",
            standIn.address,
            "--user",
            "daybreak",
            "--token-file",
            "token",
            "--owner",
            "marit@thalassa.example",
            "--output",
            "draft.yaml"
        )
        #expect(ending.status == 0)
        let draft = try home.read("draft.yaml")
        let token = "token: \"${file:\(home.url("token").standardizedFileURL.path)}\""
        #expect(draft.contains("user: daybreak, \(token)"))
        #expect(!draft.contains("hush"))
        #expect(draft.contains("owner: marit@thalassa.example"))
        let night = try home.run(
            "nightly",
            "--dry-run",
            "--config",
            "draft.yaml",
            "--now",
            "2026-11-19T06:00:00Z"
        )
        #expect(night.status == 0)
    }

    /// Where the configuration and Jenkins disagree, the operator is told, and the former holds.
    @Test func aScheduleThatJenkinsContradictsIsWarnedOf() throws {
        let home = try Home()
        let standIn = try standIn("ci/demo/scenario.json")
        defer { standIn.stop() }
        let lines = """
            time_zone: Europe/Oslo
            jenkins: \(standIn.address)
            mail: smtp://localhost
            products:
              tides-api: { jobs: nightly/tides-api, owner: root@localhost, schedule: "0 2 * * *" }
            """
        try home.write(lines, to: "daybreak.yaml")
        let night = try home.run("nightly", "--dry-run", "--now", "2026-11-19T06:00:00Z")
        #expect(
            night.output.contains(
                """
                nightly/tides-api: `schedule` of tides-api says 0 2 * * *, its timer on Jenkins
                TZ=Europe/Oslo; 15 3 * * *. Ours holds; take it out, or correct one of the two.
                """
            )
        )
        #expect(night.status == 0)
    }

    @Test func whatIsNoAddressIsRefused() throws {
        let home = try Home()
        let ending = try home.run("init", "ci.thalassa.example")
        #expect(ending.status == 2)
        #expect(try home.files().isEmpty)
        try home.write("mine", to: "daybreak.yaml")
        let again = try home.run("init", "ci.thalassa.example")
        #expect(again.errors == ending.errors)
    }

    private func standIn(_ scenario: String) throws -> StandIn {
        let standIn = try StandIn(scenario: checkout.appendingPathComponent(scenario))
        try standIn.turn(to: "2026-11-19T06:00:00Z")
        return standIn
    }
}
