import Foundation
import Golden

@testable import Wire

/// The folder of the servers that these tests talk to.
let servers = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Servers")

/// Runs the body with a new empty folder, which is gone afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("daybreak-wire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Runs the body with a folder of fresh certificates; `certificates.sh` says which.
func withCertificates<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try withFolder { folder in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [servers.appendingPathComponent("certificates.sh").path, folder.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try body(folder)
    }
}

/// A web server of our own, and what it has seen.
final class Web {
    let server: Server
    let scheme: String

    init(certificate: URL? = nil) throws {
        server = try Server(
            script: servers.appendingPathComponent("web.py"),
            arguments: certificate.map { ["--certificate", $0.path] } ?? []
        )
        scheme = certificate == nil ? "http" : "https"
    }

    func url(_ path: String, host: String = "127.0.0.1") -> String {
        "\(scheme)://\(host):\(server.port)\(path)"
    }

    /// As errors name it.
    var name: String { "127.0.0.1:\(server.port)" }

    struct Report: Decodable {
        var connections: Int
        var mostAtOnce: Int
        var requests: [Seen]

        struct Seen: Decodable {
            var line: String
            var headers: [String: String]
            var body: String
        }

        enum CodingKeys: String, CodingKey {
            case connections
            case mostAtOnce = "most_at_once"
            case requests
        }
    }

    /// Asked over a connection of its own, after everything else.
    func report() throws -> Report {
        let answer = HTTP(stop: StopSign()).ask(url("/report"))
        return try JSONDecoder().decode(Report.self, from: Data(answer.get().body))
    }
}

extension HTTP {
    /// All answers, in the order of the requests.
    func answers(to requests: [Request]) -> [Answer?] {
        var answers: [Answer?] = Array(repeating: nil, count: requests.count)
        fetch(requests) { index, answer in
            precondition(answers[index] == nil, "answered twice")
            answers[index] = answer
        }
        return answers
    }

    func ask(_ request: Request) -> Answer {
        answers(to: [request])[0] ?? .failure(.other(host: "none", reason: "no answer came"))
    }

    func ask(_ url: String) -> Answer { ask(Request(url)) }
}
