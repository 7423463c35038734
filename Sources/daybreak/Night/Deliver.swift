import Delivery
import Foundation
import History
import Notifications
import Report
import Wire

// The seventh step: messages get the form of their channels, and the outbox is emptied.

extension Night {
    /// The messages as they go out: with `--only-to` all to one address, still in the names of those
    /// whom they are for, and at once.
    func addressed(
        _ notifications: [Notifications.Notification]
    ) -> [Notifications.Notification] {
        guard let onlyTo else { return notifications }
        return notifications.map { notification in
            var notification = notification
            notification.recipient.mail = onlyTo.address
            notification.notBefore = nil
            return notification
        }
    }

    func parcels(for notifications: [Notifications.Notification]) throws -> [Parcel] {
        try notifications.map { notification in
            let recipient = notification.recipient
            let channel = recipient.prefer.first { isOpen($0, to: recipient) } ?? .mail
            return Parcel(
                id: "\(notification.id).\(channel.rawValue)",
                recipient: recipient,
                channel: channel,
                reason: notification.reason,
                tells: notification.tells,
                subject: notification.subject,
                content: try content(of: notification, on: channel),
                composed: now,
                notBefore: notification.notBefore
            )
        }
    }

    /// Tries every parcel that is due once, and says what became of all.
    func deliver(from history: History) throws -> DeliveryTally {
        var tally = DeliveryTally()
        try emptyOutbox(
            due: { try due(in: history) },
            over: channels(claiming: history),
            stopped: { world.stop.isRaised },
            record: { parcel, outcome in
                do throws(HistoryError) {
                    try history.record(outcome, of: parcel.id, at: now)
                } catch .notClaimed {
                    // It was not sent, and stays owed as it is.
                    return
                }
                switch outcome {
                case .delivered: tally.delivered[parcel.channel, default: 0] += 1
                case .refused(let words): tally.refused.append(.init(parcel, words))
                case .postponed, .uncertain: break
                }
            }
        )
        for owed in try history.waiting() {
            if owed.isHeld(at: now) {
                tally.held.append(.init(owed.parcel, "quiet hours", next: owed.parcel.notBefore))
            } else {
                let words = owed.lastWords ?? "not tried yet"
                tally.waiting.append(.init(owed.parcel, words, next: owed.nextTry))
            }
        }
        return tally
    }

    /// What is to be tried now; with `--only-to`, what is owed to others waits for a run without it.
    private func due(in history: History) throws -> [Parcel] {
        let parcels = try history.owed(at: now).map(\.parcel)
        guard let onlyTo else { return parcels }
        return parcels.filter { $0.channel == .mail && $0.recipient.mail == onlyTo.address }
    }

    private func isOpen(_ channel: ChannelKind, to person: Person) -> Bool {
        switch channel {
        case .mail: true
        case .webhook: onlyTo == nil && configuration.webhooks[person.key] != nil
        }
    }

    private func content(
        of notification: Notifications.Notification,
        on channel: ChannelKind
    ) throws -> [UInt8] {
        switch channel {
        case .mail:
            return Message.render(notification, sender: sender, at: notification.notBefore ?? now)
        case .webhook:
            let settings = configuration.webhooks[notification.recipient.key]
            return try Webhook.render(notification, channel: settings?.channel)
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

    /// How parcels go out; each is claimed right before, so that a run that dies leaves its mark.
    private func channels(claiming history: History) -> [ChannelKind: Channel] {
        let now = now
        let claimed = { @Sendable (parcel: Parcel, send: (Parcel) -> Outcome) -> Outcome in
            do {
                let isOwed = try history.claim(parcel.id, at: now)
                return isOwed ? send(parcel) : .postponed("another run has it", after: nil)
            } catch {
                return .postponed("\(error)", after: nil)
            }
        }
        let hooks = webhooks
        return [
            .mail: mail(claimed),
            .webhook: .single { parcel in
                claimed(parcel) { parcel in
                    hooks[parcel.recipient.key]?.send(parcel, at: now)
                        ?? .postponed("their webhook is not configured any more", after: nil)
                }
            },
        ]
    }

    private func mail(
        _ claimed: @escaping @Sendable (Parcel, (Parcel) -> Outcome) -> Outcome
    ) -> Channel {
        switch configuration.mail.transport {
        case .maildir(let folder):
            let maildir = Maildir(folder: folder)
            return .single { claimed($0, maildir.send) }
        case .smtp(let server):
            let from = configuration.mail.from
            let stop = world.stop
            return .parallel(Self.mailThreads) {
                let smtp = SMTP(Mailer(server, stop: stop), from: from)
                return { claimed($0, smtp.send) }
            }
        }
    }

    private var webhooks: [String: Webhook] {
        configuration.webhooks.mapValues { Webhook(url: $0.url, fetch: world.fetch) }
    }

    /// libcurl's SMTP blocks after DATA, so that one connection delivers one mail after the other.
    private static let mailThreads = 4
}

extension DeliveryTally.Trouble {
    fileprivate init(_ parcel: Parcel, _ words: String, next: Date? = nil) {
        self.init(
            recipient: parcel.recipient.name,
            channel: parcel.channel,
            words: words,
            since: parcel.composed,
            next: next
        )
    }
}
