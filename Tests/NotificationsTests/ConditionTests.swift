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
        #expect(Self.condition(solver, at: oslo(5, "07:00")) == .unclear(.aborted(by: "jun")))
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

    private static func condition(_ telling: Telling, at moment: Date) -> Condition {
        let morning = [telling].morning(at: [oslo(4, "07:00"), moment].filter { $0 <= moment })
        return Phrases(morning.products[0], on: morning).condition
    }
}
