import Evidence
import Foundation
import Nightly
import Story
import Testing

/// How failing tests stand to the runs and attempts before.
@Suite struct TestEvidenceTests {
    /// One or more attempts a night, from 5 November on, each with the tests that failed and that passed.
    private func evidence(
        _ nights: [[BuildDetail?]],
        failed: Int? = nil,
        lastPassed: Int? = 40
    ) -> TestEvidence? {
        var found: TestEvidence?
        for (index, attempts) in nights.enumerated() {
            let due = oslo(5 + index, "01:00")
            let leaf = Leaf(job: .job("build/solver"))
            let failure = Failure(
                root: .job("nightly/solver"),
                last: LeafFailure(leaf: leaf, attempts: [], isTimeout: false, isAllowed: false),
                since: oslo(5, "01:00"),
                firstFailed: BuildID(job: leaf.job, number: 50),
                lastPassed: lastPassed.map { BuildID(job: leaf.job, number: $0) },
                seen: due
            )
            found = TestEvidence(of: failure, attempts, failed: failed, after: found)
        }
        return found
    }

    private func failing(_ names: String..., age: Int = 1, passed: Set<String> = []) -> BuildDetail
    {
        BuildDetail(
            failedTests: names.map { FailedTest(name: $0, age: age, message: "") },
            passedTests: passed
        )
    }

    @Test func onTheFirstNightOfALeafAllTestsAreNew() {
        let found = evidence([[failing("a", "b", age: 7)]])
        #expect(found?.standings == ["a": .new, "b": .new])
    }

    @Test func whereNothingIsRememberedJenkinsCounts() {
        let found = evidence([[failing("a", age: 7)]], lastPassed: nil)
        #expect(found?.standings == ["a": .lasting(since: nil, runs: 7)])
    }

    @Test func ourMemoryGoesBeforeJenkinsCount() {
        let found = evidence([[failing("a")], [failing("a")], [failing("a", "b", age: 9)]])
        #expect(
            found?.standings == ["a": .lasting(since: oslo(5, "01:00"), runs: 3), "b": .new]
        )
    }

    @Test func aTestThatPassedInAnotherAttemptIsFlaky() {
        let found = evidence([
            [failing("a", passed: ["b"]), failing("b", "c", passed: ["a"])]
        ])
        #expect(found?.standings == ["b": .flaky, "c": .new])
        #expect(found?.recovered == ["a"])
    }

    @Test func whatIsGoneHasPassedOrIsNoLongerInTheReport() {
        let found = evidence([[failing("a", "b", "c")], [failing("c", passed: ["a"])]])
        #expect(
            found?.gone == [
                GoneTest(name: "a", hasPassed: true), GoneTest(name: "b", hasPassed: false),
            ]
        )
    }

    @Test func readingTheSameRunAgainChangesNothing() {
        let nights: [[BuildDetail?]] = [[failing("a", "b")], [failing("a")]]
        let found = evidence(nights)
        let leaf = Leaf(job: .job("build/solver"))
        let again = TestEvidence(
            of: Failure(
                root: .job("nightly/solver"),
                last: LeafFailure(leaf: leaf, attempts: [], isTimeout: false, isAllowed: false),
                since: oslo(5, "01:00"),
                firstFailed: BuildID(job: leaf.job, number: 50),
                lastPassed: nil,
                seen: oslo(6, "01:00")
            ),
            [failing("a")],
            failed: nil,
            after: found
        )
        #expect(again == found)
    }

    @Test func aReportThatCannotBeReadLeavesWhatIsRemembered() {
        let unread = Unread(kind: .unwell, controller: "ci", address: "", what: "", remedy: "")
        let lost = BuildDetail(unread: [UnreadReport(.tests, unread)])
        let found = evidence([[failing("a")], [lost]])
        #expect(found?.asOf == oslo(5, "01:00"))
        #expect(found?.isWhole == false)
        let later = evidence([[failing("a")], [lost], [failing("a")]])
        #expect(later?.standings == ["a": .lasting(since: oslo(5, "01:00"), runs: 2)])
    }

    @Test(arguments: [(1, true), (2, false)])
    func aReportThatNamesFewerThanFailedIsNotWhole(failed: Int, isWhole: Bool) {
        #expect(evidence([[failing("a")]], failed: failed)?.isWhole == isWhole)
    }
}

extension TestEvidence {
    fileprivate var standings: [String: FailingTest.Standing] {
        Dictionary(uniqueKeysWithValues: failing.map { ($0.test.name, $0.standing) })
    }
}
