import Foundation
import Testing

@testable import History

@Suite("One run at a time")
struct RunLockTests {
    let folder: Folder
    let state: String

    init() throws {
        folder = try Folder()
        state = folder.path("a/state.sqlite")
    }

    /// What a run hears that ends as soon as it has the lock; nil when it gets it.
    func secondRun() -> RunLockError? {
        do throws(RunLockError) {
            _ = try RunLock(of: state, at: morning(3))
            return nil
        } catch {
            return error
        }
    }

    @Test func theSecondRunHearsOfTheFirstAndLeaves() throws {
        let lock = try RunLock(of: state, at: morning(2))
        let error = secondRun()
        #expect(error == .alreadyRunning(.init(process: getpid(), since: morning(2))))
        _ = consume lock
    }

    @Test(arguments: [
        (RunLockError.alreadyRunning(.init(process: 4711, since: morning(2))), 12.0, false),
        (.alreadyRunning(.init(process: 4711, since: morning(2))), 12.1, true),
        (.alreadyRunning(nil), 12.1, false),
        (.unavailable(path: "a", reason: "no"), 0, true),
    ])
    func oneThatTakesTooLongIsWorthSaying(error: RunLockError, hours: Double, isWorth: Bool) {
        #expect(error.isWorthSaying(at: morning(2) + hours * 3600) == isWorth)
    }

    @Test func aRunThatHasEndedLeavesRoomForTheNext() throws {
        #expect(secondRun() == nil)
        #expect(secondRun() == nil)
    }

    @Test func aLockFileOfAKilledRunIsNoLock() throws {
        let lock = URL(fileURLWithPath: state + ".lock")
        try FileManager.default.makeFolder(of: state)
        try Data("4711 2026-11-19T07:00:00Z and more than that\n".utf8).write(to: lock)
        #expect(secondRun() == nil)
    }

    @Test(arguments: ["", "\n", "hello", "99999999999 2026-11-19T07:00:00Z", "7 yesterday"])
    func aHolderThatHasNotSaidWhoItIsStillHolds(note: String) throws {
        let lock = try RunLock(of: state, at: morning(2))
        try Data(note.utf8).write(to: URL(fileURLWithPath: state + ".lock"))
        #expect(secondRun() == .alreadyRunning(nil))
        _ = consume lock
    }

    @Test func statesAreLockedApart() throws {
        let lock = try RunLock(of: folder.path("other.sqlite"), at: morning(2))
        #expect(secondRun() == nil)
        _ = consume lock
    }

    @Test func aFolderThatCannotBeMadeSaysSo() throws {
        try Data().write(to: URL(fileURLWithPath: folder.path("a")))
        guard case .unavailable(state + ".lock", _)? = secondRun() else {
            Issue.record("the lock was taken without a folder")
            return
        }
    }

    @Test func theWordsSayWhoAndSinceWhen() {
        let error = RunLockError.alreadyRunning(.init(process: 4711, since: morning(2)))
        #expect(
            error.description
                == "another run is under way since 2026-11-19T07:00:00Z (process 4711); this one leaves"
        )
    }
}
