import Foundation
import Notifications
import Testing
import Wire

@testable import daybreak

/// What the file says of the ways to reach people, beside mail.
@Suite struct ChannelTests {
    static let environment = [
        "TOKEN": "hunter2", "HOOK": "https://chat.x.example/1?sig=hunter2",
        "KEY": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "PLAIN": "http://chat.x.example/1",
    ]

    private func read(_ more: String) throws -> Configuration {
        try configuration(minimal(more: more), in: machine(environment: Self.environment))
    }

    private func verdict(_ more: String) -> String {
        daybreakTests.verdict(
            on: minimal(more: more),
            in: machine(environment: Self.environment)
        )
    }

    @Test(arguments: [
        (#"slack: "${env:HOOK}""#, [ChannelKind.slack, .mail]),
        (#"teams: "${env:HOOK}""#, [.teams, .mail]),
        (#"matrix: "!r:x.example""#, [.matrix, .mail]),
        (#"mattermost: "@jun""#, [.mattermost, .mail]),
        (#"webhook: { url: "${env:HOOK}", secret: "${env:KEY}" }"#, [.webhook, .mail]),
        ("command: wall", [.command, .mail]),
        (#"prefer: slack, teams: "${env:HOOK}""#, [.slack]),
        ("prefer: [slack, mail]", [.slack, .mail]),
        ("name: Jun", [.mail]),
    ])
    func whatIsGivenIsUsedAndMailIsLast(settings: String, channels: [ChannelKind]) throws {
        let read = try read(
            """
            slack: "${env:TOKEN}"
            mattermost: "${env:HOOK}"
            matrix: { server: https://matrix.x.example, token: "${env:TOKEN}" }
            commands: { wall: /usr/local/bin/wall }
            people: { jun: { mail: jun@x.example, \(settings) } }
            """
        )
        let jun = try #require(read.directory.people.first { $0.key == "jun" })
        #expect(jun.prefer == channels)
        for channel in channels { #expect(read.reach["jun"]?.has(channel) == true) }
    }

    @Test func accountsHaveTheirServers() throws {
        let read = try read(
            """
            slack: { token: "${env:TOKEN}", api: https://slack-gov.com/api }
            matrix: { server: http://127.0.0.1:8008, token: "${env:TOKEN}" }
            """
        )
        #expect(read.channels.slack?.server == "https://slack-gov.com/api")
        #expect(read.channels.matrix?.server == "http://127.0.0.1:8008")
    }

    @Test func mailMayGoToAProgram() throws {
        let read = try configuration(minimal(mail: "sendmail:/usr/sbin/sendmail"))
        #expect(read.mail.transport == .sendmail("/usr/sbin/sendmail"))
    }

    @Test func programsHearOfWhatTheyAskFor() throws {
        let read = try read(
            """
            commands:
              wall: { run: [bin/wall, --loud], when: [failed, fixed] }
              quiet: { run: bin/quiet }
            webhooks:
              status: { url: "${env:HOOK}", secret: ["${env:KEY}", "${env:KEY}"] }
            """
        )
        #expect(read.listeners.map(\.recipient.key) == ["wall", "status"])
        #expect(
            read.listeners.map(\.when) == [
                [.failed, .fixed], Set(Reason.allCases.filter(\.isNews)),
            ]
        )
        #expect(read.reach["wall"]?.command == ["/srv/nightly/bin/wall", "--loud"])
        #expect(read.reach["status"]?.webhook?.keys.count == 2)
    }

    @Test(arguments: [
        ("people: { jun: { mail: j@x.example, prefer: slack } }", "there is no slack to prefer"),
        ("people: { jun: { mail: j@x.example, prefer: slak } }", "did you mean slack?"),
        (
            "people: { jun: { mail: j@x.example, matrix: '!r:x' } }",
            "no Matrix server is given to reach that room by"
        ),
        (
            "matrix: { server: 'https://x.example', token: '${env:TOKEN}' }\n"
                + "people: { jun: { mail: j@x.example, matrix: '@jun:x' } }",
            "matrix is a room such as !abc:matrix.example"
        ),
        (
            "commands: { wall: bin/wall }\npeople: { jun: { mail: j@x.example, command: wal } }",
            "no command is called wal; did you mean wall?"
        ),
        ("people: { jun: { mail: j@x.example, mattermost: '@jun' } }", "webhook is missing here"),
        ("people: { jun: { mail: j@x.example, teams: '${env:PLAIN}' } }", "is not an https://"),
        (
            "webhooks: { s: { url: '${env:HOOK}', secret: '${env:TOKEN}' } }",
            "is not whsec_ and 24 to 64 bytes in Base64"
        ),
        ("webhooks: { s: { url: '${env:HOOK}' } }", "secret is missing here"),
        ("slack: { api: https://slack.com/api }", "token is missing here"),
        (
            "slack: { token: '${env:TOKEN}', api: http://slack.x.example }",
            "the token would go to slack.x.example unencrypted"
        ),
        ("commands: { wall: { when: failed } }", "run is missing here"),
        ("commands: { wall: { run: x, when: faild } }", "did you mean failed?"),
        ("commands: { wall: { run: x, when: weekly } }", "weekly is none of failed, worse"),
        (
            "people: { wall: w@x.example }\ncommands: { wall: { run: x, when: failed } }",
            "wall is a person already"
        ),
    ])
    func whatIsWrongIsTold(more: String, words: String) {
        let said = verdict(more)
        #expect(said.contains(words), "\(said)")
        #expect(!said.contains("hunter2"))
    }
}
