import Foundation
import Golden
import Testing

/// The demo's story in a home of its own.
extension Home {
    static let mornings = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"]

    /// Writes the demo's configuration, with state and mail kept in this home.
    ///
    /// - Parameters:
    ///   - jenkins: What is said of the controller.
    ///   - mail: The lines that say how mail leaves, in place of the Maildir.
    ///   - more: Lines to add.
    func writeDemo(
        jenkins: String = "https://ci.thalassa.example",
        mail: String = "maildir: mail",
        more: String = ""
    ) throws {
        let demo = checkout.appendingPathComponent("ci/demo")
        var text = try String(
            contentsOf: demo.appendingPathComponent("daybreak.yaml"),
            encoding: .utf8
        )
        for (old, new) in [
            ("jenkins: https://ci.thalassa.example\n", "jenkins: \(jenkins)\n"),
            ("state: ../../.demo/state\n", "state: state\n"),
            ("  maildir: ../../.demo/mail\n", mail.indented),
        ] {
            try #require(text.contains(old), "ci/demo/daybreak.yaml has no more \(old)")
            text = text.replacing(old, with: new)
        }
        try write(text + more, to: "daybreak.yaml")
        let manifest = demo.appendingPathComponent("dependencies.yaml")
        try write(String(contentsOf: manifest, encoding: .utf8), to: "dependencies.yaml")
    }

    /// Runs a morning on its recording.
    func runMorning(_ day: String, _ options: String...) throws -> Ending {
        try startMorning(day, options).wait()
    }

    func startMorning(_ day: String, _ options: [String] = []) throws -> Running {
        let recording = checkout.appendingPathComponent("ci/demo/\(day)").path
        return try start(["nightly", "--recording", recording] + options)
    }
}

extension Ending {
    /// Without the line that names the recording, whose path is the machine's.
    var beyondRecording: String {
        output.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("Read from the recording ") }
            .joined(separator: "\n")
    }
}

extension String {
    fileprivate var indented: String {
        split(separator: "\n").map { "  \($0)\n" }.joined()
    }
}
