import Testing

@testable import Nightly

/// Builds that were ended before their time, by whom or what.
@Suite struct InterruptionTests {
    // MARK: Superseded

    @Test func aSupersededRunIsIgnored() throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE     => failed; opened: nightly
            Tue 17  nightly SUPERSEDED  => superseded
            Wed 18  nightly FAILURE     => failed; continued, 2 nights
            Thu 19  nightly SUPERSEDED  => superseded
            Fri 20  nightly SUCCESS     => passed; closed after 2 nights
            Sat 21  nightly SUPERSEDED  => superseded
            """
        )
    }

    @Test func itEndsNoAbsenceEither() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS     => passed
            Tue 17  nightly disabled    => disabled; absence opened: nightly
            Wed 18  nightly SUPERSEDED  => superseded
            Thu 19  nightly SUCCESS     => passed; absence closed after 1 night
            """
        )
    }

    @Test(arguments: [
        ("SUCCESS", "passed"), ("FAILURE", "failed; opened: nightly"),
        ("branch=dev FAILURE", "branch dev"),
    ])
    func theBuildThatTookItsPlaceIsJudgedForThatRun(result: String, expected: String) throws {
        let end = try expectStory(
            """
            Tue 17 02:00  nightly took=.5h SUPERSEDED                 => under way
            Tue 17        nightly rerun=hanna at=02:01 \(result)      => \(expected)
            """
        )
        #expect(end.standing.records.map(\.build) == [2])
        #expect(end.standing.records.map(\.rerun) == [nil])
    }

    @Test func soIsTheLastOfSeveral() throws {
        try expectStory(
            """
            Tue 17  nightly took=.5h SUPERSEDED
            Tue 17  nightly rerun=jun at=02:01 took=.5h SUPERSEDED
            Tue 17  nightly rerun=hanna at=02:31 SUCCESS            => passed
            """
        )
    }

    @Test func theNextNightThatTookItsPlaceIsANightOfItsOwn() throws {
        let end = try expectStory(
            """
            Tue 17        nightly took=24h SUPERSEDED  => under way
            Wed 18        nightly FAILURE              => failed; opened: nightly
            """
        )
        #expect(end.standing.records.map(\.verdict) == [.none(.superseded), .failed])
        #expect(end.latest[JobID("nightly")]?.record.verdict == .failed)
    }

    @Test func theNewestRunIsTheOneBeforeASupersededOne() throws {
        let end = try expectStory(
            """
            Mon 16  nightly FAILURE     => failed; opened: nightly
            Tue 17  nightly SUPERSEDED  => superseded
            """
        )
        #expect(end.latest[JobID("nightly")]?.record.verdict == .failed)
    }

    @Test func aSupersededChildIsReplacedByItsSuccessor() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS(metrics after=1m took=1h SUPERSEDED)
            Tue 17 07:00  metrics rerun=hanna at=04:31 took=1h FAILURE          => failed; opened: metrics
            """
        )
    }

    @Test func aSupersededChildWithoutASuccessorProvesNothing() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS(metrics after=1m FAILURE)     => failed; opened: metrics
            Tue 17  nightly SUCCESS(metrics after=1m SUPERSEDED)  => superseded
            Wed 18  nightly SUCCESS(metrics after=1m SUCCESS)     => passed; closed after 1 night
            """
        )
    }

    // MARK: Restarted

    @Test(arguments: ["RESTART", "RESTART(build@arm RESTART)", "FAILURE(build@arm RESTART)"])
    func aRestartOfTheControllerIsNoVerdict(run: String) throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE  => failed; opened: nightly
            Tue 17  nightly \(run)   => restarted
            Wed 18  nightly FAILURE  => failed; continued, 2 nights
            """
        )
    }

    @Test func aRunThatARestartCutShortDidRun() throws {
        try expectStory(
            """
            Mon 16  nightly disabled  => disabled; absence opened: nightly
            Tue 17  nightly RESTART   => restarted; absence closed after 1 night
            """
        )
    }

    @Test func whatHadFailedBeforeTheRestartHasFailed() throws {
        try expectStory("Tue 17  nightly RESTART(build@arm FAILURE)  => failed; opened: arm")
    }

    @Test func aPersonIsNamedBeforeARestart() throws {
        try expectStory(
            "Tue 17  nightly RESTART(build@arm by=hanna ABORTED)  => aborted by hanna"
        )
    }

    // MARK: Not built

    @Test(arguments: [
        ("NOT_BUILT", "failed; opened: nightly"),
        ("FAILURE(build@arm NOT_BUILT)", "failed; opened: arm"),
        ("SUCCESS(build@arm NOT_BUILT)", "failed; opened: arm"),
        ("SUPERSEDED", "superseded"),
    ])
    func notBuiltFailsWhereTheProductSaysSo(run: String, expected: String) throws {
        let product = try Product.told(alsoFailures: [.notBuilt])
        try expectStory("Tue 17  nightly \(run)  => \(expected)", of: product)
    }

    // MARK: A second build of one night

    @Test(arguments: ["by=jun ABORTED", "NOT_BUILT", "RESTART"])
    func aSecondBuildThatProvesNothingDoesNotUnsayTheFirst(second: String) throws {
        let end = try expectStory(
            """
            Tue 17 04:00  nightly FAILURE                       => failed; opened: nightly
            Tue 17        nightly at=05:00 took=1h \(second)    => failed
            Tue 17 10:00  nightly at=08:00 took=1h FAILURE      => failed; continued, 1 night
            """
        )
        #expect(end.standing.records.count == 1)
    }
}
