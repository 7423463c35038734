import Dependencies
import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What is there only because of something else, or was silenced, is told once that is over.
@Suite struct MutingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var claim: String
        var solver: [Night]
        /// A product that needs the solver.
        var atlas: [Night]
        /// What is decided about the atlas on each morning from the second on.
        var owner: [String]
        var testDescription: String { claim }
    }

    @Test(arguments: cases)
    func ofWhatAnotherIncidentExplainsNobodyHears(given: Case) {
        let solver = Telling.solver(given.solver, owner: .jun, stakeholders: [])
        var atlas = Telling.solver(given.atlas, name: "atlas", stakeholders: [])
        atlas.needs = ["solver"]
        let mornings = (2...given.atlas.count).map { last in
            [solver, atlas].morning(at: (1...last).map { oslo(3 + $0, "07:00") })
        }
        let decisions = mornings.map { morning in
            decide(morning.products[1], in: .thalassa).map(\.answer.inWords).joined(separator: "; ")
        }
        #expect(decisions == given.owner)
    }

    static let muted = "not, muted(by: solver-1)"
    static let cases = [
        Case(
            claim: "it is muted while that lasts, and news when it is red after that",
            solver: [.passed, .failed(["linux"]), .failed(["linux"]), .passed],
            atlas: [.passed, .failed(["linux"]), .failed(["linux"]), .failed(["linux"])],
            owner: [muted, muted, "failed"]
        ),
        Case(
            claim: "it is over with that, and nobody hears of its end",
            solver: [.passed, .failed(["linux"]), .passed],
            atlas: [.passed, .failed(["linux"]), .passed],
            owner: [muted, "not, neverTold"]
        ),
        Case(
            claim: "a job that did not run because of that is told of when it still does not",
            solver: [.passed, .failed(["linux"]), .passed, .passed],
            atlas: [.passed, .absent, .absent, .absent],
            owner: [muted, "noRun", "not, nothingNew"]
        ),
        Case(
            claim: "what was red before it is not muted, and not told again",
            solver: [.passed, .passed, .failed(["linux"]), .passed],
            atlas: [.passed, .failed(["linux"]), .failed(["linux"]), .failed(["linux"])],
            owner: ["failed", "not, nothingNew", "not, nothingNew"]
        ),
        Case(
            claim: "who was told hears that it is fixed, whatever is muted by then",
            solver: [.passed, .passed, .failed(["linux"])],
            atlas: [.passed, .failed(["linux"]), .passed],
            owner: ["failed", "fixed"]
        ),
    ]

    @Test func whatIsRedStillIsNoNewsBeforeItRanAgain() {
        let solver = Telling.solver(
            [.passed, .failed(["linux"]), .passed],
            owner: .jun,
            stakeholders: []
        )
        var atlas = Telling.solver(
            [.passed, .failed(["linux"])],
            name: "atlas",
            stakeholders: []
        )
        atlas.needs = ["solver"]
        let looks = [oslo(4, "07:00"), oslo(5, "07:00"), oslo(6, "03:00")]
        let morning = [solver, atlas].morning(at: looks)
        #expect(morning.products[0].judgement.standing.open.isEmpty)
        let decisions = decide(morning.products[1], in: .thalassa)
        #expect(decisions.allSatisfy { !$0.answer.isTold })
    }

    @Test func whoeverDoesNotNeedItIsToldOfTheirOwn() {
        let nights: [Night] = [.passed, .failed(["linux"])]
        let tellings = [Telling.solver(nights), .solver(nights, name: "atlas")]
        let morning = tellings.morning(at: [oslo(4, "07:00"), oslo(5, "07:00")])
        #expect(decide(morning.products[1], in: .thalassa).allSatisfy { $0.answer.isTold })
    }

    @Test func twoThatNeedEachOtherAreBothTold() {
        let nights: [Night] = [.passed, .failed(["linux"])]
        var tellings = [Telling.solver(nights), .solver(nights, name: "atlas")]
        tellings[0].needs = ["atlas"]
        tellings[1].needs = ["solver"]
        let morning = tellings.morning(at: [oslo(4, "07:00"), oslo(5, "07:00")])
        let decisions = morning.products.flatMap { decide($0, in: .thalassa) }
        #expect(decisions.allSatisfy { $0.answer.isTold })
    }

    @Test func theSameFailingBuildIsToldOnce() {
        let nights: [Night] = [.passed, .failed(["linux"])]
        let (first, second) = (Telling.solver(nights), Telling.solver(nights, name: "atlas"))
        let moments = [oslo(4, "07:00"), oslo(5, "07:00")]
        var judgements = [first, second].morning(at: moments).products.map(\.judgement)
        #expect(Causes(judgements.map { ($0, []) }).roots.isEmpty)
        judgements[1].standing.open[0].trouble = judgements[0].standing.open[0].trouble
        let causes = Causes(judgements.map { ($0, []) }).roots
        #expect(causes == [IncidentID("atlas-1"): IncidentID("solver-1")])
    }

    // MARK: Silences

    private func silence(_ pattern: FailurePattern, until: String) -> KnownMatters {
        let day = Day(until) ?? Day(year: 1, month: 1, day: 1)
        let terms = SilenceTerms(by: "hanna", until: .day(day))
        let issue = KnownIssue(ticket: "", until: day, why: "the pool moves", silence: terms)
        return KnownMatters(issues: [KnownMatters.Issue("solver", pattern, issue)])
    }

    @Test(arguments: [
        (
            FailurePattern(), [Night.passed, .failed(["linux"])],
            ["not, silenced", "failed", "not, nothingNew"]
        ),
        (
            FailurePattern(platform: Glob("linux")), [.passed, .failed(["linux"])],
            ["not, silenced", "failed", "not, nothingNew"]
        ),
        (
            FailurePattern(platform: Glob("macos")), [.passed, .failed(["linux"])],
            ["failed", "not, nothingNew", "not, nothingNew"]
        ),
        (FailurePattern(), [.passed, .absent], ["not, silenced", "noRun", "not, nothingNew"]),
        (
            FailurePattern(platform: Glob("linux")), [.passed, .absent],
            ["noRun", "not, nothingNew", "not, nothingNew"]
        ),
    ])
    func whenASilenceEndsItIsNews(pattern: FailurePattern, nights: [Night], owner: [String]) {
        let last = nights[1]
        var solver = Telling.solver(nights + [last, last], stakeholders: [])
        solver.matters[oslo(4, "00:00")] = silence(pattern, until: "2026-11-05")
        let decisions = (2...4).map { nights in
            decide(solver.morning(reading: Array(1...nights)).products[0], in: .thalassa)
                .map { $0.answer.inWords.prefix { $0 != "(" } }.joined(separator: "; ")
        }
        #expect(decisions == owner)
    }

    @Test func whoWasToldBeforeASilenceHearsOfTheEnd() {
        var solver = Telling.solver([.passed, .failed(["linux"]), .passed], stakeholders: [])
        solver.matters[oslo(6, "00:00")] = silence(FailurePattern(), until: "2026-12-31")
        let decisions = decide(solver.morning(reading: [1, 2, 3]).products[0], in: .thalassa)
        #expect(decisions.map(\.answer) == [.tell(.fixed)])
    }

    // MARK: Opting out

    @Test(arguments: [
        (
            Mute.product("solver"),
            ["marit owner: failed", "piet stakeholder: not, optedOut(\"solver\")"]
        ),
        (
            .reason(.failed),
            ["marit owner: failed", "piet stakeholder: not, optedOut(\"reason:failed\")"]
        ),
        (.product("atlas"), ["marit owner: failed", "piet stakeholder: failed"]),
        (.reason(.worse), ["marit owner: failed", "piet stakeholder: failed"]),
    ])
    func everybodyMayOptOutButTheOwnerOfAFailure(mute: Mute, decisions: [String]) {
        let solver = Telling.solver([.passed, .failed(["linux"])])
        var directory = Directory.thalassa
        directory.mutes = ["piet": [mute], "marit": [mute]]
        let found = decide(solver.morning(reading: [1, 2]).products[0], in: directory)
        #expect(found.map(\.inWords) == decisions)
    }
}
