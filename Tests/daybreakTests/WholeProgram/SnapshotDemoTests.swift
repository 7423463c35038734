import Golden
import Testing

/// A product whose own change sets are those of the CI scripts.
@Suite(.enabled(if: shared != nil, needsShared))
struct SnapshotDemoTests {
    @Test func whatTheBuildsWereMadeFromTellsWhatChanged() throws {
        let home = try Home()
        try home.write(Self.scenario, to: "scenario.json")
        let jenkins = try StandIn(scenario: home.url("scenario.json"))
        defer { jenkins.stop() }
        try jenkins.turn(to: "2026-11-19T06:00:00Z")
        try home.write(
            """
            jenkins: \(jenkins.address)
            products:
              thalassa:
                jobs: nightly/thalassa
                children: build/thalassa
                owner: marit@thalassa.example
                changes:
                  from: artifact:**/manifest.txt
                  link: https://git.example/{{name}}/compare/{{from}}...{{to}}
            state: state
            """,
            to: "daybreak.yaml"
        )
        let ending = try home.run(
            "nightly",
            "--config",
            "daybreak.yaml",
            "--dry-run",
            "--announce-existing",
            "--now",
            "2026-11-19T07:00:00Z"
        )
        let changed = ending.output.split(separator: "WHAT CHANGED").dropFirst().first ?? ""
        let lines = changed.split(separator: "WHAT IS EXPECTED").first ?? ""
        try expectGolden(String(lines), "snapshots.txt")
    }

    private static let scenario = """
        {"jobs": {
          "nightly/thalassa": {"cron": "30 0 * * *", "builds": [
            {"number": 811, "start": "2026-11-18T00:30:00Z", "duration": 11000,
             "result": "SUCCESS", "triggers": ["timer"]},
            {"number": 812, "start": "2026-11-19T00:30:00Z", "duration": 12120,
             "result": "FAILURE", "triggers": ["timer"]}]},
          "build/thalassa": {"builds": [
            {"number": 1898, "start": "2026-11-18T00:31:00Z", "duration": 9000,
             "result": "SUCCESS", "triggers": ["step nightly/thalassa#811"],
             "parameters": {"PLATFORM": "linux-aarch64"},
             "artifacts": {"build/manifest.txt": "# product SHA1 Version\\nbase 1111111aaa g1\\n\
        solver 2222222bbb g2 base\\ndocs 3333333ccc g3\\n"}},
            {"number": 1905, "start": "2026-11-19T00:31:00Z", "duration": 9000,
             "result": "FAILURE", "triggers": ["step nightly/thalassa#812"],
             "parameters": {"PLATFORM": "linux-aarch64"},
             "changes": [{"id": "c1c1c1c1", "author": "Jun Watanabe",
               "email": "jun@thalassa.example", "msg": "Tune CI", "paths": ["Jenkinsfile"]}],
             "artifacts": {"build/manifest.txt": "# product SHA1 Version\\nbase 1111111aaa g1+1\\n\
        solver 4e1b9c2aaa g4 base\\ndocs 5555555ddd g5\\n",
               "build/status.yaml": "built: [{name: base}]\\nfailed_at: {name: solver}\\n"}}]}
        }}
        """
}
