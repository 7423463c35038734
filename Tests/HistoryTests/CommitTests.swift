import Foundation
import GRDB
import Nightly
import Notifications
import Testing

@testable import History

@Suite("One transaction")
struct CommitTests {
    /// Two open incidents of one kind, which the schema refuses after half of the work is done.
    static let impossible: Standing = {
        var standing = Standing.thalassa
        var twin = Incident.failing
        twin.id.number = 49
        standing.open.append(twin)
        return standing
    }()

    @Test func aCommitThatFailsLeavesNothing() throws {
        let history = try History.inMemory()
        let atlas = Standing(firstRead: [minimum: morning(1)])
        #expect(throws: HistoryError.self) {
            try history.commit(
                [.of(atlas, as: "atlas"), .of(Self.impossible)],
                owing: [.sample()],
                at: morning(2)
            )
        }
        #expect(try history.standing(of: "atlas") == nil)
        #expect(try history.standing(of: "thalassa") == nil)
        #expect(try history.waiting().isEmpty)
        #expect(try history.lastCommit() == nil)
    }

    @Test func aParcelThatCannotBeOwedTakesTheStandingBackWithIt() throws {
        let history = try History.inMemory()
        try history.write { db in
            try db.run(
                """
                CREATE TRIGGER fire BEFORE INSERT ON parcel WHEN NEW.recipient = 'piet'
                BEGIN SELECT RAISE(ABORT, 'the office is on fire'); END
                """
            )
        }
        let error = #expect(throws: HistoryError.self) {
            try history.commit(
                [.of(.thalassa)],
                owing: [.sample(), .sample("other", to: "piet")],
                at: morning(2)
            )
        }
        #expect(error?.description.contains("the office is on fire") == true)
        #expect(try history.standing(of: "thalassa") == nil)
        #expect(try history.waiting().isEmpty)
    }

    @Test func aProgramKilledAfterACommitHasEverythingOnDisk() throws {
        let folder = try Folder()
        let history = try History(at: folder.path("state.sqlite"))
        try history.commit([.of(.thalassa)], owing: [.sample()], at: morning(2))
        let copy = try folder.copyAsLeftByAKill()
        let standing = try copy.standing(of: "thalassa")
        let waiting = try copy.waiting().map(\.parcel)
        #expect(standing == .thalassa)
        #expect(waiting == [.sample()])
    }

    @Test func aProgramKilledWithinACommitHasNothingOfItOnDisk() throws {
        let folder = try Folder()
        let history = try History(at: folder.path("state.sqlite"))
        var long = Standing.thalassa
        long.records = (0..<2000).map { Standing.record($0, .passed) }
        let copy = try history.write { db in
            try db.run("PRAGMA cache_size = 1")
            let before = try folder.logSize()
            try long.save(as: "thalassa", in: db)
            #expect(try folder.logSize() > before, "half of it has gone to the disk")
            return try folder.copyAsLeftByAKill()
        }
        #expect(try copy.standing(of: "thalassa") == nil)
    }
}

extension Folder {
    /// How much SQLite has written that is not in the state file itself.
    fileprivate func logSize() throws -> Int {
        try Data(contentsOf: URL(fileURLWithPath: path("state.sqlite-wal"))).count
    }

    /// Opens a copy of the state's files as they lie on disk at this moment.
    fileprivate func copyAsLeftByAKill() throws -> History {
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: path("state.sqlite" + suffix),
                toPath: path("copy.sqlite" + suffix)
            )
        }
        return try History(at: path("copy.sqlite"))
    }
}
