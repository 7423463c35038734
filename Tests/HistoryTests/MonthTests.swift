import Foundation
import GRDB
import Nightly
import Notifications
import Testing

@testable import History

/// What is found again of a month.
@Suite struct MonthTests {
    private let history: History
    private let judgement = Judgement.of(.thalassa)

    init() throws { history = try .inMemory() }

    @Test func runsAndIncidentsOfASpanComeBack() throws {
        try history.commit([judgement], at: morning(16))
        let past = try history.past(of: "thalassa", during: morning(1)..<morning(4))
        #expect(past.records == Array(Standing.thalassa.records[1...3]))
        #expect(past.cases.map(\.incident) == [.failing, .absent])
        #expect(past.since == morning(0))
        #expect(past.until == morning(16))
        let before = try history.past(of: "thalassa", during: morning(-9)..<morning(1))
        #expect(before.cases.isEmpty)
        let nobody = try history.past(of: "nobody", during: morning(0)..<morning(9))
        #expect(nobody.since == nil)
    }

    @Test func theFirstAnswerCounts() throws {
        for day in [3, 4] {
            try history.commit([judgement], answered: [Incident.failing.id], at: morning(day))
        }
        let past = try history.past(of: "thalassa", during: morning(0)..<morning(9))
        #expect(past.cases.map(\.answered) == [morning(3), nil])
    }

    @Test func whatWentOutInASpanIsCounted() throws {
        let parcels = ["a", "b", "c"].map { Parcel.sample($0) }
        try history.commit([], owing: parcels, at: morning(1))
        for (parcel, outcome) in zip(parcels, [Outcome.delivered("250"), .refused("550")]) {
            let isOwed = try history.claim(parcel.id, at: morning(2))
            #expect(isOwed)
            try history.record(outcome, of: parcel.id, at: morning(2))
        }
        #expect(try history.messages(during: morning(2)..<morning(3)) == 1)
        #expect(try history.messages(during: morning(3)..<morning(4)) == 0)
    }

    @Test func minimumsAreThoseLastCounted() throws {
        for (day, proven) in [(1, 11), (2, 11), (5, 13), (9, 12)] {
            try history.write { db in
                try MinimumCount(proven: proven, promised: 13).save(at: morning(day), in: db)
            }
        }
        let counts = try [1, 2, 6, 10].map { try history.minimums(before: morning($0))?.proven }
        #expect(counts == [nil, 11, 13, 12])
        let rows = try history.read {
            try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM minimum_count")
        }
        #expect(rows == 3)
    }
}
