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

    @Test func theFirstMessageThenSaysHowThingsStand() throws {
        let slack = Workspace()
        let root = Anchor(room: "D3", message: "1.1")
        let outcome = slack.send(summary, under: root, opening: suspicion)
        #expect(
            outcome
                == .delivered(
                    "posted as 1.5, and shown above the first message",
                    as: Anchor(room: "D3", message: "1.5")
                )
        )
        let update = try #require(slack.updates.last)
        #expect((update.room, update.message, update.parse) == ("D3", "1.1", "none"))
        let lines = update.text.split(separator: "\n").prefix(2)
        #expect(
            lines == [
                """
                🔴 *RED: thalassa blocks Sunday's release; assim red 3 nights; atlas did not run* \
                (<!date^1795068005^{date_short}|2026-11-19>)
                """,
                "🔴 *RED: thalassa on linux-aarch64, 3 tests; your change 4e1b9c2 may be related*",
            ]
        )
    }

    @Test func anUpdateThatFailsIsNoFailedDelivery() {
        let slack = Workspace()
        slack.answers["chat.update"] = #"{"ok":false,"error":"edit_window_closed"}"#
        let root = Anchor(room: "D3", message: "1.1")
        let outcome = slack.send(summary, under: root, opening: suspicion)
        guard case .delivered(let words, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(words.hasPrefix("posted as 1.5; the first message still shows its old state: "))
        #expect(words.contains("edit_window_closed"))
    }

    @Test func anUpdateHasRoomForItsOwnLineWhateverTheFirstMessageSaid() throws {
        let slack = Workspace()
        let root = Anchor(room: "D3", message: "1.1")
        _ = slack.send(summary, under: root, opening: suspicion.endless)
        let update = try #require(slack.updates.last)
        #expect(update.text.utf16.count <= 4_000)
        #expect(update.text.hasSuffix("\n…"))
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
    private(set) var updates: [SlackUpdate] = []
    private lazy var slack = Slack(
        token: Secret("xoxb-1"),
        by: Counterpart { [unowned self] in answer($0) }.courier
    )

    func send(
        _ notification: Notifications.Notification,
        under root: Anchor? = nil,
        opening: Notifications.Notification? = nil
    ) -> Outcome {
        var parcel = notification.parcel(to: .slack)
        parcel.root = root
        parcel.opening = opening.map { $0.parcel(to: .slack).content }
        return slack.send(parcel, at: seven)
    }

    private func answer(_ request: Request) -> Answer {
        let method = String(request.url.split(separator: "/").last ?? "")
        tokens.insert(request.headers["Authorization"] ?? "")
        var body = String(decoding: request.body, as: UTF8.self)
        var usual = ""
        if method == "chat.update",
            let update = try? JSONDecoder().decode(SlackUpdate.self, from: Data(request.body))
        {
            updates.append(update)
            usual = #"{"ok":true,"channel":"D3","ts":"1.1"}"#
        } else if let post = try? JSONDecoder().decode(SlackPost.self, from: Data(request.body)) {
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
