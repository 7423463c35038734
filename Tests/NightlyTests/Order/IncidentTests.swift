import Foundation
import Testing

@testable import Nightly

/// How incidents open, move and close, night by night.
@Suite struct IncidentTests {
    @Test func anIncidentLastsFromTheFirstRedRunUntilOnePasses() throws {
        try expectStory(
            """
            Sun 15  nightly SUCCESS(build@arm SUCCESS)  => passed
            Mon 16  nightly FAILURE(build@arm FAILURE)  => failed; opened: arm
            Tue 17  nightly FAILURE(build@arm FAILURE)  => failed; continued, 2 nights
            Wed 18  nightly FAILURE(build@arm FAILURE)  => failed; continued, 3 nights
            Thu 19  nightly SUCCESS(build@arm SUCCESS)  => passed; closed after 3 nights
            Fri 20  nightly SUCCESS(build@arm SUCCESS)  => passed
            """
        )
    }

    @Test func theNextFailureIsAnotherIncident() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE  => failed; opened: nightly
            Wed 18  nightly SUCCESS  => passed; closed after 1 night
            Thu 19  nightly FAILURE  => failed; opened: nightly
            """
        )
        #expect(end.movements.map(\.incident.id.description) == ["thalassa-2"])
    }

    @Test func worseNamesOnlyTheNewLeaves() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; opened: arm
            Wed 18  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; worse: x86, 2 nights
            Thu 19  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; continued, 3 nights
            """
        )
    }

    @Test func aLeafThatIsMendedLeavesAnIncidentThatLasts() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; opened: arm x86
            Wed 18  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; mended: x86, 2 nights
            Thu 19  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS)  => passed; closed after 2 nights
            """
        )
    }

    @Test func anotherLeafInsteadIsWorse() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; opened: arm
            Wed 18  nightly FAILURE(build@arm SUCCESS, build@x86 FAILURE)  => failed; worse: x86, 2 nights
            """
        )
        #expect(end.standing.open.first?.failures.map(\.leaf.platform) == ["x86"])
    }

    @Test func aLeafThatIsNotReachedStaysInTheIncident() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE, verify FAILURE)  => failed; opened: arm verify
            Wed 18  nightly FAILURE(build@arm FAILURE)                  => failed; continued, 2 nights
            """
        )
        let verify = end.standing.open.first?.failures.first { $0.leaf.job.name == "verify" }
        #expect(verify?.seen == verify?.since)
    }

    @Test func whatAPassingRunDoesNotReachIsMendedToo() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE, verify FAILURE)  => failed; opened: arm verify
            Wed 18  nightly SUCCESS(build@arm SUCCESS)                  => passed; closed after 1 night
            """
        )
    }

    @Test func severalJobsOnOnePlatformGiveOneName() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(build@x86 FAILURE)                                      => failed; opened: x86
            Wed 18  nightly FAILURE(build@x86 FAILURE, build@arm FAILURE, test@arm FAILURE) => failed; worse: arm, 2 nights
            """
        )
    }

    @Test func aProductOfTwoRootsIsWellOnlyWhenBothPassed() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE; minimum FAILURE  => nightly failed, minimum failed; opened: minimum nightly
            Wed 18  nightly SUCCESS; minimum FAILURE  => nightly passed, minimum failed; mended: nightly, 2 nights
            Thu 19  nightly SUCCESS; minimum SUCCESS  => nightly passed, minimum passed; closed after 2 nights
            """
        )
    }

    @Test func anotherRootMakesItWorse() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE; minimum SUCCESS  => nightly failed, minimum passed; opened: nightly
            Wed 18  nightly FAILURE; minimum FAILURE  => nightly failed, minimum failed; worse: minimum, 2 nights
            """
        )
    }

    @Test func anIncidentIsAsLongAsItsLongestRoot() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE; minimum SUCCESS  => nightly failed, minimum passed; opened: nightly
            Wed 18  nightly FAILURE; minimum FAILURE  => nightly failed, minimum failed; worse: minimum, 2 nights
            Thu 19  nightly SUCCESS; minimum FAILURE  => nightly passed, minimum failed; mended: nightly, 2 nights
            """
        )
    }

    @Test func severalRunsInOneReadingAreOneMovement() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS
            Tue 17  nightly FAILURE
            Wed 18  nightly FAILURE
            Thu 19  nightly FAILURE                    => failed; opened: nightly
            Fri 20  nightly FAILURE(build@arm FAILURE)
            Sat 21  nightly FAILURE(build@x86 FAILURE)
            Sun 22  nightly FAILURE(build@arm SUCCESS, build@x86 FAILURE) => failed; worse: x86, 6 nights
            Mon 23  nightly FAILURE
            Tue 24  nightly SUCCESS                    => passed; closed after 7 nights
            """
        )
    }

    @Test func whatCameAndWentUnseenIsNotWorse() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE)                     => failed; opened: arm
            Wed 18  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)
            Thu 19  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; mended: x86, 3 nights
            """
        )
    }

    @Test func whatOpensAndClosesUnseenOnlyPasses() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE
            Wed 18  nightly SUCCESS  => passed; passing
            """
        )
        #expect(end.standing.open.isEmpty)
    }

    @Test func theSameBuildsReadTwiceMoveNothing() throws {
        let end = try expectStory(
            """
            Tue 17        nightly FAILURE                              => failed; opened: nightly
            Tue 17 07:15  nightly                                      => nothing new
            Tue 17 23:45  nightly                                      => nothing new
            """
        )
        #expect(end.standing.open.first?.length == 1)
        #expect(end.latest[JobID("nightly")]?.record.verdict == .failed)
    }

    @Test func aTransitionIsNumberedWhenPeopleAreTold() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE(build@arm FAILURE)                     => failed; opened: arm
            Wed 18  nightly FAILURE(build@arm FAILURE)                     => failed; continued, 2 nights
            Thu 19  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; worse: x86, 3 nights
            Fri 20  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS)  => passed; closed after 3 nights
            """
        )
        #expect(end.movements.map(\.incident.transitions) == [3])
    }
}

/// Root jobs that were renamed, or taken out of the configuration.
@Suite struct ReleaseTests {
    @Test func aRootThatIsNoLongerWatchedLeavesNoIncidentOpen() throws {
        let red = try expectStory("Tue 17  nightly FAILURE  => failed; opened: nightly")
        var product = try Product.told()
        product.roots = [JobID(controller: "ci", name: "another")]
        let after = judge(product, [], after: red.standing, at: .distantFuture)
        #expect(after.standing.open.isEmpty)
        #expect(after.movements.map(\.kind) == [.passing])
        #expect(after.movements.first?.incident.closed == .distantFuture)
    }

    @Test func theOthersFailuresStay() throws {
        let red = try expectStory(
            """
            Tue 17  nightly FAILURE; minimum FAILURE  \
            => nightly failed, minimum failed; opened: minimum nightly
            """
        )
        var product = try Product.told()
        product.roots = red.standing.records.map(\.root).filter { $0.name == "minimum" }
        let after = judge(product, [], after: red.standing, at: .distantFuture)
        #expect(after.standing.open.flatMap(\.failures).map(\.root.name) == ["minimum"])
        #expect(after.movements.isEmpty)
    }
}
