import Foundation
import Notifications
import Testing

@testable import History

@Suite("What becomes of a parcel")
struct FateTests {
    static let now = morning(2)
    static let hour: TimeInterval = 3600

    @Test(arguments: [(0, 0), (1, 1), (2, 5), (3, 15), (4, 60), (5, 60), (1000, 60)])
    func pausesGrowToAnHour(attempts: Int, minutes: Double) {
        #expect(minutePause(after: attempts) == minutes * 60)
    }

    struct Case: CustomTestStringConvertible {
        var outcome: Outcome
        var attempts = 1
        var uncertain = 0
        var jitter = 0.0
        var fate: Fate

        var testDescription: String {
            "\(outcome) at attempt \(attempts), \(uncertain) uncertain before: \(fate)"
        }
    }

    @Test(arguments: [
        Case(outcome: .delivered("250 Ok"), fate: .settled(.delivered)),
        Case(outcome: .delivered("250 Ok"), attempts: 9, uncertain: 1, fate: .settled(.delivered)),
        Case(outcome: .refused("550"), fate: .settled(.refused)),
        Case(outcome: .uncertain("lost"), fate: .owed(nextTry: now + 60)),
        Case(outcome: .uncertain("lost"), attempts: 3, fate: .owed(nextTry: now + 900)),
        Case(outcome: .uncertain("lost"), attempts: 2, uncertain: 1, fate: .settled(.uncertain)),
        Case(outcome: .postponed("450", .minutes), fate: .owed(nextTry: now + 60)),
        Case(
            outcome: .postponed("450", .minutes),
            attempts: 99,
            uncertain: 1,
            fate: .owed(nextTry: now + hour)
        ),
        Case(
            outcome: .postponed("429", .until(now + 2 * hour)),
            fate: .owed(nextTry: now + 2 * hour)
        ),
        Case(outcome: .postponed("429", .until(now + 1)), fate: .owed(nextTry: now + 1)),
        Case(outcome: .postponed("429", .until(now - hour)), fate: .owed(nextTry: now + 0.5)),
        Case(
            outcome: .postponed("429", .until(now)),
            attempts: 2,
            fate: .owed(nextTry: now + 4)
        ),
        Case(outcome: .postponed("421", .seconds), fate: .owed(nextTry: now + 2)),
        Case(outcome: .postponed("421", .seconds), jitter: 1, fate: .owed(nextTry: now + 2.5)),
        Case(outcome: .postponed("421", .seconds), attempts: 4, fate: .owed(nextTry: now + 16)),
        Case(outcome: .postponed("421", .seconds), attempts: 99, fate: .owed(nextTry: now + hour)),
        Case(
            outcome: .postponed("429", .until(.distantFuture)),
            fate: .owed(nextTry: now + 24 * hour)
        ),
    ])
    func theOutcomeDecides(_ example: Case) {
        let fate = Fate(
            of: example.outcome,
            attempts: example.attempts,
            uncertain: example.uncertain,
            jitter: example.jitter,
            at: Self.now
        )
        #expect(fate == example.fate)
    }
}
