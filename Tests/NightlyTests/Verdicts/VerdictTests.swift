import Testing

@testable import Nightly

/// What one run amounts to, and what a run without a verdict does to an incident: nothing.
@Suite struct VerdictTests {
    @Test(arguments: [
        ("SUCCESS", "passed"),
        ("FAILURE", "failed; opened: nightly"),
        ("UNSTABLE", "failed; opened: nightly"),
        ("TIMEOUT", "timed out; opened: nightly"),
        ("TIMEOUT(build@arm TIMEOUT)", "timed out; opened: arm"),
        ("ABORTED(build@arm TIMEOUT)", "timed out; opened: arm"),
        ("FAILURE(build@arm TIMEOUT)", "timed out; opened: arm"),
        ("FAILURE(build@arm TIMEOUT, build@x86 FAILURE)", "failed; opened: arm x86"),
        ("TIMEOUT(build@arm FAILURE)", "failed; opened: arm nightly"),
        ("TIMEOUT(build@arm ABORTED)", "timed out; opened: nightly"),
        ("by=hanna ABORTED", "aborted by hanna"),
        ("ABORTED", "aborted"),
        ("ABORTED(build@arm by=hanna ABORTED)", "aborted by hanna"),
        ("SUCCESS(build@arm by=hanna ABORTED)", "aborted by hanna"),
        ("by=hanna ABORTED(build@arm FAILURE)", "failed; opened: arm"),
        ("NOT_BUILT", "not built"),
        ("branch=main SUCCESS", "passed"),
        ("branch=dev SUCCESS", "branch dev"),
        ("branch=dev FAILURE", "branch dev"),
    ])
    func aRunAmountsToAVerdict(run: String, expected: String) throws {
        try expectStory("Tue 17  nightly \(run)  => \(expected)")
    }

    @Test(arguments: [
        ("UNSTABLE", "passed"),
        ("UNSTABLE(build@arm UNSTABLE)", "passed"),
        ("FAILURE(build@arm UNSTABLE)", "failed; opened: nightly"),
        ("TIMEOUT", "aborted"),
        ("FAILURE", "failed; opened: nightly"),
    ])
    func aProductMaySayThatOnlyFailureFails(run: String, expected: String) throws {
        try expectStory("Tue 17  nightly \(run)  => \(expected)", of: .told(alsoFailures: []))
    }

    @Test(arguments: [
        ("by=hanna ABORTED", "aborted by hanna"),
        ("ABORTED", "aborted"),
        ("NOT_BUILT", "not built"),
        ("branch=dev FAILURE", "branch dev"),
        ("branch=dev SUCCESS", "branch dev"),
    ])
    func aRunWithoutAVerdictNeitherExtendsNorClosesNorCounts(run: String, words: String) throws {
        try expectStory(
            """
            Mon 16  nightly FAILURE  => failed; opened: nightly
            Tue 17  nightly \(run)   => \(words)
            Wed 18  nightly FAILURE  => failed; continued, 2 nights
            Thu 19  nightly \(run)   => \(words)
            Fri 20  nightly SUCCESS  => passed; closed after 2 nights
            Sat 21  nightly \(run)   => \(words)
            """
        )
    }

    @Test func aRunUnderWayIsNotJudged() throws {
        try expectStory(
            """
            Tue 17        nightly took=6h SUCCESS(build@arm took=5h FAILURE)  => under way
            Tue 17 08:00  nightly                                             => failed; opened: arm
            """
        )
    }

    @Test func aRunIsUnderWayWhileADetachedChildRuns() throws {
        try expectStory(
            """
            Tue 17        nightly SUCCESS(metrics after=1m took=5h FAILURE)  => under way
            Tue 17 09:00  nightly                                            => failed; opened: metrics
            """
        )
    }

    @Test func aChildStillInItsQuietPeriodIsWaitedFor() throws {
        try expectStory(
            """
            Tue 17 03:30  nightly at=01:30 SUCCESS(metrics after=0.2m FAILURE)  => under way
            Tue 17        nightly                                               => failed; opened: metrics
            """
        )
    }

    @Test func aRunIsHeardAgainWhenADetachedChildIsSlowToStart() throws {
        try expectStory(
            """
            Tue 17 04:00  nightly SUCCESS(metrics after=2h FAILURE)  => passed
            Tue 17        nightly                                    => failed; opened: metrics
            """
        )
    }
}
