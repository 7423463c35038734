import Testing

@testable import Nightly

/// Runs that were due and did not take place.
@Suite struct AbsenceTests {
    @Test(arguments: ["disabled", "queued"])
    func aMissedRunSaysHowTheJobIsFound(state: String) throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS    => passed
            Tue 17  nightly \(state)   => \(state); absence opened: nightly
            Wed 18  nightly \(state)   => \(state); absence continued, 2 nights
            Thu 19  nightly SUCCESS    => passed; absence closed after 2 nights
            """
        )
    }

    @Test func aRunIsMissedOnlyAfterItsGrace() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS  => passed
            Tue 17 02:29  nightly          => nothing new
            Tue 17 02:30  nightly          => late; absence opened: nightly
            Tue 17 02:31  nightly          => nothing new
            """
        )
    }

    @Test func aLateStartWithinItsGraceIsNotMissed() throws {
        try expectStory("Tue 17  nightly at=02:29 SUCCESS  => passed")
    }

    @Test func aLateStartReplacesTheMissedRun() throws {
        let end = try expectStory(
            """
            Tue 17 03:00  nightly queued            => queued; absence opened: nightly
            Tue 17 04:00  nightly at=03:30 SUCCESS  => under way; absence continued, 1 night
            Tue 17        nightly                   => passed; absence closed after 1 night
            """
        )
        #expect(end.standing.records.map(\.build) == [1])
    }

    @Test func aRunThatFailsEndsTheAbsenceAndOpensAFailure() throws {
        try expectStory(
            """
            Tue 17  nightly disabled  => disabled; absence opened: nightly
            Wed 18  nightly FAILURE   => failed; absence closed after 1 night; opened: nightly
            """
        )
    }

    @Test func aRunThatIsAbortedEndsTheAbsence() throws {
        try expectStory(
            """
            Tue 17  nightly disabled          => disabled; absence opened: nightly
            Wed 18  nightly by=hanna ABORTED  => aborted by hanna; absence closed after 1 night
            """
        )
    }

    @Test func aMissedRunNeitherExtendsNorClosesAFailure() throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE   => failed; opened: nightly
            Tue 17  nightly disabled  => disabled; absence opened: nightly
            Wed 18  nightly FAILURE   => failed; absence closed after 1 night; continued, 2 nights
            """
        )
    }

    @Test func aSecondRootThatIsMissedIsWorse() throws {
        try expectStory(
            """
            Mon 16  nightly disabled; minimum SUCCESS   => nightly disabled, minimum passed; absence opened: nightly
            Tue 17  nightly disabled; minimum disabled  => nightly disabled, minimum disabled; absence worse: minimum, 2 nights
            Wed 18  nightly disabled; minimum SUCCESS   => nightly disabled, minimum passed; absence mended: minimum, 3 nights
            Thu 19  nightly SUCCESS; minimum SUCCESS    => nightly passed, minimum passed; absence closed after 3 nights
            """
        )
    }

    @Test func everyMissedRunOfAWeekendIsJudgedAndToldOnce() throws {
        let end = try expectStory(
            """
            Thu 19  nightly SUCCESS   => passed
            Fri 20  nightly disabled
            Sat 21  nightly disabled
            Sun 22  nightly disabled  => disabled; absence opened: nightly
            """
        )
        #expect(end.standing.open.first?.length == 3)
        #expect(end.standing.records.count == 4)
    }

    @Test func aJobWithoutAScheduleIsNeverMissed() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS   => passed
            Tue 17  nightly disabled  => nothing new
            """,
            of: .told(schedule: nil)
        )
    }

    @Test func aDayThatIsNotDueIsNotMissed() throws {
        try expectStory(
            """
            Sun 15  nightly SUCCESS  => passed
            Mon 16  nightly          => nothing new
            Sun 22  nightly          => not started; absence opened: nightly
            """,
            of: .told(schedule: "30 1 * * 0")
        )
    }

    @Test func whatJenkinsHasForgottenWasNotMissed() throws {
        var story = try Story(
            """
            Mon 2   nightly SUCCESS  => passed
            Thu 19  nightly SUCCESS  => passed
            """
        )
        var product = try Product.told()
        product.roots = story.roots
        let (before, now) = (story.mornings[0].time, story.mornings[1].time)
        let first = judge(product, story.readings(at: before), after: nil, at: before)
        story.builds.removeFirst()
        let second = judge(product, story.readings(at: now), after: first.standing, at: now)
        #expect(second.movements.isEmpty)
        #expect(second.standing.records.map(\.verdict) == [.passed, .passed])
    }
}
