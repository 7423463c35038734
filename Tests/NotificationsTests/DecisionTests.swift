import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// Who hears of what, and why, or why not.
@Suite struct DecisionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var claim: String
        var nights: [Night]
        /// The nights after which somebody looked.
        var read: [Int]
        var owner = Person.marit
        var stakeholders = [Person.piet]
        var announcingExisting = false
        var decisions: [String]

        var testDescription: String { claim }
    }

    @Test(arguments: incidents + suspects)
    func everyoneIsDecidedUpon(given case: Case) {
        let solver = Telling.solver(
            `case`.nights,
            owner: `case`.owner,
            stakeholders: `case`.stakeholders
        )
        let morning = solver.morning(
            reading: `case`.read,
            announcingExisting: `case`.announcingExisting
        )
        let decisions = morning.products.flatMap { decide($0, in: .thalassa) }
        #expect(decisions.map(\.inWords) == `case`.decisions)
    }

    static let incidents = [
        Case(
            claim: "a first failure is told to the owner and those who watch",
            nights: [.passed, .failed(["linux"])],
            read: [1, 2],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "a stakeholder who owns it hears once, as its owner",
            nights: [.passed, .failed(["linux"])],
            read: [1, 2],
            stakeholders: [.piet, .marit],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "the second night says nothing new",
            nights: [.passed, .failed(["linux"]), .failed(["linux"])],
            read: [1, 2, 3],
            decisions: ["marit owner: not, nothingNew", "piet stakeholder: not, nothingNew"]
        ),
        Case(
            claim: "more places than before are news",
            nights: [.passed, .failed(["linux"]), .failed(["linux", "macos"])],
            read: [1, 2, 3],
            decisions: ["marit owner: worse", "piet stakeholder: worse"]
        ),
        Case(
            claim: "fixed goes to those who were told, in the form in which they were",
            nights: [
                .passed, .failed(["linux"], changes: [.by(.ines)]), .passed,
            ],
            read: [1, 2, 3],
            decisions: ["ines told: fixed", "marit told: fixed", "piet stakeholder: fixed"]
        ),
        Case(
            claim: "what was broken before anyone looked is announced to nobody",
            nights: [.passed, .failed(["linux"])],
            read: [2],
            decisions: ["marit owner: not, alreadyBroken", "piet stakeholder: not, alreadyBroken"]
        ),
        Case(
            claim: "what was broken before anyone looked is announced when asked for",
            nights: [.passed, .failed(["linux"])],
            read: [2],
            announcingExisting: true,
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "an inherited incident that grows is news",
            nights: [.passed, .failed(["linux"]), .failed(["linux", "macos"])],
            read: [2, 3],
            decisions: ["marit owner: worse", "piet stakeholder: worse"]
        ),
        Case(
            claim: "the end of what nobody was told is told to nobody",
            nights: [.passed, .failed(["linux"]), .passed],
            read: [2, 3],
            decisions: ["marit owner: not, neverTold", "piet stakeholder: not, neverTold"]
        ),
        Case(
            claim: "what was over before anyone looked is nobody's business",
            nights: [.passed, .failed(["linux"]), .passed],
            read: [3],
            decisions: []
        ),
        Case(
            claim: "what came and went between two readings is told to nobody",
            nights: [.passed, .failed(["linux"]), .passed],
            read: [1, 3],
            decisions: [
                "marit owner: not, betweenReadings", "piet stakeholder: not, betweenReadings",
            ]
        ),
        Case(
            claim: "a run that did not take place is news",
            nights: [.passed, .absent],
            read: [1, 2],
            decisions: ["marit owner: noRun", "piet stakeholder: noRun"]
        ),
        Case(
            claim: "so is the next one that does",
            nights: [.passed, .absent, .passed],
            read: [1, 2, 3],
            decisions: ["marit told: runsAgain", "piet stakeholder: runsAgain"]
        ),
        Case(
            claim: "a run that fails after one that was missed says only that it fails",
            nights: [.passed, .absent, .failed(["linux"])],
            read: [1, 2, 3],
            decisions: [
                "marit owner: not, failsInstead", "piet stakeholder: not, failsInstead",
                "marit owner: failed", "piet stakeholder: failed",
            ]
        ),
        Case(
            claim: "a missed run during a failure is an incident of its own",
            nights: [.passed, .failed(["linux"]), .absent],
            read: [1, 2, 3],
            decisions: ["marit owner: noRun", "piet stakeholder: noRun"]
        ),
    ]

    static let suspects = [
        Case(
            claim: "the author of the only change hears as a suspect",
            nights: [.passed, .failed(["linux"], changes: [.by(.ines)])],
            read: [1, 2],
            decisions: [
                "ines suspect, high: failed", "marit owner: failed", "piet stakeholder: failed",
            ]
        ),
        Case(
            claim: "an owner who is a suspect hears once, as a suspect",
            nights: [.passed, .failed(["linux"], changes: [.by(.marit)])],
            read: [1, 2],
            decisions: ["marit suspect, high: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "a weak suspicion is not told",
            nights: [.passed, .failed(["linux"], changes: [.by(.ines), .by(.jun)])],
            read: [1, 2],
            decisions: [
                "marit owner: failed", "piet stakeholder: failed",
                "ines suspect, low: not, suspectTooWeak(low)",
                "jun suspect, low: not, suspectTooWeak(low)",
            ]
        ),
        Case(
            claim: "a weak suspicion does not keep an owner or a stakeholder from hearing",
            nights: [.passed, .failed(["linux"], changes: [.by(.marit), .by(.piet)])],
            read: [1, 2],
            decisions: ["marit owner: failed", "piet stakeholder: failed"]
        ),
        Case(
            claim: "robots and outsiders are never told",
            nights: [
                .passed,
                .failed(["linux"], changes: [.by(.renovate), .by(.outsider)]),
            ],
            read: [1, 2],
            decisions: [
                "marit owner: failed", "piet stakeholder: failed",
                "29139614+renovate[bot]@users.noreply.github.com suspect, low: not,"
                    + " neverSuspect(pattern: \"*[bot]\")",
                "eve@elsewhere.example suspect, low: not, outsider",
            ]
        ),
        Case(
            claim: "what fails anew has its own range of changes",
            nights: [
                .passed, .failed(["linux"], changes: [.by(.ines)]),
                .failed(["linux", "macos"], changes: [.by(.jun)]),
            ],
            read: [1, 2, 3],
            decisions: [
                "jun suspect, high: worse", "marit owner: worse", "piet stakeholder: worse",
            ]
        ),
    ]

    @Test(arguments: [(3, "failed"), (4, "not, tooManySuspects(4)")])
    func moreThanThreeStrongSuspectsAreNoneAtAll(number: Int, answer: String) {
        let authors = [Person.ines, .jun, .tomasz, .hanna].prefix(number).map(\.author)
        // Each of them changes the file that a failure on another platform names.
        let cases = authors.enumerated().map { index, author in
            Suspects.strong(author, "0\(index)")
        }
        var morning = Telling.solver([.passed, .failed(["linux"])]).morning(reading: [1, 2])
        morning.products[0].cases[0].suspects = cases
        let decisions = decide(morning.products[0], in: .thalassa)
        let found = decisions.filter { $0.role == .suspect(.high) }.map(\.answer.inWords)
        #expect(found == Array(repeating: answer, count: number))
        #expect(decisions.contains { $0.person == .marit && $0.answer == .tell(.failed) })
    }

    /// A job that has been red there for long puts nobody of its own under suspicion for another's break.
    @Test func onOnePlatformOnlyTheJobThatBrokeIsNews() throws {
        var solver = Telling.solver([
            .passed, .failed(["linux"], changes: [.by(.ines)]), .failed(["linux"]),
        ])
        let root = try #require(solver.jenkins.roots[0].builds.last)
        for (day, result) in zip(4..., [BuildResult.success, .success, .failure]) {
            let above = solver.jenkins.roots[0].builds[day - 4]
            solver.jenkins.others.append(
                .build(
                    "verify/solver",
                    day,
                    at: above.start + 120,
                    minutes: 30,
                    result,
                    after: above.id,
                    on: "linux",
                    changes: above.id == root.id ? [.by(.jun)] : []
                )
            )
        }
        let decisions = decide(solver.morning(reading: [1, 2, 3]).products[0], in: .thalassa)
        let told = decisions.filter { $0.answer == .tell(.worse) }.map(\.person)
        #expect(told == [.jun, .marit, .piet])
    }

    @Test func aRunThatCameToNothingDoesNotMakeARedProductGreen() throws {
        var solver = Telling.solver([.passed, .failed(["linux"]), .absent, .passed])
        solver.jenkins.roots[0].builds[2].progress = .finished(.aborted, at: oslo(7, "02:00"))
        solver.jenkins.roots[0].builds[2].interruption = .person("jun")
        solver.jenkins.others.removeAll { $0.id.number >= 70 }
        let morning = solver.morning(reading: [1, 2, 3, 4])
        let decisions = decide(morning.products[0], in: .thalassa)
        #expect(
            decisions.map(\.answer) == [.keepSilent(.failsInstead), .keepSilent(.failsInstead)]
        )
    }

    @Test func twoIncidentsAtOnceAreTwoMessagesAndOneSummary() throws {
        let other = Telling.solver([.passed, .absent], name: "atlas", owner: .jun)
        let morning = [Telling.solver([.passed, .failed(["linux"])]), other]
            .morning(at: [oslo(4, "07:00"), oslo(5, "07:00")])
        let messages = compose(morning, for: .thalassa).notifications
        #expect(
            messages.map(\.id) == [
                "solver-1.1-failed.2026-11-05.marit",
                "atlas-1.1-no-run.2026-11-05.jun",
                "summary.2026-11-05.piet.\(Identity.digest("atlas-1.1\0solver-1.1"))",
            ]
        )
        #expect(messages.last?.tells.map { "\($0)" } == ["solver-1", "atlas-1"])
    }

    @Test func findingsGoToTheOwnersOfTheirPackages() throws {
        let morning = Telling.solver([.passed]).morning(reading: [1])
        func notice(_ package: String, isNew: Bool, _ owner: Person) -> FindingNotice {
            FindingNotice(
                environment: "minimum",
                package: package,
                rule: "A302",
                message: "declared 3.3.9; used 3.3.10",
                build: "nightly/solver #4",
                url: "https://ci.thalassa.example/job/nightly/job/solver/4/",
                isNew: isNew,
                owner: owner,
                hearers: [FindingHearer(owner, as: .owner, by: .init("announce", line: 4))]
            )
        }
        let notices = [
            notice("fftw", isNew: true, .marit), notice("numpy", isNew: false, .marit),
            notice("hdf5", isNew: false, .jun),
        ]
        let messages = compose(morning, notices, for: .thalassa).notifications
        #expect(
            messages.map { "\($0.recipient.key) \($0.reason.rawValue): \($0.subject)" } == [
                "marit finding: VERSIONS: fftw declared 3.3.9; used 3.3.10; numpy agrees again",
                "jun finding-gone: VERSIONS: hdf5 agrees again",
            ]
        )
    }
}
