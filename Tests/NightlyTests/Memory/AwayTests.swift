import Testing

@testable import Nightly

/// After days on which daybreak did not run, or with its state lost.
@Suite struct AwayTests {
    @Test func afterThreeDaysEachRunIsJudgedInOrderAndToldOnce() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS)  => passed
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)
            Wed 18  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)
            Thu 19  nightly FAILURE(build@arm SUCCESS, build@x86 FAILURE)  => failed; opened: x86
            """
        )
        #expect(end.standing.records.map(\.verdict) == [.passed, .failed, .failed, .failed])
        #expect(end.standing.open.map(\.opened) == [november(17, hours: 1.5)])
        #expect(end.standing.open[0].failures.map(\.since) == [november(18, hours: 1.5)])
    }

    @Test func whatBrokeAndWasMendedMeanwhileIsToldToNobody() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS  => passed
            Tue 17  nightly FAILURE
            Wed 18  nightly SUCCESS
            Thu 19  nightly SUCCESS  => passed; passing
            """
        )
    }

    @Test func whatWasMendedAndBrokeAnewIsAClosedAndANewIncident() throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE  => failed; opened: nightly
            Tue 17  nightly SUCCESS
            Wed 18  nightly FAILURE  => failed; closed after 1 night; opened: nightly
            """
        )
    }

    @Test func missedRunsOfThoseDaysAreCounted() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS   => passed
            Thu 19  nightly           => not started; absence opened: nightly
            """
        )
        #expect(end.standing.open.map(\.length) == [3])
        #expect(end.standing.records.count == 4)
    }

    @Test func aLostStateIsAsQuietAsAFirstReading() throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE; minimum disabled
            Tue 17  nightly FAILURE; minimum disabled  => nightly failed, minimum not started; known: nightly, 2 nights
            Wed 18  nightly FAILURE; minimum SUCCESS   => nightly failed, minimum passed; continued, 3 nights
            """.replacing("not started", with: "nothing new"),
            knowing: .nothing
        )
    }

    @Test func failingSinceSurvivesTheRotationOfBuilds() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS)          => passed
            Tue 17  nightly FAILURE(build@arm FAILURE)          => failed; opened: arm
            Wed 18  nightly rotated FAILURE(build@arm FAILURE)  => failed; continued, 2 nights
            Thu 19  nightly rotated FAILURE(build@arm FAILURE)  => failed; continued, 3 nights
            """
        )
        let failure = end.standing.open.first?.failures.first
        #expect(failure?.firstFailed.number == 2)
        #expect(failure?.lastPassed?.number == 1)
        #expect(failure?.since == november(17, hours: 1.5))
    }

    @Test func whatTheRotationTookWasNotMissed() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS          => passed
            Tue 17  nightly SUCCESS          => passed
            Wed 18  nightly rotated SUCCESS  => passed
            Thu 19  nightly rotated          => not started; absence opened: nightly
            """
        )
    }
}
