import Foundation
import Golden
import Notifications
import Testing
import Wire

@testable import Delivery

/// Whatever a server does, no channel tells a secret, follows a redirect, or takes a failure for a success.
@Suite struct LeakTests {
    static let manners =
        [
            "redirect", "silent", "cut", "endless", "echo", "html", "empty", "nothing",
        ]
        + [
            200, 201, 202, 204, 301, 307, 308, 400, 401, 403, 404, 408, 409, 410, 413, 429, 500,
            502, 503, 504,
        ].map(String.init)

    @Test(arguments: manners)
    func noChannelTellsASecret(manner: String) throws {
        let server = try Server(script: script)
        let base = "http://127.0.0.1:\(server.port)/\(manner)"
        for (channel, send) in try channels(at: base) {
            let outcome = send(suspicion.parcel(to: channel))
            let words = "\(outcome)"
            for secret in ["s3cr3t", "hunter2", String(key.dropFirst(6))] {
                #expect(!words.contains(secret), "\(channel) \(words)")
            }
            #expect(!words.contains("elsewhere"), "\(channel) followed a redirect")
            if ["redirect", "silent", "cut", "endless", "nothing"].contains(manner)
                || Int(manner).map({ $0 >= 300 }) == true
            {
                #expect(!outcome.isDelivered, "\(channel) \(words)")
            }
        }
    }

    @Test func whereNobodyListensAllWaits() throws {
        let server = try Server(script: script)
        server.stop()
        for (channel, send) in try channels(at: "http://127.0.0.1:\(server.port)") {
            guard case .unavailable(let words, _) = send(suspicion.parcel(to: channel)) else {
                Issue.record("\(channel)")
                continue
            }
            #expect(words.contains("127.0.0.1:\(server.port) cannot be reached"))
        }
    }

    @Test func theServerOfATestSaysWhatItGot() throws {
        let server = try Server(script: script)
        let hook = IncomingHook(
            url: Secret("http://127.0.0.1:\(server.port)/ok"),
            by: Courier(fetch: HTTP(stop: StopSign()).fetch)
        )
        #expect(hook.send(suspicion.parcel(to: .slack), at: seven) == .delivered("200 ok"))
    }

    /// Every channel that posts, with its secret in its address or its headers.
    private func channels(
        at base: String
    ) throws -> [(ChannelKind, (Parcel) -> Outcome)] {
        func courier() -> Courier {
            Courier(patience: .milliseconds(300), fetch: HTTP(stop: StopSign()).fetch)
        }
        let hook = Secret("\(base)/s3cr3t/T001?sig=hunter2")
        let keys = [try #require(SigningKey(Secret(key)))]
        let token = Secret("xoxb-hunter2")
        return [
            (.slack, { IncomingHook(url: hook, by: courier()).send($0, at: seven) }),
            (.slack, { Slack(token: token, api: base, by: courier()).send($0, at: seven) }),
            (.mattermost, { IncomingHook(url: hook, by: courier()).send($0, at: seven) }),
            (.teams, { Teams(url: hook, by: courier()).send($0, at: seven) }),
            (
                .matrix,
                {
                    Matrix(server: base, token: token, by: courier())
                        .send($0, to: "!room:x", at: seven)
                }
            ),
            (.webhook, { SignedWebhook(url: hook, keys: keys, by: courier()).send($0, at: seven) }),
        ]
    }

    private let key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private let script = scripts.appendingPathComponent("webhook.py")
}

let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Servers")
