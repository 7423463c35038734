import Testing

@testable import Nightly

/// Children that nobody waits for, and that may begin long after the rest has ended.
@Suite struct DetachedTests {
    @Test func aRunIsUnderWayUntilItsUsualChildrenHaveCome() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS(metrics after=20m SUCCESS)  => passed
            Tue 17 03:40  nightly SUCCESS(metrics after=40m FAILURE)  => under way
            Tue 17 04:09  nightly                                     => under way
            Tue 17        nightly                                     => failed; opened: metrics
            """
        )
    }

    @Test func theWaitHasAnEnd() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS(metrics after=20m SUCCESS)  => passed
            Tue 17 04:31  nightly SUCCESS                             => under way
            Tue 17 04:32  nightly                                     => passed
            """
        )
    }

    @Test func itIsTwiceAsLongAsTheyTookToComeBefore() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS(metrics after=2h SUCCESS)  => passed
            Tue 17 07:31  nightly SUCCESS                            => under way
            Tue 17 07:32  nightly                                    => passed
            """
        )
    }

    @Test func whatHasFailedWaitsForNothing() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS(metrics after=20m SUCCESS)  => passed
            Tue 17 03:32  nightly FAILURE                             => failed; opened: nightly
            """
        )
    }

    @Test func whatThePreviousRunDidNotHaveIsNotWaitedFor() throws {
        try expectStory(
            """
            Sun 15        nightly SUCCESS(metrics after=20m SUCCESS)  => passed
            Mon 16        nightly SUCCESS                             => passed
            Tue 17 03:32  nightly SUCCESS                             => passed
            """
        )
    }

    @Test func anIncidentIsNotClosedWhileTheUsualChildMayStillFail() throws {
        try expectStory(
            """
            Sun 15        nightly SUCCESS(metrics after=40m SUCCESS)  => passed
            Mon 16        nightly SUCCESS(metrics after=40m FAILURE)  => failed; opened: metrics
            Tue 17 03:40  nightly SUCCESS(metrics after=40m FAILURE)  => under way
            Tue 17        nightly                                     => failed; continued, 2 nights
            """
        )
    }

    @Test func oneThatComesAfterTheWaitIsHeardAllTheSame() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS(metrics after=20m SUCCESS)  => passed
            Tue 17 05:00  nightly SUCCESS(metrics after=3h FAILURE)   => passed
            Tue 17        nightly                                     => under way
            Tue 17 08:00  nightly                                     => failed; opened: metrics
            """
        )
    }
}
