import Delivery
import Foundation
import Notifications
import Wire

// What each channel makes of a message, and how it goes out.

extension Night {
    /// Whether a recipient can be reached by a channel; with `--only-to`, by mail alone.
    func isOpen(_ channel: ChannelKind, to person: Person) -> Bool {
        switch channel {
        case .mail: !person.mail.isEmpty
        case .slack, .mattermost, .teams, .matrix, .webhook, .command:
            onlyTo == nil && configuration.reach[person.key]?.has(channel) == true
        }
    }

    /// What is configured as somebody's address on a channel; it may be a secret.
    func address(_ channel: ChannelKind, of person: Person) -> String {
        let reach = configuration.reach[person.key]
        let address: [String?] =
            switch channel {
            case .mail: [person.mail]
            case .slack: [reach?.slack?.value ?? person.mail]
            case .mattermost: [reach?.mattermost?.url.value, reach?.mattermost?.channel]
            case .teams: [reach?.teams?.value]
            case .matrix: [reach?.matrix]
            case .webhook: [reach?.webhook?.url.value]
            case .command: reach?.command ?? []
            }
        return address.compactMap(\.self).joined(separator: " ")
    }

    func content(
        of notification: Notifications.Notification,
        on channel: ChannelKind
    ) throws -> [UInt8] {
        let moment = max(now, notification.notBefore ?? now)
        return switch channel {
        case .mail: try Message.render(notification, sender: sender, at: moment)
        case .slack: Slack.render(notification)
        case .mattermost:
            Mattermost.render(
                notification,
                channel: configuration.reach[notification.recipient.key]?.mattermost?.channel
            )
        case .teams: Teams.render(notification)
        case .matrix: Matrix.render(notification)
        case .webhook, .command: EventJSON.render(notification, at: moment)
        }
    }

    private var sender: Sender {
        let mail = configuration.mail
        return Sender(
            from: mail.from,
            replyTo: mail.replyTo,
            listName: "\(configuration.project) nightly",
            domain: configuration.messageDomain,
            unsubscribe: mail.replyTo ?? mail.from,
            timeZone: configuration.timeZone
        )
    }

    /// How parcels go out at a moment.
    func channels(at moment: Date) -> [ChannelKind: Channel] {
        let chats = Chats(configuration, at: moment, by: Courier(fetch: world.fetch))
        var channels = Dictionary(
            uniqueKeysWithValues: ChannelKind.allCases.map { ($0, Channel.single(chats.send)) }
        )
        channels[.mail] = mail
        return channels
    }

    private var mail: Channel {
        let from = configuration.mail.from
        switch configuration.mail.transport {
        case .maildir(let folder):
            return .single(Maildir(folder: folder).send)
        case .sendmail(let path):
            return .single(Sendmail(path: path, from: from).send)
        case .smtp(let server):
            let stop = world.stop
            let timeout = configuration.mail.timeout
            return .parallel(Self.mailThreads) {
                SMTP(Mailer(server, limit: timeout, stop: stop), from: from).send
            }
        }
    }

    /// libcurl's SMTP blocks after DATA, so that one connection delivers one mail after the other.
    private static let mailThreads = 4
}

/// Every channel but mail, as the configuration has them in this run.
private struct Chats {
    private let reach: [String: Reach]
    private let now: Date
    private let courier: Courier
    private let slack: Slack?
    private let matrix: Matrix?

    init(_ configuration: Configuration, at now: Date, by courier: Courier) {
        reach = configuration.reach
        self.now = now
        self.courier = courier
        let channels = configuration.channels
        slack = channels.slack.map { Slack(token: $0.token, api: $0.server, by: courier) }
        matrix = channels.matrix.map { Matrix(server: $0.server, token: $0.token, by: courier) }
    }

    func send(_ parcel: Parcel) -> Outcome {
        let reach = reach[parcel.recipient.key]
        let outcome: Outcome? =
            switch parcel.channel {
            case .slack: reach.flatMap { slack(parcel, $0) }
            case .mattermost: hook(reach?.mattermost?.url)?.send(parcel, at: now)
            case .teams: reach?.teams.map { Teams(url: $0, by: courier).send(parcel, at: now) }
            case .matrix: reach?.matrix.flatMap { matrix?.send(parcel, to: $0, at: now) }
            case .webhook:
                reach?.webhook.map { webhook in
                    SignedWebhook(url: webhook.url, keys: webhook.keys, by: courier).send(
                        parcel,
                        at: now
                    )
                }
            case .command: reach?.command.flatMap { CommandChannel(run: $0)?.send(parcel) }
            case .mail: nil
            }
        let name = parcel.channel.rawValue
        return outcome ?? .refused("no \(name) is configured for \(parcel.recipient.name) any more")
    }

    /// A webhook of their own goes before the look-up of their address.
    private func slack(_ parcel: Parcel, _ reach: Reach) -> Outcome? {
        hook(reach.slack)?.send(parcel, at: now)
            ?? (reach.hasSlackAccount ? slack?.send(parcel, at: now) : nil)
    }

    private func hook(_ url: Secret?) -> IncomingHook? {
        url.map { IncomingHook(url: $0, by: courier) }
    }
}
