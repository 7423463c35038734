import Foundation

/// What Python's strict parser understood of a message.
struct Understood: Decodable {
    struct Part: Decodable, Equatable {
        var type: String
        var charset: String
        var text: String
    }

    /// In their order and spelling.
    var names: [String]
    /// By lower-case name, decoded.
    var headers: [String: String]
    var recipients: [String]
    var defects: [String]
    var parts: [Part]
}

/// Reads one message.
func understood(_ message: [UInt8]) throws -> Understood {
    let messages = try judge([], input: message)
    return messages[0]
}

/// Reads all that a Maildir holds.
func understood(maildir: String) throws -> [Understood] {
    try judge([maildir], input: [])
}

let python = ProcessInfo.processInfo.environment["DAYBREAK_TEST_PYTHON"] ?? "python3"

private func judge(_ arguments: [String], input: [UInt8]) throws -> [Understood] {
    let output = try judge("read_mail.py", arguments, input: input)
    return try JSONDecoder().decode([Understood].self, from: Data(output.utf8))
}

/// What one of the judges beside these tests says of something.
func judge(_ script: String, _ arguments: [String], input: [UInt8]) throws -> String {
    let judges = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Judges")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, judges.appendingPathComponent(script).path] + arguments
    let (question, answer) = (Pipe(), Pipe())
    process.standardInput = question
    process.standardOutput = answer
    try process.run()
    try question.fileHandleForWriting.write(contentsOf: input)
    try question.fileHandleForWriting.close()
    let output = try answer.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
}
