import Delivery
import Documents
import Foundation
import Notifications
import Wire

/// Where one recipient hears, beside mail.
struct Reach: Equatable {
    struct Mattermost: Equatable {
        var url: Secret
        /// Where the post goes, such as `@marit`; nil leaves it to the webhook.
        var channel: String?
    }

    struct Webhook: Equatable {
        var url: Secret
        /// Those that sign; more than one while they are being replaced.
        var keys: [SigningKey]
    }

    /// An incoming webhook of their own.
    var slack: Secret?
    /// Whether Slack is asked who has their mail address.
    var hasSlackAccount = false
    var mattermost: Mattermost?
    var teams: Secret?
    /// A room, by its identity.
    var matrix: String?
    var webhook: Webhook?
    /// Path and arguments.
    var command: [String]?

    /// All of it but what needs no word about the person.
    var given: [ChannelKind] {
        let all: [(ChannelKind, Bool)] = [
            (.slack, slack != nil), (.mattermost, mattermost != nil), (.teams, teams != nil),
            (.matrix, matrix != nil), (.webhook, webhook != nil), (.command, command != nil),
        ]
        return all.filter(\.1).map(\.0)
    }

    func has(_ channel: ChannelKind) -> Bool {
        channel == .mail || given.contains(channel) || channel == .slack && hasSlackAccount
    }

    /// The secrets in it.
    var secrets: [Secret] {
        [slack, mattermost?.url, teams, webhook?.url].compactMap(\.self)
    }
}

extension Reach {
    static let keys = ["slack", "mattermost", "teams", "matrix", "webhook", "command"]

    /// Reads what one line of `people` says of channels.
    init(_ map: Mapping, _ settings: ChannelSettings, in surroundings: Surroundings) {
        slack = map.secretAddress("slack", in: surroundings)
        hasSlackAccount = settings.slack != nil
        mattermost = map.mattermost(usually: settings.mattermost, in: surroundings)
        teams = map.secretAddress("teams", in: surroundings)
        matrix = map.parsed("matrix", as: "a room such as !abc:matrix.example") { room in
            room.hasPrefix("!") && room.count <= 255 ? room : nil
        }
        if let text = map.optionalText("matrix"), settings.matrix == nil {
            map.reader.reject(
                text,
                "no Matrix server is given to reach that room by",
                help: "add matrix: { server: https://…, token: ${file:PATH} }"
            )
        }
        webhook = map.webhook(in: surroundings)
        if let name = map.optionalText("command") {
            command = settings.commands[name.string]
            if command == nil {
                map.reader.noteUnknown(
                    name,
                    "command",
                    among: settings.commands.keys.sorted(),
                    help: "add \(name) to `commands`"
                )
            }
        }
    }
}

extension Mapping {
    fileprivate func mattermost(
        usually usual: Secret?,
        in surroundings: Surroundings
    ) -> Reach.Mattermost? {
        guard
            let map = optionalMapping(
                "mattermost",
                shorthand: "channel",
                known: ["channel", "webhook"]
            )
        else { return nil }
        if usual == nil { _ = map.text("webhook") }
        let own = map.secretAddress("webhook", in: surroundings)
        return (own ?? usual).map {
            Reach.Mattermost(url: $0, channel: map.optionalText("channel")?.string)
        }
    }

    /// A signed webhook: its address, and the secrets that sign.
    func webhook(in surroundings: Surroundings) -> Reach.Webhook? {
        optionalMapping("webhook", known: ["url", "secret"])?.signed(in: surroundings)
    }

    /// The same, where the mapping is it.
    func signed(in surroundings: Surroundings) -> Reach.Webhook? {
        _ = (text("url"), someTexts("secret"))
        let keys = secrets("secret", in: surroundings).compactMap { place, secret in
            let key = SigningKey(secret)
            if key == nil {
                reader.note(
                    Finding(
                        .missingSecret,
                        at: place,
                        "what this refers to is not whsec_ and 24 to 64 bytes in Base64",
                        help: "echo whsec_$(openssl rand -base64 32)"
                    )
                )
            }
            return key
        }
        guard let url = secretAddress("url", in: surroundings), !keys.isEmpty else { return nil }
        return Reach.Webhook(url: url, keys: keys)
    }

    /// Where a person wants to hear; what is given about a channel is given to be used.
    func prefer(_ reach: Reach) -> [ChannelKind] {
        guard value("prefer") != nil else { return reach.given + [.mail] }
        let channels = texts("prefer").compactMap { text -> ChannelKind? in
            guard let channel = reader.choice(text, of: ChannelKind.self) else { return nil }
            if !reach.has(channel) {
                reader.reject(text, "there is no \(text) to prefer", help: channel.remedy)
            }
            return channel
        }
        return channels.isEmpty ? [.mail] : channels
    }
}

extension ChannelKind {
    /// What to add where it is preferred and not there.
    fileprivate var remedy: String? {
        switch self {
        case .slack: "add slack: { token: ${file:PATH} } at the top, or a webhook here"
        case .mattermost: "add mattermost: \"@NAME\" here, and mattermost: ${file:PATH} at the top"
        case .teams: "add teams: ${file:PATH}"
        case .matrix: "add matrix: \"!ROOM:SERVER\""
        case .webhook: "add webhook: { url: ${file:PATH}, secret: ${file:PATH} }"
        case .command: "add command: NAME"
        case .mail: nil
        }
    }
}
