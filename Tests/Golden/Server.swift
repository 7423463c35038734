package import Foundation

/// A real server on the loopback interface, for one test.
///
/// It is a Python script that chooses a free port itself, prints `listening on PORT` (or an address
/// with the port) as its first line, and nothing more on standard output. It is ended by its process
/// id when `stop` is called or the value goes away, and by the end of its standard input should the
/// tests die; a script that reads its standard input to the end and leaves then never outlives them.
package final class Server {
    package let port: Int
    private let process: Process
    /// Held open as long as the server may run.
    private let leash: Pipe
    private let complaints: URL

    /// Starts the script and returns when it listens.
    package init(
        script: URL,
        arguments: [String] = [],
        environment: [String: String] = [:]
    ) throws {
        complaints = FileManager.default.temporaryDirectory
            .appendingPathComponent("server-\(UUID().uuidString).log")
        try Data().write(to: complaints)
        leash = Pipe()
        let output = Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [Self.python, script.path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = leash
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        guard let port = firstLine(of: output.fileHandleForReading).flatMap(lastNumber) else {
            end(process)
            let said = try String(decoding: Data(contentsOf: complaints), as: UTF8.self)
            try? FileManager.default.removeItem(at: complaints)
            throw ServerError(script: script.lastPathComponent, said: said)
        }
        self.port = port
    }

    /// Ends the server and waits until it is gone.
    package func stop() {
        end(process)
        try? leash.fileHandleForWriting.close()
        try? FileManager.default.removeItem(at: complaints)
    }

    deinit { stop() }
}

extension Server {
    /// The interpreter, from `DAYBREAK_TEST_PYTHON` where the default one lacks a package.
    package static let python =
        ProcessInfo.processInfo.environment["DAYBREAK_TEST_PYTHON"] ?? "python3"

    /// Whether the interpreter has the package, for `.enabled(if:)`.
    package static func has(_ package: String) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", "import \(package)"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

/// A server that ended, or said nothing for half a minute, instead of listening.
struct ServerError: Error, CustomStringConvertible {
    var script: String
    var said: String

    var description: String { "\(script) does not listen: \(said)" }
}

/// Ends the process with the one signal that it has not inherited as blocked: tests run on threads
/// of Dispatch, which block the others, SIGTERM among them.
private func end(_ process: Process) {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
}

private func firstLine(of pipe: FileHandle) -> String? {
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
        var waiting = pollfd(fd: pipe.fileDescriptor, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        guard poll(&waiting, 1, 30_000) == 1, read(pipe.fileDescriptor, &byte, 1) == 1 else {
            return nil
        }
        line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
}

private func lastNumber(in line: String) -> Int? {
    line.split { !$0.isNumber }.last.flatMap { Int($0) }
}
