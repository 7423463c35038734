import Foundation
import Wire

/// Everything outside the program that the program may touch; built here and nowhere else.
struct World {
    var now: () -> Date
    var environment: [String: String]
    /// The folder that relative paths start from.
    var folder: URL
    var read: (URL) throws -> Data
    /// Writes a whole file or nothing.
    var write: (Data, URL) throws -> Void
    /// All of standard input.
    var input: () throws -> Data
    var fetch: Fetch
    /// Standard output: the answer.
    var say: (String) -> Void
    /// Standard error: what the operator must know.
    var warn: (String) -> Void
}

extension World {
    static func live() -> World {
        World(
            now: { Date() },
            environment: ProcessInfo.processInfo.environment,
            folder: URL(
                fileURLWithPath: FileManager.default.currentDirectoryPath,
                isDirectory: true
            ),
            read: { try Data(contentsOf: $0) },
            write: { try $0.write(to: $1, options: .atomic) },
            input: { try FileHandle.standardInput.readToEnd() ?? Data() },
            fetch: { requests, each in
                for index in requests.indices { each(index, .failure(.stopped)) }
            },
            say: { FileHandle.standardOutput.write(Data($0.utf8)) },
            warn: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) }
        )
    }
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
