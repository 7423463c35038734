import Foundation
import Testing

@testable import Nightly

/// Runs that are under way for far longer than they usually take: twice as long as the longest of the
/// last ten, and at least an hour longer.
@Suite struct StuckTests {
    private let threeNights = """
        Fri 13  nightly SUCCESS
        Sat 14  nightly FAILURE
        Sun 15  nightly SUCCESS => passed; passing

        """

    @Test func aRunIsStuckWhenItsUsualTimeHasPassedTwice() throws {
        try expectStory(
            threeNights + """
                Mon 16 05:32  nightly took=9h SUCCESS  => under way
                Mon 16 05:40  nightly                  => under way; absence opened: nightly
                Mon 16        nightly                  => under way
                Mon 16 11:00  nightly                  => passed; absence closed after 1 night
                """
        )
    }

    @Test func aStuckRunThatTimesOutIsAFailureThen() throws {
        try expectStory(
            threeNights + """
                Mon 16        nightly took=9h TIMEOUT  => under way; absence opened: nightly
                Mon 16 11:00  nightly                  => timed out; absence closed after 1 night; opened: nightly
                """
        )
    }

    @Test func itSaysSinceWhenAndWhatIsUsual() throws {
        let end = try expectStory(
            threeNights + "Mon 16  nightly took=9h SUCCESS  => under way; absence opened: nightly"
        )
        let usual = Duration.seconds(7265)
        let since = november(16, hours: 1.5) + 5
        #expect(end.standing.open[0].missed[0].why == .stuck(since: since, usual: usual))
    }

    @Test func twoRunsAreTooFewToKnowWhatIsUsual() throws {
        try expectStory(
            """
            Sat 14  nightly SUCCESS
            Sun 15  nightly SUCCESS  => passed
            Mon 16 23:00  nightly took=29h SUCCESS  => under way
            """
        )
    }

    @Test func aQuickJobIsGivenAnHourMore() throws {
        try expectStory(
            """
            Fri 13        nightly took=5m SUCCESS
            Sat 14        nightly took=5m SUCCESS
            Sun 15        nightly took=5m SUCCESS  => passed
            Mon 16 02:30  nightly took=9h SUCCESS  => under way
            Mon 16 02:40  nightly                  => under way; absence opened: nightly
            """
        )
    }

    @Test func aRunThatTimedOutDoesNotTellHowLongItTakes() throws {
        try expectStory(
            threeNights + """
                Mon 16 23:00  nightly took=20h TIMEOUT  => timed out; absence passing; opened: nightly
                Tue 17        nightly took=9h SUCCESS   => under way; absence opened: nightly
                """
        )
    }

    @Test func theRunThatWaitsBehindAStuckOneIsMissedToo() throws {
        try expectStory(
            threeNights + """
                Mon 16        nightly took=30h SUCCESS         => under way; absence opened: nightly
                Tue 17        nightly queued                   => queued; absence continued, 2 nights
                Tue 17 09:00  nightly queued                   => under way; absence continued, 2 nights
                Tue 17 12:00  nightly at=07:31 took=3h SUCCESS => passed; absence closed after 2 nights
                """
        )
    }

    @Test func aStuckRunOfBeforeIsNoNewsOnceANewerOneHasPassed() throws {
        try expectStory(
            threeNights + """
                Mon 16 05:00  nightly took=50h SUCCESS         => under way
                Mon 16 23:00  nightly                          => under way; absence opened: nightly
                Tue 17        nightly SUCCESS                  => passed; absence closed after 1 night
                Wed 18        nightly SUCCESS                  => passed
                """
        )
    }
}
