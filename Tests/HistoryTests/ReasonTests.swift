import Dependencies
import Evidence
import Foundation
import GRDB
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

    @Test func howFarPeopleHaveHeardIsKnownOfWhatIsOpen() throws {
        let (open, none) = (Incident.failing.id, IncidentID(product: "thalassa", number: 99))
        let first = Said(transition: 1, length: 1)
        try history.commit([.of(.thalassa)], saying: [open: first, none: first], at: morning(2))
        #expect(try history.said(of: "thalassa") == [open: first])
        let later = Said(transition: 1, length: 4, unanswered: 1)
        try history.commit([.of(.thalassa)], saying: [open: later], at: morning(3))
        try history.commit([.of(.thalassa)], at: morning(4))
        #expect(try history.said(of: "thalassa") == [open: later])
    }

    @Test func whatWasToldBeforeItWasCountedIsNotToldAgain() throws {
        let queue = try DatabaseQueue()
        try DatabaseMigrator.state.migrate(queue, upTo: "6: inventories by build")
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO product VALUES ('thalassa', 2);
                    INSERT INTO incident VALUES
                        ('thalassa', 1, 'failing', 0, NULL, 2, 0),
                        ('thalassa', 2, 'absent', 0, NULL, 1, 1);
                    INSERT INTO incident_root VALUES ('thalassa', 1, 'ci', 'nightly', 5);
                    """
            )
        }
        try DatabaseMigrator.state.migrate(queue)
        let rows = try queue.read { db in try Row.fetchAll(db, sql: "SELECT * FROM said") }
        #expect(
            rows == [
                [
                    "product": "thalassa", "incident": 1, "transition": 2, "length": 5,
                    "unanswered": 2,
                ]
            ]
        )
    }

    @Test func whatWasFoundOutStaysUntilMoreIs() throws {
        let failure = Incident.failing.failures[0]
        let unread = Unread(kind: .unwell, controller: "ci", address: "", what: "", remedy: "")
        let file = CaseFile(
            failure: failure,
            details: [
                failure.last.attempts[0]: BuildDetail(
                    stage: "ctest",
                    failedTests: [FailedTest(name: "a.b", run: "OS=linux", age: 3, message: "no")],
                    passedTests: ["a.c"],
                    unread: [UnreadReport(.stages, unread)]
                )
            ],
            tests: TestEvidence(
                failing: [
                    FailingTest(
                        FailedTest(name: "a.b", age: 3, message: "no"),
                        .lasting(since: morning(1), runs: 2)
                    )
                ],
                recovered: ["a.d"],
                gone: [GoneTest(name: "a.e", hasPassed: true)],
                asOf: morning(2)
            ),
            acknowledgement: Acknowledgement(
                who: "jun",
                until: Day("2026-11-20"),
                ticket: "TH-1",
                why: "mine",
                source: .claim(on: failure.firstFailed)
            ),
            knownIssues: [KnownIssue(ticket: "TH-2", until: Day(year: 2026, month: 12, day: 1))],
            isWithheld: true,
            fixes: [Fix(id: "4e1b9c2", author: nil, ground: .named, landing: .unseen)]
        )
        let cases = ["thalassa": [file]]
        try history.commit([.of(.thalassa)], finding: cases, at: morning(2))
        try history.commit([.of(.thalassa)], at: morning(3))
        let found = try history.cases(of: Incident.failing.id)
        #expect(found == [file])
    }
}
