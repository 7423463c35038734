import Evidence
import Foundation
import Nightly
import Notifications
import Testing

@testable import History

@Suite("What is remembered of why")
struct ReasonTests {
    let history: History

    init() throws { history = try .inMemory() }

    private func decision(_ answer: Decision.Answer) -> Decision {
        Decision(
            person: Person(key: "jun", name: "Jun Watanabe", mail: "jun@thalassa.example"),
            role: .suspect(.low),
            incident: Incident.failing.id,
            answer: answer
        )
    }

    @Test func decisionsComeBackInOrderWithTheirMoments() throws {
        let first = decision(.keepSilent(.suspectTooWeak(.low)))
        let second = decision(.tell(.worse))
        try history.commit([.of(.thalassa)], deciding: [first], at: morning(2))
        try history.commit([.of(.thalassa)], deciding: [second], at: morning(3))
        let decisions = try history.decisions(about: Incident.failing.id)
        #expect(decisions.map(\.decision) == [first, second])
        #expect(decisions.map(\.at) == [morning(2), morning(3)])
    }

    @Test func whatWasFoundOutStaysUntilMoreIs() throws {
        let file = CaseFile(
            failure: Incident.failing.failures[0],
            build: nil,
            detail: BuildDetail(stage: "ctest"),
            suspects: [],
            claim: nil
        )
        let cases = ["thalassa": [file]]
        try history.commit([.of(.thalassa)], finding: cases, at: morning(2))
        try history.commit([.of(.thalassa)], at: morning(3))
        let found = try history.cases(of: Incident.failing.id)
        #expect(found == [file])
    }
}
