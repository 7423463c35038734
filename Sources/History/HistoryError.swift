import Foundation
import GRDB

/// Why the state cannot be read or written; what is on disk stays as it was.
package enum HistoryError: Error, Hashable, Sendable {
    case unopenable(path: String, reason: String)
    /// It is no SQLite file, or another program's.
    case notOurs(String)
    case damaged(path: String, what: String)
    /// A newer daybreak has written it.
    case tooNew(String)
    case readOnly(String)
    case full(String)
    case busy(String)
    /// A parcel whose outcome is to be recorded was never claimed.
    case notClaimed(parcel: String)
    /// What was to be written contradicts what is there: a fault of our own.
    case refused(path: String, what: String)
    case other(path: String, reason: String)
}

extension HistoryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unopenable(let path, let reason):
            "the state \(path) cannot be opened: \(reason); check its folder, or set `state`"
        case .notOurs(let path):
            """
            \(path) is no state of daybreak, or damaged beyond recognition, and was left as it is; \
            set `state` to another path, or move that file away
            """
        case .damaged(let path, let what):
            """
            the state \(path) is damaged (\(what)) and was left as it is; restore it from a backup, \
            or move it away: the next run then takes what is red as known
            """
        case .tooNew(let path):
            "the state \(path) was written by a newer daybreak; use that version"
        case .readOnly(let path):
            "the state \(path) cannot be written; check who owns it and its folder"
        case .full(let path):
            "the state \(path) cannot be written: no space is left; nothing was written"
        case .busy(let path):
            "the state \(path) is in use by another program; try again when that is done"
        case .notClaimed(let parcel):
            "the parcel \(parcel) was sent without being claimed: a fault in daybreak, please report it"
        case .refused(let path, let what):
            """
            the state \(path) refuses what was to be written (\(what)); nothing was written: \
            a fault in daybreak, please report it
            """
        case .other(let path, let reason):
            "the state \(path) cannot be used: \(reason)"
        }
    }
}

/// The file holds something that no daybreak has written.
struct ForeignFile: Error {}

/// A folder cannot be made, in the system's words.
struct NoFolder: Error {
    var reason: String
}

/// A column holds a word that has no meaning there.
struct Misspelling: Error {
    var word: String
}

extension HistoryError {
    /// Puts into our words what SQLite, its rows or the file system have to say.
    init(_ error: any Error, at path: String) {
        switch error {
        case let error as HistoryError:
            self = error
        case let error as DatabaseError:
            self.init(error, at: path)
        case is ForeignFile:
            self = .notOurs(path)
        case let error as Misspelling:
            self = .damaged(path: path, what: "it says \"\(error.word)\"")
        case is RowDecodingError, is DecodingError:
            self = .damaged(path: path, what: "a row has not the form that it should")
        case let error as NoFolder:
            self = .unopenable(path: path, reason: error.reason)
        case let error:
            self = .other(path: path, reason: error.localizedDescription)
        }
    }

    private init(_ error: DatabaseError, at path: String) {
        let words = error.message ?? "SQLite does not say why"
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notOurs(path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, what: words)
        case .SQLITE_READONLY: self = .readOnly(path)
        case .SQLITE_FULL: self = .full(path)
        // For want of room, the files beside the state fail in this way.
        case .SQLITE_IOERR where !FileManager.default.hasRoom(besides: path): self = .full(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM: self = .unopenable(path: path, reason: words)
        case .SQLITE_CONSTRAINT: self = .refused(path: path, what: words)
        default: self = .other(path: path, reason: words)
        }
    }
}

extension FileManager {
    /// Whether anything more can be written where a file lies; it can where nobody knows.
    fileprivate func hasRoom(besides path: String) -> Bool {
        let folder = (path as NSString).deletingLastPathComponent
        let free = try? attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int
        return free != 0
    }
}
