import Foundation
import Wire

/// Everything outside the program that the program may touch; built here and nowhere else.
struct World {
    var now: () -> Date
    var environment: [String: String]
    /// The folder that relative paths start from.
    var folder: URL
    var read: (URL) throws -> Data
    var write: (Data, URL) throws -> Void
    var fetch: Fetch
    /// Standard output: the answer.
    var say: (String) -> Void
    /// Standard error: what the operator must know.
    var warn: (String) -> Void
}

/// How a command ends, for the shell; where several apply, the highest.
enum ExitStatus: Int32, Comparable {
    case done = 0
    case findings = 1
    case usage = 2
    case unread = 3
    case undelivered = 4
    case fault = 70

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
