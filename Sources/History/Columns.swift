import Foundation
import GRDB
import Nightly
import Notifications

// How the house's values are spelled in columns, and read back without trust: a row that someone has
// edited is an error, not a crash.

extension Reason: DatabaseValueConvertible {}
extension ChannelKind: DatabaseValueConvertible {}

extension Date {
    var milliseconds: Int64 {
        Int64(exactly: (timeIntervalSince1970 * 1000).rounded()) ?? .max
    }
}

extension Row {
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        try decode(forColumn: column)
    }

    func date(_ column: String) throws -> Date {
        try Date(milliseconds: value(column))
    }

    func optionalDate(_ column: String) throws -> Date? {
        let milliseconds: Int64? = try value(column)
        return milliseconds.map(Date.init(milliseconds:))
    }

    func job(_ controller: String = "controller", _ name: String = "job") throws -> JobID {
        try JobID(controller: value(controller), name: value(name))
    }

    func leaf() throws -> Leaf {
        let platform: String = try value("platform")
        return try Leaf(job: job(), platform: platform.isEmpty ? nil : platform)
    }

    func verdict() throws -> Verdict {
        let word: String = try value("verdict")
        let detail: String? = try value("detail")
        guard let verdict = Verdict(word, detail) else { throw Misspelling(word: word) }
        return verdict
    }

    func absence() throws -> Absence {
        let word: String = try value("absence")
        let detail: String? = try value("detail")
        guard let absence = Absence(word, detail) else { throw Misspelling(word: word) }
        return absence
    }

    func json<Value: Decodable>(_ column: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data((value(column) as String).utf8))
    }

    func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
        guard let text: String = try value(column) else { return nil }
        return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}

/// A value that no query looks into.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try String(decoding: encoder.encode(value), as: UTF8.self)
}

extension Database {
    /// Runs a statement, which is kept for the next time.
    func run(_ statement: SQL) throws {
        try cachedStatement(literal: statement).execute()
    }

    /// What a query finds, row by row, as something of ours.
    func rows<Value>(_ query: SQL, as value: (Row) throws -> Value) throws -> [Value] {
        let rows = try Row.fetchCursor(cachedStatement(literal: query))
        var values: [Value] = []
        while let row = try rows.next() {
            values.append(try value(row))
        }
        return values
    }

    /// The first row that a query finds, as something of ours.
    func row<Value>(_ query: SQL, as value: (Row) throws -> Value) throws -> Value? {
        try Row.fetchOne(cachedStatement(literal: query)).map(value)
    }
}

extension Date {
    fileprivate init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Verdict {
    /// Its word, and what belongs to it.
    var spelled: (word: String, detail: String?) {
        switch self {
        case .passed: ("passed", nil)
        case .failed: ("failed", nil)
        case .timedOut: ("timed-out", nil)
        case .none(.didNotRun(let absence)): absence.spelled
        case .none(.aborted(let person)): ("aborted", person)
        case .none(.notBuilt): ("not-built", nil)
        case .none(.otherBranch(let branch)): ("other-branch", branch)
        }
    }

    fileprivate init?(_ word: String, _ detail: String?) {
        switch word {
        case "passed": self = .passed
        case "failed": self = .failed
        case "timed-out": self = .timedOut
        case "aborted": self = .none(.aborted(by: detail))
        case "not-built": self = .none(.notBuilt)
        case "other-branch": self = .none(.otherBranch(detail ?? ""))
        default:
            guard let absence = Absence(word, detail) else { return nil }
            self = .none(.didNotRun(absence))
        }
    }
}

extension Absence {
    /// Its word, and what belongs to it.
    var spelled: (word: String, detail: String?) {
        switch self {
        case .disabled: ("disabled", nil)
        case .queued(let why): ("queued", why)
        case .notStarted: ("not-started", nil)
        }
    }

    fileprivate init?(_ word: String, _ detail: String?) {
        switch word {
        case "disabled": self = .disabled
        case "queued": self = .queued(why: detail ?? "")
        case "not-started": self = .notStarted
        default: return nil
        }
    }
}
