import Dependencies
import Evidence
import Foundation
import Golden
import Nightly
import Notifications
import Story
import Testing

/// What has a ticket is no news until its day has passed; who has something is said, and who had it.
@Suite struct KnownIssueTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var claim: String
        var nights: [Night]
        /// The known issues, from the first morning on or from another day.
        var issues: [Int: [KnownMatters.Issue]]
        var decisions: [String]
        var testDescription: String { claim }
    }

    @Test(arguments: cases)
    func itDecides(given: Case) {
        var solver = Telling.solver(given.nights)
        for (day, issues) in given.issues {
            solver.matters[oslo(day, "00:00")] = KnownMatters(issues: issues)
        }
        let morning = solver.morning(reading: Array(1...given.nights.count))
        let decisions = decide(morning.products[0], in: .thalassa)
        #expect(decisions.map(\.inWords.withoutIssues) == given.decisions)
    }

    static let cases = [
        Case(
            claim: "a new failure with a ticket is told to nobody",
            nights: [.passed, .failed(["linux"])],
            issues: [4: [.linux(until: "2026-11-05")]],
            decisions: ["marit owner: not, knownIssue", "piet stakeholder: not, knownIssue"]
        ),
        Case(
            claim: "one for another platform changes nothing",
            nights: [.passed, .failed(["macos"])],
            issues: [4: [.linux(until: "2026-11-05")]],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "one that is over when it breaks is none",
            nights: [.passed, .failed(["linux"])],
            issues: [4: [.linux(until: "2026-11-04")]],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "when its day has passed it is news, though it is not new",
            nights: [.passed, .failed(["linux"]), .failed(["linux"])],
            issues: [4: [.linux(until: "2026-11-05")]],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "and that once",
            nights: [.passed, .failed(["linux"]), .failed(["linux"]), .failed(["linux"])],
            issues: [4: [.linux(until: "2026-11-05")]],
            decisions: ["marit owner: not, nothingNew", "piet stakeholder: not, nothingNew"]
        ),
        Case(
            claim: "as long as it lasts it is not",
            nights: [.passed, .failed(["linux"]), .failed(["linux"])],
            issues: [4: [.linux(until: "2026-12-31")]],
            decisions: ["marit owner: not, nothingNew", "piet stakeholder: not, nothingNew"]
        ),
        Case(
            claim: "what fails beside it is news",
            nights: [.passed, .failed(["linux", "macos"])],
            issues: [4: [.linux(until: "2026-12-31")]],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "a known failure that joins another is not worse",
            nights: [.passed, .failed(["macos"]), .failed(["linux", "macos"])],
            issues: [4: [.linux(until: "2026-12-31")]],
            decisions: ["marit owner: not, knownIssue", "piet stakeholder: not, knownIssue"]
        ),
        Case(
            claim: "one that ends beside another makes it worse",
            nights: [.passed, .failed(["linux", "macos"]), .failed(["linux", "macos"])],
            issues: [4: [.linux(until: "2026-11-05")]],
            decisions: ["marit owner: worse", "piet stakeholder: worse"]
        ),
        Case(
            claim: "its end is told to nobody, for nobody was told that it broke",
            nights: [.passed, .failed(["linux"]), .passed],
            issues: [4: [.linux(until: "2026-12-31")]],
            decisions: ["marit owner: not, neverTold", "piet stakeholder: not, neverTold"]
        ),
        Case(
            claim: "what was told before it had a ticket is no news again when that ends",
            nights: [.passed, .failed(["linux"]), .failed(["linux"]), .failed(["linux"])],
            issues: [6: [.linux(until: "2026-11-06")]],
            decisions: ["marit owner: not, nothingNew", "piet stakeholder: not, nothingNew"]
        ),
    ]

    @Test func whileTheFileCannotBeReadNothingKnownBecomesNews() {
        var solver = Telling.solver([.passed, .failed(["linux"]), .failed(["linux"])])
        solver.matters[oslo(4, "00:00")] = KnownMatters(issues: [.linux(until: "2026-12-31")])
        solver.matters[oslo(6, "00:00")] = KnownMatters(isWhole: false)
        let morning = solver.morning(reading: [1, 2, 3])
        #expect(decide(morning.products[0], in: .thalassa).allSatisfy { !$0.answer.isTold })
    }

    @Test func theSuspectsOfAKnownFailureHearNothing() {
        let nights: [Night] = [.passed, .failed(["linux", "macos"], changes: [.by(.ines)])]
        var solver = Telling.solver(nights)
        solver.matters[oslo(4, "00:00")] = KnownMatters(issues: [
            .linux(until: "2026-12-31"),
            KnownMatters.Issue(
                "solver",
                FailurePattern(platform: Glob("macos")),
                KnownIssue(ticket: "TH-2", until: Day(year: 2026, month: 12, day: 31))
            ),
        ])
        let morning = solver.morning(reading: [1, 2])
        #expect(decide(morning.products[0], in: .thalassa).allSatisfy { !$0.answer.isTold })
    }

    @Test func aTestIsKnownByItsNameAndAnotherBesideItIsNot() {
        func isKnown(_ tests: [String]) -> Bool {
            let detail = BuildDetail(
                failedTests: tests.map { FailedTest(name: "tides.\($0)", age: 1, message: "") }
            )
            var solver = Telling.solver([.passed, .failed(["linux"])], detail: detail)
            solver.matters[oslo(4, "00:00")] = KnownMatters(issues: [
                KnownMatters.Issue(
                    "solver",
                    FailurePattern(tests: [Glob("test_tidal*")]),
                    KnownIssue(ticket: "TH-2", until: Day(year: 2026, month: 12, day: 31))
                )
            ])
            return solver.morning(reading: [1, 2]).products[0].cases[0].isWithheld
        }
        #expect(isKnown(["test_tidal_forcing", "test_tidal_phase"]))
        #expect(!isKnown(["test_tidal_forcing", "test_restart"]))
        #expect(!isKnown([]))
    }

    @Test func whatIsKnownIsListedApart() throws {
        var solver = Telling.solver([.passed, .failed(["linux", "macos"])], stakeholders: [])
        solver.matters[oslo(4, "00:00")] = KnownMatters(
            entries: [
                KnownMatters.Entry(
                    .product("solver"),
                    FailurePattern(platform: Glob("macos")),
                    acknowledgement: Acknowledgement(
                        who: "tomasz",
                        until: Day(year: 2026, month: 11, day: 4),
                        ticket: "TH-4312",
                        source: .file("a.yaml:1")
                    ),
                    fixedBy: "4e1b9c2651f3"
                )
            ],
            issues: [.linux(until: "2026-12-31")]
        )
        let morning = solver.morning(reading: [1, 2])
        let message = try #require(compose(morning, for: .thalassa).notifications.first)
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "known.txt")
    }

    @Test func testsOldAndNewAreToldApartAndWhatWasNotReadIsSaid() throws {
        let unread = Unread(
            kind: .unwell,
            controller: "ci",
            address: "",
            what: "answers with 500",
            remedy: ""
        )
        func detail(_ tests: [(String, Int)], passed: Set<String> = []) -> BuildDetail {
            BuildDetail(
                stage: "ctest",
                failedTests: tests.map { FailedTest(name: $0.0, age: $0.1, message: "") },
                passedTests: passed
            )
        }
        var solver = Telling.solver(
            [.passed, .failed(["linux"]), .failed(["linux", "macos", "windows"])],
            stakeholders: []
        )
        func id(_ number: Int) -> BuildID {
            BuildID(job: .job("build/solver"), number: number)
        }
        solver.jenkins.exhibits.details = [
            id(50): detail([("a.one", 1), ("a.two", 1)]),
            id(60): detail([("a.one", 2), ("a.three", 1)], passed: ["a.two"]),
            id(61): BuildDetail(stage: "ctest", unread: [UnreadReport(.tests, unread)]),
            id(62): detail([("a.one", 5)]),
        ]
        for index in solver.jenkins.others.indices {
            let number = solver.jenkins.others[index].id.number
            let failed = [50: 2, 60: 2, 61: 4, 62: 1][number]
            solver.jenkins.others[index].tests = failed.map {
                TestTotals(failed: $0, skipped: 0, total: 88)
            }
        }
        let morning = solver.morning(reading: [1, 2, 3])
        let message = try #require(compose(morning, for: .thalassa).notifications.first)
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "tests.txt")
    }
}

extension KnownMatters.Issue {
    /// Linux is known to fail, until a day.
    fileprivate static func linux(until day: String) -> Self {
        KnownMatters.Issue(
            "solver",
            FailurePattern(platform: Glob("linux")),
            KnownIssue(
                ticket: "TH-4400",
                until: Day(day) ?? Day(year: 1, month: 1, day: 1),
                why: "the new compiler"
            )
        )
    }
}

extension String {
    /// Without what an issue holds.
    fileprivate var withoutIssues: String { String(prefix { $0 != "(" }) }
}
