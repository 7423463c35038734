import Foundation
import GRDB
import Testing

@testable import History
@testable import Nightly

@Suite("What is remembered of a product")
struct StandingTests {
    let history: History

    init() throws { history = try .inMemory() }

    @Test func aProductNeverReadHasNoStanding() throws {
        let standing = try history.standing(of: "thalassa")
        #expect(standing == nil)
    }

    @Test func aStandingComesBackAsItWas() throws {
        try history.commit([.of(.thalassa)], at: morning(2))
        let standing = try history.standing(of: "thalassa")
        #expect(standing == .thalassa)
    }

    @Test func productsAreRememberedApart() throws {
        let quiet = Standing(firstRead: [minimum: morning(1)])
        try history.commit([.of(.thalassa), .of(quiet, as: "atlas")], at: morning(2))
        let atlas = try history.standing(of: "atlas")
        #expect(atlas == quiet)
    }

    @Test func theSameStandingMayBeSavedAgain() throws {
        try history.commit([.of(.thalassa)], at: morning(2))
        try history.commit([.of(.thalassa)], at: morning(3))
        let standing = try history.standing(of: "thalassa")
        #expect(standing == .thalassa)
    }

    @Test func aLaterStandingTakesThePlaceOfAnEarlierOne() throws {
        var later = Standing.thalassa
        later.records[9].verdict = .passed
        later.records[9].build = 822
        later.open[0].trouble = .failing([Incident.failing.failures[1]])
        later.open[0].transitions = 3
        later.passed = Set(
            later.passed.map { leaf in
                var leaf = leaf
                if leaf.leaf == aarch64 { leaf.build.number = 1911 }
                return leaf
            }
        )
        try history.commit([.of(.thalassa)], at: morning(2))
        try history.commit([.of(later)], at: morning(3))
        let standing = try history.standing(of: "thalassa")
        #expect(standing == later)
    }

    @Test func aClosedIncidentIsNotOpenAnyMoreAndLeavesRoomForTheNext() throws {
        var closed = Incident.failing
        closed.closed = morning(3)
        var next = Incident.failing
        next.id.number = 49
        var later = Standing.thalassa
        later.open = [.absent, next]
        try history.commit([.of(.thalassa)], at: morning(2))
        try history.commit(
            [.of(later, moved: [(.opened, next), (.closed, closed)])],
            at: morning(3)
        )
        let open = try history.standing(of: "thalassa")?.open
        #expect(open == [.absent, next])
        let kept = try history.read { db in
            try db.rows("SELECT number FROM incident") { row in try row.value("number") as Int }
        }
        #expect(kept == [47, 48, 49])
    }

    @Test func anIncidentThatOnlyPassedByIsKeptAsClosed() throws {
        var passing = Incident.failing
        passing.closed = morning(2)
        let quiet = Standing(firstRead: [minimum: morning(0)], lastIncident: 47)
        try history.commit([.of(quiet, moved: [(.passing, passing)])], at: morning(2))
        let standing = try history.standing(of: "thalassa")
        #expect(standing == quiet)
    }

    @Test func ofEachRootTheNewest60RunsComeBack() throws {
        let nights = (0..<90).map { Standing.record($0, .passed) }
        var other = Standing.record(0, .passed, build: 1)
        other.root = minimum
        let standing = Standing(
            firstRead: [minimum: morning(0), thalassa: morning(0)],
            records: [other] + nights
        )
        try history.commit([.of(standing)], at: morning(90))
        let records = try history.standing(of: "thalassa")?.records
        #expect(records == [other] + nights.suffix(60))
    }

    @Test func whenItLastCommittedIsRemembered() throws {
        let before = try history.lastCommit()
        #expect(before == nil)
        try history.commit([], at: morning(2))
        try history.commit([], at: morning(3))
        let last = try history.lastCommit()
        #expect(last == morning(3))
    }
}

extension Judgement {
    static func of(
        _ standing: Standing,
        as product: String = "thalassa",
        moved: [(Movement.Kind, Incident)] = []
    ) -> Judgement {
        Judgement(
            product: product,
            standing: standing,
            judged: [],
            movements: moved.map { Movement(kind: $0, incident: $1, due: morning(2)) },
            latest: [:],
            unread: [],
            underWay: [:],
            schedules: [:],
            pages: [:]
        )
    }
}
