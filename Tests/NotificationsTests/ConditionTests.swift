import Foundation
import Nightly
import Notifications
import Story
import Testing

/// Where a product stands, for letters and report alike: nothing unknown is green.
@Suite struct ConditionTests {
    private static let solver = Telling.solver([.passed, .passed])

    @Test func aRunThatPassedIsPassedForADay() {
        #expect(Self.condition(Self.solver, at: oslo(5, "07:00")) == .passed)
    }

    @Test func anAbortedRunProvesNothing() {
        var solver = Self.solver
        solver.jenkins.roots[0].builds[1].progress = .finished(.aborted, at: oslo(5, "02:00"))
        solver.jenkins.roots[0].builds[1].interruption = .person("jun")
        solver.jenkins.others.removeAll { $0.id.number >= 50 }
        #expect(
            Self.condition(solver, at: oslo(5, "07:00"))
                == .unclear(.aborted(by: "jun"), due: oslo(5, "01:00"))
        )
    }

    @Test(arguments: [
        ("01:10", Condition.pending(due: oslo(5, "01:00"), isRunning: true)),
        ("07:00", .passed),
    ])
    func aRunUnderWayIsAwaited(time: String, condition: Condition) {
        #expect(Self.condition(Self.solver, at: oslo(5, time)) == condition)
    }

    @Test func aRunThatMayStillBeginIsAwaited() {
        let solver = Telling.solver([.passed, .absent])
        let awaited = Condition.pending(due: oslo(5, "01:00"), isRunning: false)
        #expect(Self.condition(solver, at: oslo(5, "01:30")) == awaited)
    }

    @Test func whatCannotBeReadIsUnread() {
        let refused = Unread(
            kind: .refused,
            controller: "ci",
            address: "https://ci.thalassa.example/",
            what: "refuses our token (401)",
            remedy: "make a new one"
        )
        var solver = Self.solver
        solver.jenkins.unread[oslo(5, "07:00")] = refused
        #expect(Self.condition(solver, at: oslo(5, "07:00")) == .unread(refused))
    }

    @Test func aProductWithoutARunIsNotGreen() {
        #expect(Self.condition(Telling.solver([]), at: oslo(4, "00:30")) == .neverRan)
    }

    // MARK: Several at once

    @Test(arguments: [
        // One root is red, and the other does not run.
        (["SF", "S."], ["failing, news", "absent, news"]),
        // It was red and now does not run.
        (["SF.", "SSS"], ["failing", "absent, news"]),
        // It recovers, and does not run the night after, before anyone looks.
        (["SFFS.", "SSSSS"], ["absent, news", "fixed"]),
        // It did not run, and when it does it is red: that is all there is to say.
        (["S.F", "SSS"], ["failing, news"]),
        // It runs again while another root is red.
        (["S.S", "SFF"], ["failing", "fixed"]),
        // The newest run of one that is red was aborted.
        (["SFA", "SSS"], ["failing", "aborted by anna"]),
        // It was aborted the night before last, and nothing is known since.
        (["SAu", "SSS"], ["aborted by anna, Thu 5 Nov"]),
    ])
    func allThatIsSoIsTold(nights: [String], conditions: [String]) {
        let morning = Telling.roots(nights).morning(reading: Set([1, 2, nights[0].count]).sorted())
        let phrases = Phrases(morning.products[0], on: morning)
        #expect(phrases.conditions.map { $0.inWords(phrases) } == conditions)
    }

    @Test func aTimeoutThatTheRulesIgnoreIsNoAbort() {
        var telling = Telling.roots(["SSt"])
        telling.product.alsoFailures = []
        let morning = telling.morning(reading: [1, 2, 3])
        let phrases = Phrases(morning.products[0], on: morning)
        let words = phrases.conditions.map { $0.inWords(phrases) }
        #expect(words == ["timed out, which its rules ignore"])
    }

    private static func condition(_ telling: Telling, at moment: Date) -> Condition? {
        let morning = [telling].morning(at: [oslo(4, "07:00"), moment].filter { $0 <= moment })
        let conditions = Phrases(morning.products[0], on: morning).conditions
        return conditions.count == 1 ? conditions[0] : nil
    }
}

extension Condition {
    fileprivate func inWords(_ phrases: Phrases) -> String {
        switch self {
        case .failing: "failing" + (isNews ? ", news" : "")
        case .absent: "absent" + (isNews ? ", news" : "")
        case .fixed: "fixed"
        case .unclear(let reason, let due): phrases.unclear(reason, due: due)
        case .unread: "unread"
        case .pending: "pending"
        case .passed: "passed"
        case .notDue: "not due"
        case .neverRan: "never ran"
        }
    }
}
