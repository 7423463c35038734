// What we remember: runs, incidents, findings, the outbox and the notification log, in SQLite, behind
// a few verbs that own their transactions. It decides nothing: what an incident is, who hears of it
// and how a parcel travels are others' business.
package import Foundation
import GRDB

/// The state file: the truth about what was said.
///
/// Every verb is one transaction, on disk before the verb returns. A program that is killed leaves all
/// of it or nothing, and the next run goes on from there.
package struct History: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    /// Opens the file, making it and its folder where there are none, and brings an older one up to date.
    ///
    /// A file that is damaged, or not ours, is left as it is.
    package init(at path: String) throws(HistoryError) {
        do {
            try FileManager.default.makeFolder(of: path)
            try self.init(DatabaseQueue(path: path, configuration: .state), at: path)
        } catch {
            throw HistoryError(error, at: path)
        }
    }

    /// A history that lasts as long as its value.
    package static func inMemory() throws(HistoryError) -> History {
        let path = ":memory:"
        do {
            return try History(DatabaseQueue(configuration: .state), at: path)
        } catch {
            throw HistoryError(error, at: path)
        }
    }

    /// A copy of a state file that lasts as long as its value, for trying things out; an empty history
    /// where there is no file.
    ///
    /// The file is opened for writing, and not written to: only so does SQLite take away the two files
    /// that it puts beside it.
    package static func copy(of path: String) throws(HistoryError) -> History {
        guard FileManager.default.fileExists(atPath: path) else { return try inMemory() }
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA query_only = 1")
            }
            let copy = try DatabaseQueue(configuration: .state)
            try DatabaseQueue(path: path, configuration: configuration).backup(to: copy)
            return try History(copy, at: path)
        } catch {
            throw HistoryError(error, at: path)
        }
    }

    private init(_ queue: DatabaseQueue, at path: String) throws {
        guard try !queue.read(DatabaseMigrator.state.hasBeenSuperseded) else {
            throw HistoryError.tooNew(path)
        }
        try DatabaseMigrator.state.migrate(queue)
        self.queue = queue
        self.path = path
    }

    /// When the program last committed what it had found; nil before the first time.
    package func lastCommit() throws(HistoryError) -> Date? {
        try read { db in
            try db.row("SELECT at FROM last_commit") { row in try row.date("at") }
        }
    }
}

// MARK: Transactions

extension History {
    /// Looks at the state as it is at one moment.
    ///
    /// The library's own `read` also forbids to write, by a pragma after which SQLite prepares every statement
    /// anew, once a product.
    func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        do {
            return try queue.unsafeRead { db in
                try db.beginTransaction(.deferred)
                defer { try? db.rollback() }
                return try body(db)
            }
        } catch {
            throw HistoryError(error, at: path)
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        do { return try queue.write(body) } catch { throw HistoryError(error, at: path) }
    }
}

extension Configuration {
    /// A commit is on disk when it returns: nobody is told twice because the power failed.
    fileprivate static var state: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.claimFile()
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    """
            )
        }
        return configuration
    }
}

extension Database {
    /// "dayb": what a state file of ours says of itself in its header.
    private static let mark = 0x6461_7962

    /// Marks a new file as ours, and touches no other program's.
    fileprivate func claimFile() throws {
        let mark = try Int.fetchOne(self, sql: "PRAGMA application_id")
        guard mark != Self.mark else { return }
        let tables = try Int.fetchOne(self, sql: "SELECT COUNT(*) FROM sqlite_schema")
        guard mark == 0, tables == 0 else { throw ForeignFile() }
        try execute(sql: "PRAGMA application_id = \(Self.mark)")
    }
}

extension FileManager {
    /// Makes the folder that a file is to lie in, for its owner alone.
    func makeFolder(of path: String) throws(NoFolder) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            let cause = (error as? CocoaError)?.underlying as? POSIXError
            let words = cause.map { $0.code == .EEXIST ? "its folder is a file" : $0.words }
            throw NoFolder(reason: words ?? error.localizedDescription)
        }
    }
}

extension POSIXError {
    fileprivate var words: String { String(cString: strerror(code.rawValue)) }
}
