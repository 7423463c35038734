import Foundation
import GRDB
import Nightly
import Notifications
import Testing

@testable import History

@Suite("Opening the state")
struct OpeningTests {
    let folder: Folder
    let path: String

    init() throws {
        folder = try Folder()
        path = folder.path("state.sqlite")
    }

    @Test func theFolderIsMadeForItsOwnerAlone() throws {
        let path = folder.path("a/b/state.sqlite")
        _ = try History(at: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a/b"))
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func anEmptyFileIsANewState() throws {
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(try History(at: path).standing(of: "thalassa") == nil)
    }

    @Test func aStateIsThereWhenItIsOpenedAgain() throws {
        try History(at: path).commit([.of(.thalassa)], owing: [.sample()], at: morning(2))
        let history = try History(at: path)
        #expect(try history.standing(of: "thalassa") == .thalassa)
        #expect(try history.waiting().map(\.parcel) == [.sample()])
        #expect(try history.lastCommit() == morning(2))
    }

    @Test(arguments: [
        Data("hello, I am a letter\n".utf8), Data((0..<8192).map { UInt8($0 * 7 % 251) }),
    ])
    func aFileThatIsNoStateIsLeftAsItIs(bytes: Data) throws {
        let url = URL(fileURLWithPath: path)
        try bytes.write(to: url)
        #expect(throws: HistoryError.notOurs(path)) { try History(at: path) }
        let after = try Data(contentsOf: url)
        #expect(after == bytes)
    }

    @Test func anotherProgramsDatabaseIsLeftAsItIs() throws {
        try History(at: path).write { db in try db.run("PRAGMA application_id = 7") }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: HistoryError.notOurs(path)) { try History(at: path) }
        let after = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(after == before)
    }

    @Test func aDamagedStateSaysSoAndIsLeftAsItIs() throws {
        try History(at: path).commit([.of(.thalassa)], at: morning(2))
        let url = URL(fileURLWithPath: path)
        var bytes = try Data(contentsOf: url)
        bytes.replaceSubrange(4096..., with: Data(repeating: 0xA5, count: bytes.count - 4096))
        try bytes.write(to: url)
        let error = #expect(throws: HistoryError.self) {
            try History(at: path).standing(of: "thalassa")
        }
        guard case .damaged? = error else {
            Issue.record("\(String(describing: error)) instead of damage")
            return
        }
        let after = try Data(contentsOf: url)
        #expect(after == bytes)
    }

    @Test func aRowThatSomeoneEditedIsDamageAndNoCrash() throws {
        let history = try History(at: path)
        try history.commit([.of(.thalassa)], owing: [.sample()], at: morning(2))
        try history.write { db in
            try db.run("UPDATE parcel SET reason = 'because'")
            try db.run("UPDATE passed_leaf SET build = 'seven'")
        }
        let what = "a row has not the form that it should"
        #expect(throws: HistoryError.damaged(path: path, what: what)) { try history.waiting() }
        #expect(throws: HistoryError.damaged(path: path, what: what)) {
            try history.standing(of: "thalassa")
        }
    }

    @Test func aStateOfTheFutureSaysSo() throws {
        try History(at: path).write { db in
            try db.run("INSERT INTO grdb_migrations (identifier) VALUES ('99: from the future')")
        }
        #expect(throws: HistoryError.tooNew(path)) { try History(at: path) }
    }

    @Test func aFolderThatCannotBeMadeSaysSo() throws {
        try Data().write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: HistoryError.self) { try History(at: path + "/state.sqlite") }
        guard case .unopenable? = error else {
            Issue.record("\(String(describing: error)) instead of a folder that cannot be made")
            return
        }
    }

    @Test func aFullDiskSaysSoAndNothingIsWritten() throws {
        let history = try History(at: path)
        try history.write { db in
            _ = try db.row("PRAGMA max_page_count = 1") { _ in }
        }
        var large = Parcel.sample()
        large.content = [UInt8](repeating: 7, count: 1 << 20)
        #expect(throws: HistoryError.full(path)) {
            try history.commit([.of(.thalassa)], owing: [large], at: morning(2))
        }
        #expect(try history.standing(of: "thalassa") == nil)
    }

    @Test func aStateThatCannotBeWrittenSaysSo() throws {
        let history = try History(at: path)
        try history.write { db in try db.run("PRAGMA query_only = 1") }
        #expect(throws: HistoryError.readOnly(path)) { try history.commit([], at: morning(2)) }
    }

    @Test(arguments: [
        HistoryError.unopenable(path: "s", reason: "r"),
        .notOurs("s"),
        .damaged(path: "s", what: "w"),
        .tooNew("s"),
        .readOnly("s"),
        .full("s"),
        .busy("s"),
        .refused(path: "s", what: "w"),
        .other(path: "s", reason: "r"),
    ])
    func everyErrorNamesTheFile(error: HistoryError) {
        #expect(error.description.split(separator: " ").contains("s"))
    }
}
