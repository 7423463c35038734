package import Foundation
package import Notifications
package import Wire

/// Matrix: a message to a room in which the bot and the person are.
///
/// The server knows what this token has sent it in the last day, and shows a message that is sent
/// again once. What follows about an incident goes into the thread of the first message about it.
package final class Matrix {
    private let endpoint: Endpoint

    package init(
        server: String,
        token: Secret,
        by courier: Courier
    ) {
        let slash = server.hasSuffix("/") ? "" : "/"
        endpoint = Endpoint(
            Secret("\(server)\(slash)_matrix/client/v3/rooms/"),
            headers: ["Authorization": Secret("Bearer \(token.value)")],
            advice: "check `matrix`, and that the bot is in the room",
            recognizesRepeats: true,
            by: courier
        )
    }

    package static func render(_ notification: Notifications.Notification) -> [UInt8] {
        let letter = notification.letter
        return Event(
            body: notification.own?[.matrixText]
                ?? Markup.none.text(of: letter, atMost: Form.matrixText.limit),
            formatted: notification.own?[.matrixHTML]
                ?? Markup.html.text(of: letter, atMost: Form.matrixHTML.limit)
        ).jsonBytes
    }

    package func send(_ parcel: Parcel, to room: String, at now: Date) -> Outcome {
        guard var event = try? JSONDecoder().decode(Event.self, from: Data(parcel.content)) else {
            return .refused("what is kept of the message is no message for Matrix")
        }
        if let root = parcel.root, root.room == room {
            event.relation = Event.Relation(thread: root.message)
        }
        let path = "\(room.percentEncoded)/send/m.room.message/\(parcel.id.percentEncoded)"
        return endpoint.send(event.jsonBytes, to: path, as: .put, at: now) { said in
            guard let sent = said.json(Sent.self) else {
                return .uncertain("\(said.host) does not answer as a Matrix server (\(said.words))")
            }
            return .delivered(said.words, as: Anchor(room: room, message: sent.event))
        }
    }
}

extension Matrix {
    /// An `m.room.message`; as `m.text`, because clients are silent about notices.
    struct Event: Codable {
        struct Relation: Codable {
            struct Reply: Codable {
                var event: String

                enum CodingKeys: String, CodingKey {
                    case event = "event_id"
                }
            }

            var type = "m.thread"
            var event: String
            /// What clients without threads show it as an answer to.
            var reply: Reply
            var isFallback = true

            init(thread: String) {
                event = thread
                reply = Reply(event: thread)
            }

            enum CodingKeys: String, CodingKey {
                case type = "rel_type"
                case event = "event_id"
                case reply = "m.in_reply_to"
                case isFallback = "is_falling_back"
            }
        }

        var type = "m.text"
        var body: String
        var format = "org.matrix.custom.html"
        var formatted: String
        var relation: Relation?

        init(body: String, formatted: String) {
            self.body = body
            self.formatted = formatted
        }

        enum CodingKeys: String, CodingKey {
            case body, format
            case type = "msgtype"
            case formatted = "formatted_body"
            case relation = "m.relates_to"
        }
    }
}

private struct Sent: Decodable {
    var event: String

    enum CodingKeys: String, CodingKey {
        case event = "event_id"
    }
}
