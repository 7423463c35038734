import Foundation
import Testing

@testable import Nightly

/// What the tree of one run comes to.
@Suite struct OutcomeTests {
    @Test func aRetryThatPassesIsNoFailure() throws {
        try expectStory("Tue 17  nightly SUCCESS(build@arm FAILURE SUCCESS)  => passed")
    }

    @Test func aRetryThatFailsTooIsOneFailureOfTwoAttempts() throws {
        let end = try expectStory(
            "Tue 17  nightly FAILURE(build@arm FAILURE FAILURE)  => failed; opened: arm"
        )
        #expect(end.failures.map(\.attempts.count) == [2])
    }

    @Test(arguments: ["ABORTED", "NOT_BUILT", "by=hanna ABORTED"])
    func aRetryThatIsCutShortDoesNotUnsayTheFailure(retry: String) throws {
        let end = try expectStory(
            "Tue 17  nightly FAILURE(build@arm FAILURE \(retry))  => failed; opened: arm"
        )
        #expect(end.failures.map(\.attempts.count) == [1])
    }

    @Test func anotherPlatformIsNoRetry() throws {
        try expectStory(
            "Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 after=1m SUCCESS)  => failed; opened: arm"
        )
    }

    @Test func aRetriedBranchOfTheTreeCountsAsRetried() throws {
        try expectStory(
            """
            Tue 17  nightly SUCCESS(stack FAILURE(build@arm FAILURE) SUCCESS(build@arm SUCCESS))  => passed
            """
        )
    }

    @Test func onlyTheDeepestFailureCounts() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(stack FAILURE(build@arm FAILURE, build@x86 SUCCESS))  => failed; opened: arm
            """
        )
    }

    @Test func aParentThatFailsAfterPassingChildrenFailedItself() throws {
        try expectStory("Tue 17  nightly FAILURE(build@arm SUCCESS)  => failed; opened: nightly")
    }

    @Test func aDetachedRedChildFailsAGreenRoot() throws {
        try expectStory(
            "Tue 17  nightly SUCCESS(metrics after=1m FAILURE)  => failed; opened: metrics"
        )
    }

    @Test func aDetachedRedChildDoesNotExplainItsGrandparent() throws {
        try expectStory(
            """
            Tue 17  nightly FAILURE(stack SUCCESS(metrics FAILURE))  => failed; opened: metrics nightly
            """
        )
    }

    @Test func anUnstableChildExplainsAFailedParent() throws {
        try expectStory("Tue 17  nightly FAILURE(build@arm UNSTABLE)  => failed; opened: arm")
    }

    @Test func aChildThatWasNotBuiltIsNoFailure() throws {
        try expectStory(
            "Tue 17  nightly SUCCESS(build@arm NOT_BUILT, build@x86 SUCCESS)  => passed"
        )
    }

    @Test func theSameLeafInTwoBuildsFailsIfOneDoes() throws {
        let end = try expectStory(
            "Tue 17  nightly FAILURE(build@arm SUCCESS, build@arm FAILURE)  => failed; opened: arm"
        )
        #expect(end.latest.values.first?.passed.isEmpty == true)
    }

    // MARK: Allowed to fail

    @Test(arguments: [
        "UNSTABLE(build@macos UNSTABLE, build@arm SUCCESS)",
        "UNSTABLE(build@macos FAILURE, build@arm SUCCESS)",
        "FAILURE(build@macos FAILURE, build@arm SUCCESS)",
        "FAILURE(stack FAILURE(build@macos FAILURE))",
        "SUCCESS(build@macos TIMEOUT)",
        "ABORTED(build@macos TIMEOUT)",
        "SUCCESS(build@macos by=hanna ABORTED)",
        "SUCCESS(build@macos FAILURE FAILURE)",
    ])
    func aPlatformThatMayFailFailsNoRun(run: String) throws {
        try expectStory("Tue 17  nightly \(run)  => passed", of: .told(allowing: ["macos"]))
    }

    @Test(arguments: [
        ("FAILURE(build@macos UNSTABLE)", "failed; opened: nightly"),
        ("FAILURE(stack SUCCESS(build@macos FAILURE))", "failed; opened: nightly"),
        ("FAILURE(build@macos FAILURE, build@arm FAILURE)", "failed; opened: arm"),
        ("by=hanna ABORTED(build@macos FAILURE)", "aborted by hanna"),
        ("by=hanna ABORTED(build@macos TIMEOUT)", "aborted by hanna"),
        ("ABORTED(build@macos FAILURE)", "aborted"),
        ("ABORTED(build@macos by=hanna ABORTED)", "aborted"),
        ("TIMEOUT(build@macos FAILURE)", "timed out; opened: nightly"),
    ])
    func aPlatformThatMayFailHidesNothingElse(run: String, expected: String) throws {
        try expectStory("Tue 17  nightly \(run)  => \(expected)", of: .told(allowing: ["macos"]))
    }

    @Test func whatAnAllowedJobStartsIsAllowed() throws {
        try expectStory(
            "Tue 17  nightly UNSTABLE(docs/site UNSTABLE(upload FAILURE))  => passed",
            of: .told(allowing: ["docs/*"])
        )
    }

    @Test func anAllowedFailureIsStillShown() throws {
        let end = try expectStory(
            "Tue 17  nightly UNSTABLE(build@macos UNSTABLE)  => passed",
            of: .told(allowing: ["macos"])
        )
        #expect(end.failures.map(\.isAllowed) == [true])
    }

    // MARK: What a run did not reach

    @Test func notReachedIsWhatTheLastPassedRunReachedAndThisOneDidNot() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS, verify SUCCESS)  => passed
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; opened: arm
            """
        )
        #expect(end.notReached == ["verify"])
    }

    @Test func whatWasNotBuiltIsNotReached() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, verify SUCCESS)    => passed
            Tue 17  nightly FAILURE(build@arm FAILURE, verify NOT_BUILT)  => failed; opened: arm
            """
        )
        #expect(end.notReached == ["verify"])
    }

    @Test func whatPassedSinceTheLastPassedRunIsMissedToo() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS, verify SUCCESS)  => passed
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; opened: arm
            Wed 18  nightly FAILURE(build@arm FAILURE)                     => failed; continued, 2 nights
            """
        )
        #expect(end.notReached == ["verify", "x86"])
    }

    @Test func whatTheProductDroppedIsNotMissedForEver() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, build@ppc SUCCESS)  => passed
            Tue 17  nightly SUCCESS(build@arm SUCCESS)                     => passed
            Wed 18  nightly FAILURE(build@arm FAILURE)                     => failed; opened: arm
            """
        )
        #expect(end.notReached.isEmpty)
    }

    @Test func aRootThatWasCutShortWithItsChildWasReached() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS, verify SUCCESS)  => passed
            Tue 17  nightly ABORTED(build@arm TIMEOUT)                  => timed out; opened: arm
            """
        )
        #expect(end.notReached == ["verify"])
    }
}

extension Judgement {
    fileprivate var failures: [LeafFailure] { latest.values.flatMap(\.failures) }

    fileprivate var notReached: [String] { latest.values.flatMap(\.notReached).map(\.description) }
}
