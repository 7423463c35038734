import Foundation
import Golden

/// A message as Python's strict parser understands it.
struct Mail: Decodable {
    /// By lower-case name, decoded.
    var headers: [String: String]
    /// The addresses in `To`.
    var recipients: [String]
    /// What the parser had to forgive.
    var defects: [String]
    var parts: [Part]

    struct Part: Decodable {
        var type: String
        var text: String
    }

    var id: String { headers["message-id"] ?? "" }
    /// Whom the envelope named, where the mail server of these tests kept it.
    var envelope: String { headers["x-rcptto"] ?? "" }
    /// Whether it tells of what keeps the program from doing its work.
    var isForOperator: Bool { id.hasPrefix("<no-verdict.") }
    /// Where it went, and its subject.
    var line: String { "\(headers["to"] ?? "?") | \(headers["subject"] ?? "?")" }
}

extension Home {
    /// All mails of a Maildir, by date, recipient and subject; none where there is no such folder.
    func mails(in name: String = "mail") throws -> [Mail] {
        guard FileManager.default.fileExists(atPath: url(name).path) else { return [] }
        let judge = checkout.appendingPathComponent("Tests/DeliveryTests/Judges/read_mail.py")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [Server.python, judge.path, url(name).path]
        process.standardInput = FileHandle.nullDevice
        let answer = Pipe()
        process.standardOutput = answer
        try process.run()
        let output = try answer.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([Mail].self, from: output).sorted {
            ($0.headers["date"] ?? "", $0.line) < ($1.headers["date"] ?? "", $1.line)
        }
    }
}

extension [Mail] {
    /// One line a mail, under the date of each morning.
    var list: String {
        var date: String?
        var lines: [String] = []
        for mail in self {
            if mail.headers["date"] != date { lines.append(mail.headers["date"] ?? "?") }
            date = mail.headers["date"]
            lines.append("  " + mail.line)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
