import Foundation
import Testing

@testable import Nightly

/// Since when, and since which build: asked of each leaf, under its own root.
@Suite struct SinceTests {
    @Test func eachLeafHasItsOwnSince() throws {
        let end = try expectStory(
            """
            Sun 15  nightly SUCCESS(build@arm SUCCESS, build@x86 SUCCESS)  => passed
            Mon 16  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; opened: arm
            Tue 17  nightly FAILURE(build@arm FAILURE, build@x86 SUCCESS)  => failed; continued, 2 nights
            Wed 18  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; worse: x86, 3 nights
            """
        )
        #expect(end.since == ["arm: failed #3, passed #1", "x86: failed #8, passed #6"])
    }

    @Test func aLeafThatWasMendedStartsAnew() throws {
        let end = try expectStory(
            """
            Mon 16  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; opened: arm x86
            Tue 17  nightly FAILURE(build@arm SUCCESS, build@x86 FAILURE)  => failed; mended: arm, 2 nights
            Wed 18  nightly FAILURE(build@arm FAILURE, build@x86 FAILURE)  => failed; worse: arm, 3 nights
            """
        )
        #expect(end.since == ["arm: failed #5, passed #3", "x86: failed #2"])
    }

    @Test func theFirstAttemptIsTheOneThatFailedFirst() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS)          => passed
            Tue 17  nightly FAILURE(build@arm FAILURE FAILURE)  => failed; opened: arm
            """
        )
        #expect(end.since == ["arm: failed #2, passed #1"])
    }

    @Test func whatPassedEarlierTheSameNightIsTheLastPass() throws {
        let end = try expectStory(
            """
            Mon 16  nightly took=1h SUCCESS          => passed
            Tue 17  nightly took=1h SUCCESS FAILURE  => failed; opened: nightly
            """
        )
        #expect(end.since == ["nightly: failed #3, passed #2"])
    }

    @Test func aPassOfAnotherBranchTheSameNightIsNone() throws {
        let end = try expectStory(
            """
            Mon 16  nightly took=1h SUCCESS             => passed
            Tue 17  nightly took=30m branch=dev SUCCESS
            Tue 17  nightly at=02:00 took=1h FAILURE    => failed; opened: nightly
            """
        )
        #expect(end.since == ["nightly: failed #3, passed #1"])
    }

    @Test func aPassUnderAnotherRootIsNoPassOfThisOne() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS); minimum SUCCESS(build@arm SUCCESS)  => nightly passed, minimum passed
            Tue 17  nightly SUCCESS(build@arm SUCCESS); minimum FAILURE(build@arm FAILURE)  => nightly passed, minimum failed; opened: arm
            """
        )
        #expect(end.since == ["arm: failed #4, passed #2"])
    }

    @Test func aPassOnAnotherBranchIsNoPass() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS)             => passed
            Tue 17  nightly branch=dev SUCCESS(build@arm SUCCESS)  => branch dev
            Wed 18  nightly FAILURE(build@arm FAILURE)             => failed; opened: arm
            """
        )
        #expect(end.since == ["arm: failed #3, passed #1"])
    }

    @Test func aPassInAnAbortedRunIsOne() throws {
        let end = try expectStory(
            """
            Mon 16  nightly SUCCESS(build@arm SUCCESS)           => passed
            Tue 17  nightly by=hanna ABORTED(build@arm SUCCESS)  => aborted by hanna
            Wed 18  nightly FAILURE(build@arm FAILURE)           => failed; opened: arm
            """
        )
        #expect(end.since == ["arm: failed #3, passed #2"])
    }
}

extension Judgement {
    /// Every failure of the open incident, by name.
    fileprivate var since: [String] {
        standing.open.flatMap(\.failures).map { failure in
            let passed = failure.lastPassed.map { ", passed #\($0.number)" } ?? ""
            return "\(failure.leaf): failed #\(failure.firstFailed.number)\(passed)"
        }.sorted()
    }
}
