import Golden
import Testing

/// The reviewed file of acknowledgements and known issues, over the mornings of the demo.
@Suite(.enabled(if: shared != nil, needsShared)) struct AcknowledgeTests {
    /// Reads the mornings one after the other; what each of them said of assim.
    private func mornings(_ file: String, _ days: ClosedRange<Int>) throws -> [Ending] {
        let jenkins = try StandIn()
        defer { jenkins.stop() }
        let home = try Home()
        try home.writeDemo(jenkins: jenkins.address, more: "acknowledge: ops/known.yaml\n")
        try home.write(file, to: "ops/known.yaml")
        return try days.map { day in
            let moment = "2026-11-\(day)T06:00:00Z"
            try jenkins.turn(to: moment)
            return try home.run("nightly", "--now", moment)
        }
    }

    @Test func aKnownIssueIsNewsOnceItsDayHasPassed() throws {
        let file = """
            known:
              - product: assim
                test: test_innovation_statistics
                ticket: TH-4400
                until: 2026-11-17
                why: the new tables are wrong
            """
        let said = try mornings(file, 16...18).map(\.assim)
        #expect(
            said[1] == """
                 x assim      failed    first night
                              pytest: 1 of 142 tests newly fails
                              known issue TH-4400 until Tue 17 Nov: the new tables are wrong
                              known: TH-4400 until 2026-11-17
                """
        )
        #expect(
            said[2] == """
                 x assim      FAILED    2nd night, since Tue 17 Nov
                              pytest: 1 of 142 tests fails
                              was a known issue, TH-4400 until Tue 17 Nov: the new tables are
                              wrong
                              told Tomasz Wilk (owner), 3 stakeholders
                """
        )
    }

    @Test func whoHasItIsSaidUntilTheirDayHasPassed() throws {
        let file =
            "acknowledged: [{ incident: assim-1, who: jun, until: 2026-11-17, why: mine }]\n"
        let said = try mornings(file, 16...18).map(\.assim)
        #expect(said[1].contains("Jun Watanabe has it until Tue 17 (mine)\n"))
        #expect(said[2].contains("Jun Watanabe had it until Tue 17 (mine); nobody has it now\n"))
    }

    @Test func aSlipIsToldToTheOperatorAndSilencesNobody() throws {
        let file = """
            known:
              - { product: asim, test: "*", ticket: TH-4400, until: 2026-11-17 }
            """
        let endings = try mornings(file, 16...17)
        #expect(endings.map(\.status) == [0, 0])
        #expect(endings[1].assim.contains("told Tomasz Wilk (owner), 3 stakeholders"))
        #expect(endings[1].errors.contains("ops/known.yaml:2:"))
        #expect(endings[1].errors.contains("no product is called asim; did you mean assim?"))
    }

    @Test func aFileThatIsNotThereIsToldToo() throws {
        let jenkins = try StandIn()
        defer { jenkins.stop() }
        let home = try Home()
        try home.writeDemo(jenkins: jenkins.address, more: "acknowledge: ops/known.yaml\n")
        let ending = try home.run("nightly", "--quiet", "--now", "2026-11-16T06:00:00Z")
        #expect(ending.status == 0)
        #expect(ending.errors.contains("known.yaml"))
    }
}

extension Ending {
    /// The lines about assim.
    fileprivate var assim: String {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.drop { !$0.contains(" assim ") }
        let more = start.dropFirst().prefix { $0.hasPrefix("     ") }
        return ((start.first.map { [$0] } ?? []) + more).joined(separator: "\n")
    }
}
