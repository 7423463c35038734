import Foundation
import Testing

@testable import Nightly

/// Runs of every cadence: weekly and monthly, with gaps in the week, longer than a day.
@Suite struct CadenceTests {
    @Test func aWeeklyRunIsMissedOnItsDayOnly() throws {
        let end = try expectStory(
            """
            Sun 8   nightly at=04:00 SUCCESS  => passed
            Sat 14  nightly                   => nothing new
            Sun 15  nightly                   => not started; absence opened: nightly
            Sat 21  nightly                   => nothing new
            Sun 22  nightly at=04:00 SUCCESS  => passed; absence closed after 1 night
            """,
            of: .told(schedule: "0 4 * * 0")
        )
        #expect(end.standing.records.count == 3)
    }

    @Test func aWeeklyFailureCountsWeeks() throws {
        try expectStory(
            """
            Sun 8   nightly at=04:00 FAILURE  => failed; opened: nightly
            Sun 15  nightly at=04:00 FAILURE  => failed; continued, 2 nights
            Sun 22  nightly at=04:00 FAILURE  => failed; continued, 3 nights
            """,
            of: .told(schedule: "0 4 * * 0")
        )
    }

    @Test func aMonthlyRunIsNotMissedInBetween() throws {
        try expectStory(
            """
            Sun 1   nightly at=00:00 SUCCESS  => passed
            Mon 30  nightly                   => nothing new
            Tue 31  nightly                   => not started; absence opened: nightly
            """,
            of: .told(schedule: "0 0 1 * *")
        )
    }

    @Test func aGapInTheWeekIsNoMissedRun() throws {
        try expectStory(
            """
            Wed 18  nightly at=00:00 SUCCESS  => passed
            Thu 19  nightly                   => nothing new
            Fri 20  nightly at=00:00 SUCCESS  => passed
            """,
            of: .told(schedule: "0 0 * * 0-3,5-7")
        )
    }

    @Test func severalRunsADayAreRunsEach() throws {
        let end = try expectStory(
            """
            Mon 16 23:00  nightly at=06:00 FAILURE; nightly at=18:00 FAILURE  => failed; opened: nightly
            Tue 17 23:00  nightly at=06:00 FAILURE; nightly at=18:00 SUCCESS  => passed; closed after 3 nights
            """,
            of: .told(schedule: "0 6,18 * * *")
        )
        #expect(end.standing.records.count == 4)
    }

    @Test func aTimeThatTheClocksSkipIsNotDue() throws {
        var product = try Product.told(schedule: nil)
        let zone = try #require(TimeZone(identifier: "America/Sao_Paulo"))
        product.schedule = try CronTable("30 0 * * *")
        product.timeZone = zone
        try expectStory(
            """
            Mon 16  nightly at=03:30 SUCCESS  => passed
            Tue 17  nightly at=03:30 SUCCESS  => passed
            """,
            of: product
        )
    }

    // MARK: Longer than a day

    @Test func runsOfThirtyHoursOverlapAndAreJudgedByTheirDueTimes() throws {
        let end = try expectStory(
            """
            Mon 16        nightly took=30h SUCCESS  => under way
            Tue 17        nightly took=30h FAILURE  => under way
            Tue 17 08:00  nightly                   => under way
            Wed 18        nightly took=30h FAILURE  => under way
            Wed 18 08:00  nightly                   => under way; opened: nightly
            Thu 19 08:00  nightly took=30h SUCCESS  => under way; continued, 2 nights
            Fri 20 08:00  nightly took=30h SUCCESS  => under way; closed after 2 nights
            """
        )
        #expect(
            end.standing.records.map(\.verdict) == [.passed, .failed, .failed, .passed]
        )
    }

    @Test func aLongRunThatFailsAfterTheNextOneFailedIsNoSecondNight() throws {
        let end = try expectStory(
            """
            Mon 16        nightly took=30h FAILURE            => under way
            Tue 17        nightly FAILURE                     => failed; opened: nightly
            Tue 17 09:00  nightly                             => nothing new
            """
        )
        #expect(end.standing.open.map(\.length) == [1])
        #expect(end.standing.records.count == 2)
    }

    @Test func aLongRunThatTimesOutIsANightOfItsOwn() throws {
        try expectStory(
            """
            Mon 16        nightly took=30h TIMEOUT  => under way
            Tue 17        nightly queued            => queued; absence opened: nightly
            Tue 17 08:00  nightly queued            => under way; absence continued, 1 night; opened: nightly
            Tue 17 12:00  nightly at=07:31 SUCCESS  => passed; absence closed after 1 night; closed after 1 night
            """
        )
    }
}
