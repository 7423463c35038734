import Foundation
import Notifications
import Testing
import Wire

@testable import Delivery

@Suite struct SlackTests {
    @Test func aPersonIsFoundByTheirAddressAndWrittenTo() throws {
        let slack = Workspace()
        let outcome = slack.send(suspicion)
        #expect(
            outcome == .delivered("posted as 1.5", as: Anchor(room: "D9", message: "1.5"))
        )
        #expect(
            slack.asked == [
                "users.lookupByEmail email=ines%40thalassa.example",
                #"conversations.open {"users":"U7"}"#, "chat.postMessage D9 - -",
            ]
        )
        #expect(slack.text.hasPrefix("🔴 *RED: thalassa on linux-aarch64"))
        #expect(slack.tokens == ["Bearer xoxb-1"])
    }

    @Test func aSecondMessageNeedsNoSecondLookUp() {
        let slack = Workspace()
        _ = (slack.send(suspicion), slack.send(suspicion))
        #expect(slack.asked.count == 4)
    }

    @Test func whatFollowsAnswersTheFirstAndIsSeenBesideIt() {
        let slack = Workspace()
        let outcome = slack.send(suspicion, under: Anchor(room: "D3", message: "1.1"))
        #expect(slack.asked == ["chat.postMessage D3 1.1 true"])
        #expect(outcome == .delivered("posted as 1.5", as: Anchor(room: "D3", message: "1.5")))
    }

    @Test(arguments: [
        ("users_not_found", "gone"), ("user_disabled", "gone"), ("missing_scope", "refused"),
        ("invalid_auth", "refused"), ("channel_not_found", "refused"), ("ratelimited", "postponed"),
        ("internal_error", "postponed"),
    ])
    func notOKIsNoSuccess(error: String, fate: String) {
        let slack = Workspace()
        slack.answers["users.lookupByEmail"] = #"{"ok":false,"error":"\#(error)"}"#
        let outcome = "\(slack.send(suspicion))"
        #expect(outcome.hasPrefix(fate), "\(outcome)")
        #expect(outcome.contains(error))
        #expect(slack.asked.count == 1)
    }

    @Test(arguments: [
        ("user_disabled", "gone"), ("ratelimited", "postponed"), ("fatal_error", "uncertain"),
    ])
    func aPostThatMayHaveBeenMadeIsUncertain(error: String, fate: String) {
        let slack = Workspace()
        slack.answers["chat.postMessage"] = #"{"ok":false,"error":"\#(error)"}"#
        let outcome = "\(slack.send(suspicion))"
        #expect(outcome.hasPrefix(fate), "\(outcome)")
    }

    @Test func anEndlessMessageKeepsItsHeadlineAndItsLink() throws {
        let post = try JSONDecoder().decode(
            SlackPost.self,
            from: Data(Slack.render(suspicion.endless))
        )
        #expect(post.text.utf16.count <= 4_000)
        #expect(post.text.hasPrefix("🔴 *RED: thalassa on linux-aarch64, 3 tests"))
        #expect(post.text.contains("<https://nightly.thalassa.example/2026-11-19?a=1&amp;b=2|"))
    }
}

/// A Slack of one person.
private final class Workspace {
    var answers = [
        "users.lookupByEmail": #"{"ok":true,"user":{"id":"U7"}}"#,
        "conversations.open": #"{"ok":true,"channel":{"id":"D9"}}"#,
    ]
    private(set) var asked: [String] = []
    private(set) var tokens: Set<String> = []
    private(set) var text = ""
    private lazy var slack = Slack(
        token: Secret("xoxb-1"),
        by: Counterpart { [unowned self] in answer($0) }.courier
    )

    func send(_ notification: Notifications.Notification, under root: Anchor? = nil) -> Outcome {
        var parcel = notification.parcel(to: .slack)
        parcel.root = root
        return slack.send(parcel, at: seven)
    }

    private func answer(_ request: Request) -> Answer {
        let method = String(request.url.split(separator: "/").last ?? "")
        tokens.insert(request.headers["Authorization"] ?? "")
        var body = String(decoding: request.body, as: UTF8.self)
        var usual = ""
        if let post = try? JSONDecoder().decode(SlackPost.self, from: Data(request.body)) {
            let answered = post.showsInRoom.map { "\($0)" } ?? "-"
            body = "\(post.room ?? "-") \(post.thread ?? "-") \(answered)"
            text = post.text
            usual = #"{"ok":true,"channel":"\#(post.room ?? "")","ts":"1.5"}"#
        }
        asked.append("\(method) \(body)")
        let answer = Array((answers[method] ?? usual).utf8)
        return .success(Response(status: 200, body: answer))
    }
}
