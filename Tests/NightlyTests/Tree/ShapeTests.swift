import Foundation
import Testing

@testable import Nightly

/// Trees as real installations grow them.
@Suite struct ShapeTests {
    // MARK: Matrix

    @Test func aMatrixFailsWhereItsCellsDo() throws {
        try expectStory(
            """
            Mon 16  nightly SUCCESS(nightly/label=arm SUCCESS, nightly/label=x86 SUCCESS)  => passed
            Tue 17  nightly FAILURE(nightly/label=arm FAILURE, nightly/label=x86 SUCCESS)  => failed; opened: arm
            Wed 18  nightly SUCCESS(nightly/label=arm SUCCESS, nightly/label=x86 SUCCESS)  => passed; closed after 1 night
            """
        )
    }

    @Test func aMatrixThatIsRetriedWholeCountsByItsLastTry() throws {
        try expectStory(
            """
            Tue 17  root SUCCESS(cells FAILURE(cells/os=arm FAILURE) SUCCESS(cells/os=arm SUCCESS))  => passed
            Wed 18  root FAILURE(cells FAILURE(cells/os=arm FAILURE) FAILURE(cells/os=x86 FAILURE))  => failed; opened: x86
            """
        )
    }

    @Test func aCellThatIsTriedAgainWithinItsMatrixIsRecovered() throws {
        try expectStory(
            "Tue 17  root SUCCESS(cells SUCCESS(cells/os=arm FAILURE SUCCESS, cells/os=x86 SUCCESS))  => passed"
        )
    }

    @Test func aCellThatMayFailIsShownAndAnnouncedToNobody() throws {
        let end = try expectStory(
            """
            Tue 17  root UNSTABLE(cells UNSTABLE(cells/os=macos UNSTABLE, cells/os=x86 SUCCESS))  => passed
            """,
            of: .told(allowing: ["macos"])
        )
        let failures = end.latest[JobID("root")]?.failures ?? []
        #expect(failures.map(\.isAllowed) == [true])
        #expect(failures.map(\.leaf.description) == ["macos"])
    }

    // MARK: Chains, multijobs, branches

    @Test func aChainFailsAtItsDeepestLink() throws {
        try expectStory(
            """
            Tue 17  cron FAILURE(release FAILURE(rebuild FAILURE(build@arm FAILURE)))  => failed; opened: arm
            """
        )
    }

    @Test func everyPhaseOfAMultijobIsSeen() throws {
        try expectStory(
            """
            Tue 17  multi FAILURE(unit SUCCESS, lint UNSTABLE, package FAILURE)  => failed; opened: lint package
            """
        )
    }

    @Test func aBranchOfAMultibranchJobIsARootLikeAnyOther() throws {
        try expectStory(
            """
            Tue 17  tides/main branch=main FAILURE(build@arm FAILURE)  => failed; opened: arm
            Wed 18  tides/main branch=main SUCCESS(build@arm SUCCESS)  => passed; closed after 1 night
            """
        )
    }

    @Test func aRetriedStageThatRecoversLeavesNoTrace() throws {
        let end = try expectStory(
            """
            Tue 17  nightly SUCCESS(rebuild FAILURE FAILURE SUCCESS, publish SUCCESS)  => passed
            """
        )
        #expect(end.latest[JobID("nightly")]?.failures.isEmpty == true)
    }

    @Test func whatARecoveredTryHadStartedIsNotHeldAgainstTheRun() throws {
        try expectStory(
            """
            Tue 17  nightly SUCCESS(stack FAILURE(build@arm FAILURE, docs FAILURE) SUCCESS(build@arm SUCCESS))  => passed
            """
        )
    }

    // MARK: Twice the same

    @Test func twoChildrenOfOneJobAndPlatformAreOneLeafThatFailsIfOneDoes() throws {
        let end = try expectStory(
            """
            Tue 17  nightly FAILURE(publish@arm SUCCESS, publish@arm FAILURE)  => failed; opened: arm
            Wed 18  nightly SUCCESS(publish@arm SUCCESS, publish@arm SUCCESS)  => passed; closed after 1 night
            """
        )
        #expect(end.standing.passed.count { $0.leaf.platform == "arm" } == 1)
    }

    @Test func twoChildrenThatOverlapAreNoRetry() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(publish took=1h FAILURE, publish took=2h SUCCESS)  => failed; opened: publish
            """
        )
    }

    @Test func aChildThatTwoRootsStartedBelongsToBoth() throws {
        var story = try Story(
            """
            Mon 16  nightly SUCCESS; minimum SUCCESS  => nightly passed, minimum passed
            """
        )
        let roots = story.builds.map { Trigger.upstream($0.id) }
        story.add(
            JobID("shared"),
            .failure,
            from: story.builds[0].start + 60,
            to: story.builds[0].start + 600,
            triggers: roots
        )
        var product = try Product.told()
        product.roots = story.roots
        let now = story.mornings[0].time
        let quiet = Standing(
            firstRead: Dictionary(uniqueKeysWithValues: story.roots.map { ($0, story.begins) })
        )
        let end = judge(product, story.readings(at: now), after: quiet, at: now)
        #expect(end.standing.records.map(\.verdict) == [.failed, .failed])
        #expect(end.movements.map(\.incident.failures.count) == [2])
    }

    // MARK: What did not run because of it

    @Test(arguments: [
        ("FAILURE(build@arm FAILURE)", ["verify", "x86"]),
        ("FAILURE(build@arm FAILURE, build@x86 ABORTED)", ["verify", "x86"]),
        ("FAILURE(build@arm FAILURE, build@x86 by=jun ABORTED)", ["verify"]),
        ("FAILURE(build@arm FAILURE, build@x86 SUCCESS, verify NOT_BUILT)", ["verify"]),
        ("FAILURE(build@arm FAILURE, build@x86 FAILURE, verify FAILURE)", []),
        ("FAILURE(build@arm FAILURE, build@x86 FAILURE SUCCESS)", ["verify"]),
    ])
    func whatARunDidNotReachIsOneList(run: String, notReached: [String]) throws {
        let story = try Story(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS, verify SUCCESS)
            Tue 17  nightly \(run)  => any
            """
        )
        var product = try Product.told()
        product.roots = story.roots
        let now = story.mornings[0].time
        let end = judge(product, story.readings(at: now), after: nil, at: now)
        #expect(end.latest.values.flatMap(\.notReached).map(\.description) == notReached)
    }

    @Test func aMatrixDoesNotReachTheCellsOfAPhaseThatFellAway() throws {
        let end = try expectStory(
            """
            Mon 16  root SUCCESS(cells SUCCESS(cells/os=arm SUCCESS), site SUCCESS(deploy SUCCESS))  => passed
            Tue 17  root FAILURE(cells FAILURE(cells/os=arm FAILURE))                               => failed; opened: arm
            """
        )
        let notReached = end.latest[JobID("root")]?.notReached.map(\.description)
        #expect(notReached == ["deploy", "site"])
    }
}
