import Foundation
import Golden
import Testing

/// The home of an operator for one test, where the built program runs as cron would start it: with
/// this folder, a search path, and nothing else.
final class Home {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("daybreak-home-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

    func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url(name))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: url(name).path
        )
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: url(name), encoding: .utf8)
    }

    /// Runs git here, as nobody in particular.
    func git(_ command: String) throws {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git"] + command.split(separator: " ").map(String.init)
        git.currentDirectoryURL = folder
        git.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
        try git.run()
        git.waitUntilExit()
        try #require(git.terminationStatus == 0)
    }

    /// Every file below the folder, with its bytes.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let pairs = names.compactMap { name in
            (try? Data(contentsOf: url(name))).map { (name, $0) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Runs the program to its end.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Ending {
        try start(arguments, environment: environment).wait()
    }

    /// Starts the program; `wait` tells how it ended.
    ///
    /// - Parameter input: A file of this home to read as standard input.
    func start(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String? = nil
    ) throws -> Running {
        let log = url(".log-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: log, withIntermediateDirectories: false)
        let process = Process()
        process.executableURL = try program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
            .merging(environment) { $1 }
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: url($0)) } ?? FileHandle.nullDevice
        return try Running(process, log: log, home: folder.path)
    }
}

/// The program under way.
struct Running {
    private let process: Process
    private let log: URL
    private let home: String

    /// What it says goes into files, which never fill up as a pipe does.
    fileprivate init(_ process: Process, log: URL, home: String) throws {
        self.process = process
        self.log = log
        self.home = home
        for name in ["output", "errors"] {
            try Data().write(to: log.appendingPathComponent(name))
        }
        process.standardOutput = try FileHandle(
            forWritingTo: log.appendingPathComponent("output")
        )
        process.standardError = try FileHandle(
            forWritingTo: log.appendingPathComponent("errors")
        )
        try process.run()
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    func wait() throws -> Ending {
        process.waitUntilExit()
        defer { try? FileManager.default.removeItem(at: log) }
        return try Ending(
            status: process.terminationStatus,
            output: text("output"),
            errors: text("errors")
        )
    }

    /// With the home folder as people write it.
    private func text(_ name: String) throws -> String {
        let data = try Data(contentsOf: log.appendingPathComponent(name))
        return String(decoding: data, as: UTF8.self).replacing(home, with: "~")
    }
}

/// How a run of the program ended, and what it said.
struct Ending {
    var status: Int32
    var output: String
    var errors: String

    /// All of it, as it is kept in a golden file.
    var transcript: String { "\(output)\(errors)exit \(status)\n" }
}

/// Where the program was built: beside the bundle of these tests.
private var program: URL {
    get throws {
        let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
        let end = try #require(bundle.range(of: ".xctest"))
        return URL(fileURLWithPath: String(bundle[..<end.upperBound]))
            .deletingLastPathComponent().appendingPathComponent("daybreak")
    }
}

/// The checkout, for what lies in it beside these tests.
let checkout: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 1...4 { folder.deleteLastPathComponent() }
    return folder
}()
