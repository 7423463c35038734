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

    /// The same moment as it comes back from a column, for what is compared with one that does.
    var kept: Date { Date(milliseconds: milliseconds) }
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
        let spelling = try spelling("verdict")
        guard let verdict = Verdict(spelling) else { throw Misspelling(word: spelling.word) }
        return verdict
    }

    func absence() throws -> Absence {
        let spelling = try spelling("absence")
        guard let absence = Absence(spelling) else { throw Misspelling(word: spelling.word) }
        return absence
    }

    private func spelling(_ column: String) throws -> Spelling {
        try Spelling(word: value(column), detail: value("detail"), began: optionalDate("began"))
    }

    func json<Value: Decodable>(_ column: String) throws -> Value {
        try decoder.decode(Value.self, from: Data((value(column) as String).utf8))
    }

    func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
        guard let text: String = try value(column) else { return nil }
        return try decoder.decode(Value.self, from: Data(text.utf8))
    }
}

/// A value that no query looks into.
func json(_ value: some Encodable) throws -> String {
    try String(decoding: encoder.encode(value), as: UTF8.self)
}

private let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
}()

private let decoder = JSONDecoder()

extension Database {
    /// Runs a statement, which is kept for the next time.
    func run(_ statement: SQL) throws {
        try cachedStatement(literal: statement).execute()
    }

    /// Runs a statement with `?` in it, for what comes by the hundred thousand.
    func run(_ statement: String, with values: [(any DatabaseValueConvertible)?]) throws {
        try cachedStatement(sql: statement).execute(arguments: StatementArguments(values))
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

/// How a verdict stands in three columns: its word, somebody's words, and since when.
struct Spelling {
    var word: String
    var detail: String?
    var began: Date?
}

extension Verdict {
    var spelled: Spelling {
        switch self {
        case .passed: Spelling(word: "passed")
        case .failed: Spelling(word: "failed")
        case .timedOut: Spelling(word: "timed-out")
        case .none(.didNotRun(let absence)): absence.spelled
        case .none(.aborted(let person)): Spelling(word: "aborted", detail: person)
        case .none(.superseded): Spelling(word: "superseded")
        case .none(.restarted): Spelling(word: "restarted")
        case .none(.notBuilt): Spelling(word: "not-built")
        case .none(.otherBranch(let branch)): Spelling(word: "other-branch", detail: branch)
        }
    }

    fileprivate init?(_ spelling: Spelling) {
        switch spelling.word {
        case "passed": self = .passed
        case "failed": self = .failed
        case "timed-out": self = .timedOut
        case "aborted": self = .none(.aborted(by: spelling.detail))
        case "superseded": self = .none(.superseded)
        case "restarted": self = .none(.restarted)
        case "not-built": self = .none(.notBuilt)
        case "other-branch": self = .none(.otherBranch(spelling.detail ?? ""))
        default:
            guard let absence = Absence(spelling) else { return nil }
            self = .none(.didNotRun(absence))
        }
    }
}

extension Absence {
    var spelled: Spelling {
        switch self {
        case .disabled: Spelling(word: "disabled")
        case .queued(let since, let why): Spelling(word: "queued", detail: why, began: since)
        case .late(let began): Spelling(word: "late", began: began)
        case .stuck(let since, let usual):
            Spelling(word: "stuck", detail: "\(usual.components.seconds)", began: since)
        case .neverRan: Spelling(word: "never-ran")
        case .notStarted: Spelling(word: "not-started")
        }
    }

    fileprivate init?(_ spelling: Spelling) {
        switch (spelling.word, spelling.began, spelling.detail.flatMap { Int($0) }) {
        case ("disabled", _, _): self = .disabled
        case ("queued", let since, _): self = .queued(since: since, why: spelling.detail ?? "")
        case ("late", let began, _): self = .late(began: began)
        case ("stuck", let since?, let usual?):
            self = .stuck(since: since, usual: .seconds(usual))
        case ("never-ran", _, _): self = .neverRan
        case ("not-started", _, _): self = .notStarted
        case (_, _, _): return nil
        }
    }
}
