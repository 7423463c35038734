import Foundation
import Wire

/// Everything outside the program that the program may touch; built here and nowhere else.
struct World {
    var now: () -> Date
    var environment: [String: String]
    var home: URL
    /// The folder that relative paths on the command line start from.
    var folder: URL
    var timeZone: TimeZone
    var isTerminal: Bool
    var read: (URL) throws -> Data
    var write: (Data, URL) throws -> Void
    var standardInput: () throws -> Data
    var stop: StopSign
    var fetch: Fetch
    /// Standard output: the answer.
    var say: (String) -> Void
    /// Standard error: what the operator must know.
    var warn: (String) -> Void
}

extension World {
    static func live() -> World {
        let stop = StopSign()
        let http = HTTP(stop: stop)
        let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        return World(
            now: { Date() },
            environment: ProcessInfo.processInfo.environment,
            home: FileManager.default.homeDirectoryForCurrentUser,
            folder: folder,
            timeZone: .current,
            isTerminal: isatty(STDOUT_FILENO) == 1,
            read: { try Data(contentsOf: $0) },
            write: { try $0.write(to: $1, options: .atomic) },
            standardInput: { try FileHandle.standardInput.readToEnd() ?? Data() },
            stop: stop,
            fetch: http.fetch,
            say: { FileHandle.standardOutput.write(Data($0.utf8)) },
            warn: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) }
        )
    }

    /// A path as the command line gives it.
    func file(_ path: String) -> URL {
        URL(fileURLWithPath: path, relativeTo: folder)
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
