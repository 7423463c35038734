import Foundation
import Notifications

// What Slack's Web API is told, and what it answers.

/// A message for `chat.postMessage`.
struct SlackPost: Codable {
    var text: String
    var room: String?
    /// The message that it answers.
    var thread: String?
    var showsInRoom: Bool?
    var unfurlsLinks = false

    enum CodingKeys: String, CodingKey {
        case text
        case room = "channel"
        case thread = "thread_ts"
        case showsInRoom = "reply_broadcast"
        case unfurlsLinks = "unfurl_links"
    }
}

/// A new text for a message that was posted, by `chat.update`.
struct SlackUpdate: Codable {
    var text: String
    var room: String
    var message: String
    /// Without it, this method takes names and addresses in a text for links, which posting does not.
    var parse = "none"

    /// How things stand, and since when, above what the message said; its end goes where there is no room.
    init(of root: Anchor, saying headline: Substring, at now: Date, above text: String) {
        let day =
            "<!date^\(Int(now.timeIntervalSince1970))^{date_short}|\(now.ISO8601Format().prefix(10))>"
        let head = "\(headline) (\(day))\n\n"
        var room = Form.slack.limit - head.utf16.count - 1
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.prefix { line in
            room -= line.utf16.count + 1
            return room >= 0
        }
        let more: [Substring] = kept.count < lines.count ? ["…"] : []
        self.text = head + (kept + more).joined(separator: "\n")
        self.room = root.room
        message = root.message
    }

    enum CodingKeys: String, CodingKey {
        case text, parse
        case room = "channel"
        case message = "ts"
    }
}

extension SlackPost {
    /// The first line, which says how things stand.
    var headline: Substring { text.prefix { $0 != "\n" } }
}

enum ContentType: String {
    case json = "application/json; charset=utf-8"
    case form = "application/x-www-form-urlencoded"
}

/// What a method says, as far as we ask.
struct SlackAnswer: Decodable {
    struct Named: Decodable {
        var id: String

        /// Some methods name a thing by its id alone, others describe it.
        init(from decoder: any Decoder) throws {
            if let id = try? decoder.singleValueContainer().decode(String.self) {
                self.id = id
            } else {
                id = try decoder.container(keyedBy: CodingKeys.self).decode(
                    String.self,
                    forKey: .id
                )
            }
        }

        enum CodingKeys: CodingKey {
            case id
        }
    }

    var ok: Bool
    var error: String?
    var user: Named?
    var channel: Named?
    var message: String?

    /// Where what was posted stands.
    var anchor: Anchor? {
        guard let channel, let message else { return nil }
        return Anchor(room: channel.id, message: message)
    }

    enum CodingKeys: String, CodingKey {
        case ok, error, user, channel
        case message = "ts"
    }
}

extension Said {
    /// Slack says 200 also where it refuses: only `ok` tells.
    func verdictOfAPI(
        of mail: String,
        accepted: (SlackAnswer) -> Outcome
    ) -> Outcome {
        guard let answer = json(SlackAnswer.self) else {
            return .uncertain("\(host) does not answer as Slack does (\(words))")
        }
        guard !answer.ok else { return accepted(answer) }
        switch answer.error ?? "" {
        case "ratelimited", "rate_limited":
            return .postponed("\(host) asks to wait (\(words))", .seconds)
        case "internal_error", "fatal_error", "request_timeout", "service_unavailable":
            return .uncertain("\(host) failed (\(words)) with the message in its hands")
        case "users_not_found", "user_not_found", "user_disabled":
            return .gone("Slack has no active user with the address \(mail) (\(words))")
        case "missing_scope", "not_allowed_token_type", "no_permission":
            return .refused("the Slack app lacks a permission (\(words)); add it and reinstall")
        case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive":
            return .refused("Slack refuses our token (\(words)); renew it in `slack`")
        default:
            return .refused("\(host) refuses the message (\(words))")
        }
    }
}

extension Parcel {
    var slackPost: SlackPost {
        get throws(NotSent) {
            do {
                return try JSONDecoder().decode(SlackPost.self, from: Data(content))
            } catch {
                throw NotSent(.refused("what is kept of the message is no message for Slack"))
            }
        }
    }
}

/// What came of a message that was not sent, because something that it needs was not to be had.
struct NotSent: Error {
    var outcome: Outcome

    init(_ outcome: Outcome) {
        self.outcome = outcome
    }
}
