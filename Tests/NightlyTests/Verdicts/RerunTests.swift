import Foundation
import Testing

@testable import Nightly

/// A person's rerun of the same run: one that passes closes the incident and is named; any other changes
/// nothing.
@Suite struct RerunTests {
    @Test func aRerunThatPassesClosesTheIncidentAndIsNamed() throws {
        let end = try expectStory(
            """
            Tue 17        nightly FAILURE(build@arm FAILURE)                                => failed; opened: arm
            Tue 17 09:30  nightly rerun=hanna at=09:10 took=10m SUCCESS(build@arm SUCCESS)  => passed by hanna; closed after 1 night
            Wed 18        nightly SUCCESS(build@arm SUCCESS)                                => passed
            """
        )
        let rerun = end.standing.records.first?.rerun
        #expect(rerun == Rerun(by: "hanna", at: november(17, hours: 9) + 600))
    }

    @Test func itIsOverWhenTheRerunIs() throws {
        let end = try expectStory(
            """
            Tue 17        nightly FAILURE                                    => failed; opened: nightly
            Tue 17 09:30  nightly rerun=hanna at=09:10 took=10m SUCCESS      => passed by hanna; closed after 1 night
            """
        )
        #expect(end.movements.last?.incident.closed == november(17, hours: 9) + 21 * 60)
    }

    @Test(arguments: ["FAILURE", "UNSTABLE", "TIMEOUT", "by=jun ABORTED", "NOT_BUILT", "RESTART"])
    func aRerunThatComesToAnythingElseChangesNothing(result: String) throws {
        let end = try expectStory(
            """
            Tue 17        nightly FAILURE                                => failed; opened: nightly
            Tue 17 09:30  nightly rerun=hanna at=09:10 took=10m \(result)  => nothing new
            Wed 18        nightly FAILURE                                => failed; continued, 2 nights
            """
        )
        #expect(end.standing.records.map(\.build) == [1, 3])
    }

    @Test func aRerunUnderWayChangesNothingYet() throws {
        try expectStory(
            """
            Tue 17        nightly FAILURE                           => failed; opened: nightly
            Tue 17 09:30  nightly rerun=hanna at=09:10 SUCCESS      => nothing new
            Tue 17 12:00  nightly                                   => passed by hanna; closed after 1 night
            """
        )
    }

    @Test func theFirstRerunThatPassesIsTheOne() throws {
        try expectStory(
            """
            Tue 17        nightly FAILURE                                   => failed; opened: nightly
            Tue 17 09:30  nightly rerun=hanna at=09:10 took=10m FAILURE     => nothing new
            Tue 17 10:30  nightly rerun=jun at=10:10 took=10m SUCCESS       => passed by jun; closed after 1 night
            Tue 17 11:30  nightly rerun=hanna at=11:10 took=10m SUCCESS     => nothing new
            Tue 17 12:30  nightly rerun=hanna at=12:10 took=10m FAILURE     => nothing new
            """
        )
    }

    @Test(arguments: ["branch=dev", "mode=debug"])
    func aBuildOfSomethingElseIsNoRerun(what: String) throws {
        try expectStory(
            """
            Tue 17        nightly branch=main FAILURE                             => failed; opened: nightly
            Tue 17 09:30  nightly rerun=hanna at=09:10 took=10m \(what) SUCCESS   => nothing new
            """
        )
    }

    @Test func aRerunOfAnOlderNightIsPastNewsAfterTheNextOne() throws {
        try expectStory(
            """
            Tue 17        nightly FAILURE                                       => failed; opened: nightly
            Wed 18 01:00  nightly rerun=hanna at=00:30 took=5h SUCCESS          => nothing new
            Wed 18 04:00  nightly FAILURE                                       => failed; continued, 2 nights
            Wed 18        nightly                                               => nothing new
            """
        )
    }

    @Test func aRerunAboveTheRootIsOneToo() throws {
        try expectStory(
            """
            Tue 17        nightly via=cron FAILURE                                => failed; opened: nightly
            Tue 17 09:30  nightly rerun=hanna via=cron at=09:10 took=10m SUCCESS  => passed by hanna; closed after 1 night
            """
        )
    }

