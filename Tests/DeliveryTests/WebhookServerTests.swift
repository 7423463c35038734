import Foundation
import Golden
import Notifications
import Testing
import Wire

@testable import Delivery

/// What comes of posting to a real server.
@Suite struct WebhookServerTests {
    @Test(arguments: [
        ("ok", Outcome.delivered("200 ok")),
        (
            "not-ok",
            .refused(#"HOST refuses the message (200 {"ok":false,"error":"channel_not_found"})"#)
        ),
        ("wait", .postponed("HOST asks to wait (429 slow down)", after: seven + 30)),
        (
            "gone",
            .refused(
                "HOST refuses the message (404 no_service); check that the webhook still exists"
            )
        ),
        ("broken", .uncertain("HOST failed (500 rollup_error) with the message in its hands")),
        (
            "moved",
            .refused("HOST redirects (302), which is not followed; set the webhook's new address")
        ),
        ("silent", .uncertain("HOST did not answer within 500 ms; check the server")),
    ])
    func theServerDecides(path: String, outcome: Outcome) throws {
        let server = try Server(script: scripts.appendingPathComponent("webhook.py"))
        let host = "127.0.0.1:\(server.port)"
        let hook = Webhook(
            url: Secret("http://\(host)/hooks/\(path)"),
            patience: .milliseconds(500),
            fetch: HTTP(stop: StopSign()).fetch
        )
        var parcel = summary.parcel(to: .webhook)
        parcel.content = try Webhook.render(summary, channel: "@piet")
        let answer = "\(hook.send(parcel, at: seven))"
        #expect(answer == "\(outcome)".replacing("HOST", with: host))
    }

    @Test func whereNobodyListensThePostWaits() throws {
        let server = try Server(script: scripts.appendingPathComponent("webhook.py"))
        server.stop()
        let hook = Webhook(
            url: Secret("http://127.0.0.1:\(server.port)/ok"),
            fetch: HTTP(stop: StopSign()).fetch
        )
        let answer = hook.send(summary.parcel(to: .webhook), at: seven)
        guard case .postponed(let words, after: nil) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(words.hasPrefix("127.0.0.1:\(server.port) cannot be reached: "))
    }
}

let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Servers")
