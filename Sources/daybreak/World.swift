import Foundation
import Wire

/// Everything outside the program that the program may touch; built here and nowhere else.
struct World {
    /// The clock, which ticks in milliseconds: finer moments would not come back from the state as they were.
    var now: @Sendable () -> Date
    var environment: [String: String]
    /// The folder that relative paths on the command line start from.
    var folder: URL
    var timeZone: TimeZone
    var isTerminal: Bool
    var read: (URL) throws -> Data
    /// The names of what is in a folder.
    var list: (URL) throws -> [String]
    /// Whether everybody on this machine may read a file.
    var isOpenToAll: (URL) -> Bool
    /// Writes a whole file or nothing.
    var write: (Data, URL) throws -> Void
    /// All of standard input.
    var input: () throws -> Data
    var fetch: Fetch
    /// Runs a program and gives its status and what it printed.
    var run: (_ program: String, _ arguments: [String]) throws -> (status: Int32, output: Data)
    /// Set by Ctrl-C and SIGTERM.
    var stop: StopSign
    /// Waits; false where it was asked to stop before that was over.
    var wait: (Duration) -> Bool
    /// A number from 0 to 1, so that many who wait for one server do not come back together.
    var jitter: () -> Double
    /// Standard output: the answer.
    var say: (String) -> Void
    /// Standard error: what the operator must know.
    var warn: (String) -> Void
}

extension World {
    static func live() -> World {
        let stop = StopSign()
        return World(
            now: { Date(timeIntervalSince1970: floor(Date().timeIntervalSince1970 * 1000) / 1000) },
            environment: ProcessInfo.processInfo.environment,
            folder: URL(
                fileURLWithPath: FileManager.default.currentDirectoryPath,
                isDirectory: true
            ),
            timeZone: .current,
            isTerminal: isatty(STDOUT_FILENO) == 1,
            read: { try Data(contentsOf: $0) },
            list: { try FileManager.default.contentsOfDirectory(atPath: $0.path) },
            isOpenToAll: { url in
                let file = url.resolvingSymlinksInPath().path
                let attributes = try? FileManager.default.attributesOfItem(atPath: file)
                let mode = attributes?[.posixPermissions] as? Int ?? 0
                return mode & Int(S_IROTH) != 0
            },
            write: { try $0.write(to: $1, options: .atomic) },
            input: { try FileHandle.standardInput.readToEnd() ?? Data() },
            fetch: HTTP(stop: stop).fetch,
            run: { program, arguments in
                let process = Process()
                let output = Pipe()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                process.arguments = [program] + arguments
                process.standardOutput = output
                process.standardError = FileHandle.nullDevice
                try process.run()
                let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
                process.waitUntilExit()
                return (process.terminationStatus, bytes)
            },
            stop: stop,
            wait: stop.wait,
            jitter: { .random(in: 0...1) },
            // A reader that has gone, or a full disk under a log, is no reason to leave work undone.
            say: { try? FileHandle.standardOutput.write(contentsOf: Data($0.utf8)) },
            warn: { try? FileHandle.standardError.write(contentsOf: Data(($0 + "\n").utf8)) }
        )
    }
}
