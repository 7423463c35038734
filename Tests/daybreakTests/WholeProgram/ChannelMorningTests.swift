import Foundation
import Golden
import Testing

/// People who prefer a chat, and programs that listen, over three mornings.
@Suite struct ChannelMorningTests {
    @Test func aChatThatRefusesForGoodIsFollowedByMailInTheSameRun() throws {
        let home = try Home()
        let slack = try Server(
            script: checkout.appendingPathComponent(
                "Tests/daybreakTests/WholeProgram/Servers/slack.py"
            ),
            arguments: ["marit@thalassa.example"],
            environment: ["KEPT": home.url("slack").path]
        )
        try home.writeDemo()
        try home.write("xoxb-1", to: "token")
        try home.write("#!/bin/sh\ncat >> wall\n", to: "wall.sh")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700],
            ofItemAtPath: home.url("wall.sh").path
        )
        var text = try home.read("daybreak.yaml")
        for key in ["jun", "marit"] {
            let mail = "mail: \(key)@thalassa.example"
            text = text.replacing(mail, with: "\(mail), prefer: slack")
        }
        text += """

            slack: { token: "${file:token}", api: "http://127.0.0.1:\(slack.port)/api" }
            commands: { wall: { run: wall.sh, when: [failed, fixed] } }

            """
        try home.write(text, to: "daybreak.yaml")
        var said = ""
        for day in 16...19 {
            let morning = try home.runMorning("2026-11-\(day)")
            said += morning.output
        }
        try expectGolden(said.messages, "channels.txt")
        try expectGolden(try home.read("slack"), "channels-slack.txt")
        let maritsMails = try home.mails().filter { $0.recipients == ["marit@thalassa.example"] }
        #expect(maritsMails.map(\.line).count == 2)
        let heard = try home.read("wall").matches(of: /"type":"([^"]*)"/).map { "\($0.output.1)" }
        #expect(heard == ["failed", "failed", "failed", "fixed"].map { "daybreak.\($0)" })
        withExtendedLifetime(slack) {}
    }
}

extension String {
    /// What a report says of messages.
    fileprivate var messages: String {
        split(separator: "\n").filter { line in
            line.contains("message") || line.hasPrefix("   refused") || line.hasPrefix("   waiting")
                || line.contains("instead")
        }.map { $0 + "\n" }.joined()
    }
}
