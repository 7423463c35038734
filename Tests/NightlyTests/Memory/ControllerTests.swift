import Foundation
import Testing

@testable import Nightly

/// Several controllers, and their clocks.
@Suite struct ControllerTests {
    @Test func jobsOfOneNameOnTwoControllersAreTwo() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS; tw:nightly SUCCESS  => nightly passed, tw:nightly passed
            Tue 17  nightly FAILURE; tw:nightly SUCCESS  => nightly failed, tw:nightly passed; opened: nightly
            Wed 18  nightly FAILURE; tw:nightly FAILURE  => nightly failed, tw:nightly failed; worse: nightly, 2 nights
            Thu 19  nightly SUCCESS; tw:nightly FAILURE  => nightly passed, tw:nightly failed; mended: nightly, 2 nights
            """
        )
        #expect(end.standing.passed.count == 2)
    }

    @Test func childrenBelongToTheirOwnController() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE); tw:nightly SUCCESS(tw:build@arm SUCCESS)  => nightly failed, tw:nightly passed; opened: arm
            """
        )
    }

    @Test func oneControllerThatIsDownHidesNothingOfTheOther() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS; tw:nightly SUCCESS         => nightly passed, tw:nightly passed
            Tue 17  nightly unread SUCCESS; tw:nightly FAILURE  => nightly unread, tw:nightly failed; opened: nightly
            Wed 18  nightly SUCCESS; tw:nightly SUCCESS         => nightly passed, tw:nightly passed; closed after 1 night
            """
        )
    }

    // MARK: Clocks

    @Test(arguments: ["4m", "20m", "2h"])
    func aControllerThatIsAheadOfUsIsJudgedAsItEnds(ahead: String) throws {
        try expectStory(
            """
            Mon 16        nightly ahead=\(ahead) SUCCESS  => passed
            Tue 17 03:40  nightly FAILURE                 => failed; opened: nightly
            Wed 18 03:40  nightly SUCCESS                 => passed; closed after 1 night
            """
        )
    }

    @Test func whatStartsInTheFutureIsUnderWayAndNotForEver() throws {
        try expectStory(
            """
            Mon 16        nightly ahead=2h SUCCESS  => passed
            Mon 16 23:29  nightly                   => nothing new
            Mon 16 23:45  nightly                   => under way
            Tue 17 02:45  nightly SUCCESS           => under way
            Tue 17 03:31  nightly                   => under way
            Tue 17 03:32  nightly                   => passed
            """
        )
    }

    @Test func aControllerThatIsSomeMinutesBehindIsWithinGrace() throws {
        try expectStory(
            """
            Mon 16        nightly ahead=-40m SUCCESS  => passed
            Tue 17 02:31  nightly SUCCESS             => under way
            Tue 17        nightly                     => passed
            """
        )
    }

    @Test func aBuildOfAnotherYearIsNeitherARunNorUnderWay() throws {
        var story = try Story(
            """
            Tue 17  nightly SUCCESS
            Wed 18  nightly SUCCESS  => any
            """
        )
        let now = story.mornings[0].time
        story.builds[1].start = now + 400 * 86_400
        story.builds[1].progress = .running
        story.ahead["ci"] = 401 * 86_400
        var product = try Product.told()
        product.roots = story.roots
        let end = judge(product, story.readings(at: now), after: nil, at: now)
        #expect(end.underWay.isEmpty)
        #expect(end.standing.records.map(\.build) == [1, nil])
    }
}
