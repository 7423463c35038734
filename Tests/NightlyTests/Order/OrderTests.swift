import Testing

@testable import Nightly

/// Runs that overlap, come late, come twice, or cannot be read.
@Suite struct OrderTests {
    @Test(arguments: [
        ("SUCCESS", "SUCCESS", "passed", "nothing new"),
        ("FAILURE", "SUCCESS", "passed", "nothing new"),
    ])
    func aLongRunThatEndsAfterANewerOneMovesNothing(
        long: String,
        newer: String,
        then: String,
        last: String
    ) throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS         => passed
            Tue 17        nightly took=30h \(long)  => under way
            Wed 18 04:00  nightly \(newer)        => \(then)
            Wed 18 09:00  nightly                 => \(last)
            """
        )
    }

    @Test func aLongRunThatPassesAfterANewerOneFailedClosesNothing() throws {
        let end = try expectStory(
            """
            Mon 16        nightly SUCCESS           => passed
            Tue 17        nightly took=30h SUCCESS  => under way
            Wed 18 04:00  nightly FAILURE           => failed; opened: nightly
            Wed 18 09:00  nightly                   => nothing new
            Thu 19        nightly FAILURE           => failed; continued, 2 nights
            """
        )
        #expect(end.standing.records.map(\.verdict) == [.passed, .passed, .failed, .failed])
    }

    @Test func aLongRunIsNewsWhenTheNewerOneCameToNothing() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS           => passed
            Tue 17        nightly took=30h FAILURE  => under way
            Wed 18 04:00  nightly by=hanna ABORTED  => aborted by hanna
            Wed 18 09:00  nightly                   => nothing new; opened: nightly
            """
        )
    }

    @Test func aLongRunIsNewsWhenTheNewerOneWaitsBehindIt() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS           => passed
            Tue 17        nightly took=30h FAILURE  => under way
            Wed 18        nightly queued            => queued; absence opened: nightly
            Wed 18 09:00  nightly queued            => nothing new; opened: nightly
            """
        )
    }

    @Test func theRunAfterALongOneEndsTheAbsenceWhenItComes() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS            => passed
            Tue 17        nightly took=30h SUCCESS   => under way
            Wed 18        nightly queued             => queued; absence opened: nightly
            Wed 18 12:00  nightly at=08:00 SUCCESS   => passed; absence closed after 1 night
            """
        )
    }

    // MARK: Two builds for one due time

    @Test func aRootThatIsTriedAgainAtOnceIsUnderWay() throws {
        try expectStory(
            """
            Tue 17 04:00  nightly via=cron FAILURE SUCCESS  => under way
            Tue 17        nightly                           => passed
            """
        )
    }

    @Test func aNightThatIsBuiltTwiceCountsOnce() throws {
        let end = try expectStory(
            """
            Mon 16        nightly FAILURE                     => failed; opened: nightly
            Tue 17 04:00  nightly FAILURE                     => failed; continued, 2 nights
            Tue 17 08:00  nightly at=05:00 took=1h FAILURE    => failed; continued, 2 nights
            """
        )
        #expect(end.standing.records.map(\.build) == [1, 3])
    }

    @Test func theLastBuildOfANightDecides() throws {
        try expectStory(
            """
            Tue 17 04:00  nightly FAILURE                     => failed; opened: nightly
            Tue 17 08:00  nightly at=05:00 took=1h SUCCESS    => passed; closed after 1 night
            """
        )
    }

    // MARK: What belongs to a run

    @Test func aRunStartsWithTheTimerAboveTheRoot() throws {
        try expectStory(
            "Tue 17  nightly via=cron FAILURE(build@arm FAILURE)  => failed; opened: arm"
        )
    }

    @Test func aMatrixCellIsNamedByItsAxes() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(nightly/label=arm,python=3.12 FAILURE)  => failed; opened: arm-3.12
            """
        )
    }

    // MARK: Unread

    @Test(arguments: ["unread", "childless"])
    func nothingUnreadOpensOrCloses(state: String) throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS                                  => passed
            Tue 17  nightly \(state) SUCCESS(build@arm FAILURE)      => unread
            Wed 18  nightly FAILURE(build@arm FAILURE)               => failed; opened: arm
            Thu 19  nightly \(state) SUCCESS                         => unread
            Fri 20  nightly \(state)                                 => unread
            """
        )
    }

    @Test func anUnreadRootKeepsTheIncidentOpen() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE; minimum FAILURE         => nightly failed, minimum failed; opened: minimum nightly
            Wed 18  nightly unread SUCCESS; minimum SUCCESS  => nightly unread, minimum passed; mended: minimum, 1 night
            Thu 19  nightly SUCCESS; minimum SUCCESS         => nightly passed, minimum passed; closed after 1 night
            """
        )
    }

    @Test func whatWasUnreadIsJudgedLater() throws {
        let end = try expectStory(
            """
            Mon 16  nightly FAILURE         => failed; opened: nightly
            Tue 17  nightly unread FAILURE  => unread
            Wed 18  nightly unread FAILURE  => unread
            Thu 19  nightly FAILURE         => failed; continued, 4 nights
            """
        )
        #expect(end.unread.isEmpty)
    }

    @Test func aScheduleThatChangesJudgesNoBuildAgain() throws {
        let story = try Story("Tue 17  nightly at=01:50 FAILURE  => failed; opened: nightly")
        let now = story.mornings[0].time
        var product = try Product.told()
        product.roots = story.roots
        let first = judge(product, story.readings(at: now), after: nil, at: now)
        product.schedule = nil
        let second = judge(product, story.readings(at: now), after: first.standing, at: now)
        #expect(second.movements.isEmpty)
        #expect(second.standing == first.standing)
    }
}