    @Test func aRerunOfARunThatPassedIsNobodysBusiness() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS                                    => passed
            Tue 17 09:30  nightly rerun=hanna at=09:10 took=10m FAILURE      => nothing new
            Tue 17 10:30  nightly rerun=hanna at=10:10 took=10m SUCCESS      => nothing new
            """
        )
    }

    @Test func aRerunWhileTheRunIsStillUnderWayIsNone() throws {
        try expectStory(
            """
            Tue 17 02:30  nightly took=6h FAILURE                            => under way
            Tue 17        nightly rerun=hanna at=05:00 took=10m SUCCESS      => under way
            Tue 17 09:00  nightly                                            => failed; opened: nightly
            """
        )
    }

    @Test func whoeverLooksOnlyAfterTheRerunHearsNothing() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS  => passed
            Tue 17        nightly FAILURE
            Tue 17 10:00  nightly rerun=hanna at=09:10 took=10m SUCCESS  => passed by hanna; passing
            """
        )
    }

    @Test func withoutAScheduleTheLastRunIsMeant() throws {
        try expectStory(
            """
            Tue 17        nightly FAILURE                                    => failed; opened: nightly
            Tue 17 10:00  nightly rerun=hanna at=09:10 took=10m SUCCESS      => passed by hanna; closed after 1 night
            """,
            of: .told(schedule: nil)
        )
    }

    // MARK: In place of a run that did not come

    @Test func aPersonsBuildThatPassesStandsInForAMissedRun() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS                                    => passed
            Tue 17        nightly                                            => not started; absence opened: nightly
            Tue 17 10:00  nightly rerun=hanna at=09:10 took=10m SUCCESS      => passed by hanna; absence closed after 1 night
            """
        )
    }

    @Test func oneThatFailsDoesNot() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS                                    => passed
            Tue 17        nightly                                            => not started; absence opened: nightly
            Tue 17 10:00  nightly rerun=hanna at=09:10 took=10m FAILURE      => nothing new
            """
        )
    }

    @Test func oneThatPassesBeforeTheRunIsMissedLeavesNothingToMiss() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS                                    => passed
            Tue 17  nightly rerun=hanna at=01:40 took=10m SUCCESS      => passed by hanna
            """
        )
    }

    // MARK: Of a child

    @Test func aChildThatNobodyWaitedForIsRecoveredByItsRerun() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS(metrics@arm after=1m FAILURE)           => failed; opened: arm
            Tue 17 10:00  metrics@arm rerun=hanna at=09:10 took=10m SUCCESS       => passed by hanna; closed after 1 night
            """
        )
    }

    @Test func oneThatFailsAgainChangesNothing() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS(metrics@arm after=1m FAILURE)           => failed; opened: arm
            Tue 17 10:00  metrics@arm rerun=hanna at=09:10 took=10m FAILURE       => nothing new
            """
        )
    }

    @Test func theRerunOfAChildProvesNothingOfWhatWaitedForIt() throws {
        try expectStory(
            """
            Tue 17        nightly FAILURE(build@arm FAILURE)                      => failed; opened: arm
            Tue 17 10:00  build@arm rerun=hanna at=09:10 took=10m SUCCESS         => nothing new
            """
        )
    }

    @Test func theRerunOfOneOfTwoMendsOnlyThat() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS(metrics@arm after=1m FAILURE, metrics@x86 after=1m FAILURE)  => failed; opened: arm x86
            Tue 17 10:00  metrics@arm rerun=hanna at=09:10 took=10m SUCCESS                            => failed; mended: arm, 1 night
            """
        )
    }

    @Test func theRerunOnAnotherPlatformRecoversNothing() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS(metrics@arm after=1m FAILURE)           => failed; opened: arm
            Tue 17 10:00  metrics@x86 rerun=hanna at=09:10 took=10m SUCCESS       => nothing new
            """
        )
    }
}
