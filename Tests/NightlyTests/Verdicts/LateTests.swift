import Foundation
import Testing

@testable import Nightly

/// Runs that have not begun when they should have, began far too late, or never.
@Suite struct LateTests {
    @Test func aRunIsLateFirstAndMissedWhenItsGraceHasPassedTwice() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS  => passed
            Tue 17 02:29  nightly          => nothing new
            Tue 17 02:30  nightly          => late; absence opened: nightly
            Tue 17 03:29  nightly          => nothing new
            Tue 17 03:30  nightly          => not started; absence continued, 1 night
            """
        )
    }

    @Test func whoeverLooksLaterHearsOnlyOfTheMissedRun() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS  => passed
            Tue 17  nightly          => not started; absence opened: nightly
            """
        )
    }

    @Test func aRunThatBeginsFarTooLateIsLateUntilItIsOver() throws {
        let end = try expectStory(
            """
            Mon 16        nightly SUCCESS           => passed
            Tue 17 04:00  nightly                   => not started; absence opened: nightly
            Tue 17 06:00  nightly at=05:00 SUCCESS  => under way; absence continued, 1 night
            Tue 17        nightly                   => under way
            Tue 17 08:00  nightly                   => passed; absence closed after 1 night
            """
        )
        #expect(end.latest[JobID("nightly")]?.run?.root.start == november(17, hours: 5))
    }

    @Test func itSaysSinceWhenItIsUnderWay() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS                  => passed
            Tue 17  nightly at=06:00 took=3h SUCCESS => under way; absence opened: nightly
            """
        )
        #expect(
            end.standing.open.first?.missed.first?.why
                == .late(began: november(17, hours: 6))
        )
    }

    @Test func aRunThatCameAndWentBetweenTwoLooksWasLateForNobody() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS                  => passed
            Tue 17  nightly at=04:00 took=1h SUCCESS => passed; absence passing
            """
        )
    }

    @Test func aLateRunThatFailsEndsTheAbsenceAndOpensAFailure() throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS                  => passed
            Tue 17 04:00  nightly                          => not started; absence opened: nightly
            Tue 17        nightly at=05:00 took=1h FAILURE => failed; absence closed after 1 night; opened: nightly
            """
        )
    }

    @Test func aJobThatNeverRanIsNotCalledLate() throws {
        try expectStory(
            """
            Mon 16        nightly  => nothing new
            Tue 17 02:30  nightly  => never ran; absence opened: nightly
            Tue 17        nightly  => nothing new
            Wed 18        nightly SUCCESS => passed; absence closed after 1 night
            """,
            knowing: .nothing
        )
    }

    @Test(arguments: ["disabled", "queued"])
    func whatJenkinsShowsIsSaidInsteadAndNotTwice(state: String) throws {
        try expectStory(
            """
            Mon 16        nightly SUCCESS   => passed
            Tue 17 02:30  nightly \(state)  => \(state); absence opened: nightly
            Tue 17        nightly \(state)  => nothing new
            """
        )
    }

    @Test func graceIsTheProductsOwn() throws {
        var product = try Product.told()
        product.grace = .seconds(4 * 3600)
        try expectStory(
            """
            Mon 16        nightly SUCCESS                  => passed
            Tue 17 05:29  nightly                          => nothing new
            Tue 17 05:30  nightly                          => late; absence opened: nightly
            Tue 17        nightly at=06:00 took=.5h SUCCESS => passed; absence closed after 1 night
            """,
            of: product
        )
    }
}
