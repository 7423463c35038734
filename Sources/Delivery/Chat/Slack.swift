package import Foundation
package import Notifications
package import Wire

/// Slack's Web API: a direct message to whoever has the recipient's mail address.
///
/// What follows about an incident answers the first message about it, and shows in the conversation
/// too, where people look. The first message itself then says how things stand, for whoever scrolls by. The app needs `users:read.email`, `im:write` and `chat:write`.
package final class Slack {
    private let endpoint: Endpoint
    /// By mail address: people who are told of two things are looked up once a run.
    private var rooms: [String: String] = [:]

    package init(
        token: Secret,
        api: String = "https://slack.com/api",
        by courier: Courier
    ) {
        endpoint = Endpoint(
            Secret(api),
            headers: ["Authorization": Secret("Bearer \(token.value)")],
            advice: "check `slack`",
            by: courier
        )
    }

    /// The message as it is kept: to whom it goes is found when it does.
    package static func render(_ notification: Notifications.Notification) -> [UInt8] {
        let text =
            notification.own?[.slack]
            ?? Markup.mrkdwn.text(of: notification.letter, atMost: Form.slack.limit)
        return SlackPost(text: text).jsonBytes
    }

    package func send(_ parcel: Parcel, at now: Date) -> Outcome {
        do throws(NotSent) {
            var post = try parcel.slackPost
            if let root = parcel.root {
                (post.room, post.thread, post.showsInRoom) = (root.room, root.message, true)
            } else {
                post.room = try room(of: parcel.recipient.mail, at: now)
            }
            let outcome = endpoint.send(post.jsonBytes, to: "/chat.postMessage", at: now) { said in
                said.verdictOfAPI(of: parcel.recipient.mail) { answer in
                    .delivered("posted as \(answer.message ?? "a message")", as: answer.anchor)
                }
            }
            guard case .delivered(let words, let anchor) = outcome, let root = parcel.root,
                let opening = parcel.opening
            else { return outcome }
            let update = update(root, showing: opening, with: post, at: now)
            return .delivered("\(words)\(update)", as: anchor)
        } catch {
            return error.outcome
        }
    }

    /// Puts the newest message's headline above what the first one says; what came of it, for the receipt.
    private func update(
        _ root: Anchor,
        showing opening: [UInt8],
        with post: SlackPost,
        at now: Date
    ) -> String {
        guard let first = try? JSONDecoder().decode(SlackPost.self, from: Data(opening)) else {
            return ""
        }
        let update = SlackUpdate(of: root, saying: post.headline, at: now, above: first.text)
        let outcome = endpoint.send(update.jsonBytes, to: "/chat.update", at: now) { said in
            said.verdictOfAPI(of: root.room) { _ in .delivered("") }
        }
        switch outcome {
        case .delivered: return ", and shown above the first message"
        case .refused(let why), .gone(let why), .postponed(let why, _), .unavailable(let why, _),
            .uncertain(let why):
            return "; the first message still shows its old state: \(why)"
        }
    }

    /// Whether somebody can be found by an address; nothing is sent.
    package func find(_ mail: String, at now: Date) -> Outcome {
        do throws(NotSent) {
            _ = try user(at: mail, now)
            return .delivered("Slack knows the address \(mail)")
        } catch {
            return error.outcome
        }
    }

    /// The conversation with whoever has that address.
    private func room(of mail: String, at now: Date) throws(NotSent) -> String {
        if let known = rooms[mail] { return known }
        let id = try user(at: mail, now)
        let open = try ask("/conversations.open", ["users": id].jsonBytes, .json, mail, now)
        guard let room = open.channel?.id else {
            throw NotSent(.refused("slack opens no room to \(mail)"))
        }
        rooms[mail] = room
        return room
    }

    /// The identity of whoever has that address.
    private func user(at mail: String, _ now: Date) throws(NotSent) -> String {
        let form = "email=" + mail.percentEncoded
        let answer = try ask("/users.lookupByEmail", Array(form.utf8), .form, mail, now)
        guard let id = answer.user?.id else {
            throw NotSent(.refused("slack names no user for \(mail)"))
        }
        return id
    }

    /// Asks for something that may be asked for again: no message is at stake yet.
    private func ask(
        _ path: String,
        _ body: [UInt8],
        _ type: ContentType,
        _ mail: String,
        _ now: Date
    ) throws(NotSent) -> SlackAnswer {
        var answer: SlackAnswer?
        let outcome = endpoint.send(
            body,
            to: path,
            headers: ["Content-Type": type.rawValue],
            at: now
        ) { said in
            said.verdictOfAPI(of: mail) {
                answer = $0
                return .delivered("")
            }
        }
        if let answer { return answer }
        if case .uncertain(let words) = outcome { throw NotSent(.postponed(words, .seconds)) }
        throw NotSent(outcome)
    }
}
