import Delivery
import Foundation
import History
import Notifications

// Which way a message goes, and which one instead.

extension Night {
    /// The messages as they go out: with `--only-to` all to one address, still in the names of those
    /// whom they are for, at once, and none to programs.
    func addressed(
        _ notifications: [Notifications.Notification]
    ) -> [Notifications.Notification] {
        guard let onlyTo else { return notifications }
        return notifications.filter { !$0.recipient.mail.isEmpty }.map { notification in
            var notification = notification
            notification.recipient.mail = onlyTo.address
            notification.notBefore = nil
            return notification
        }
    }

    /// Each by the first of its recipient's channels that is open, and not spared if another is not.
    func parcels(
        for notifications: [Notifications.Notification],
        sparing dead: [DeadAddress]
    ) throws -> [Parcel] {
        try notifications.map { notification in
            let person = notification.recipient
            let channel = way(to: person, among: person.channels, sparing: dead) ?? .mail
            return try parcel(notification, on: channel)
        }
    }

    private func way(
        to person: Person,
        among channels: some Sequence<ChannelKind>,
        sparing dead: [DeadAddress]
    ) -> ChannelKind? {
        let open = channels.filter { isOpen($0, to: person) }
        return open.first { !isSpared($0, of: person, dead) } ?? open.first
    }

    private func parcel(
        _ notification: Notifications.Notification,
        on channel: ChannelKind
    ) throws -> Parcel {
        Parcel(
            notification,
            on: channel,
            content: try content(of: notification, on: channel),
            at: now
        )
    }

    // MARK: What follows from an outcome

    /// What is so once it is recorded: the next channel's turn, and a word to the operator.
    ///
    /// A channel that refuses a message for good is followed by one that has not had it, a spared one at
    /// last; one that fails for an hour only by a later one that is not spared.
    func sequel(
        of outcome: Outcome,
        to parcel: Parcel,
        firstTriedAt firstTry: Date,
        in history: History,
        at moment: Date
    ) throws -> Sequel {
        switch outcome {
        case .delivered, .uncertain:
            return Sequel()
        case .refused:
            let instead = try replacement(for: parcel, in: history)
            return Sequel(owed: [instead].compactMap(\.self))
        case .gone(let words):
            let instead = try replacement(for: parcel, in: history)
            let dead = try death(of: parcel, words, in: history, at: moment)
            let word = try dead.flatMap { try notice(of: $0, instead: instead?.channel) }
            return Sequel(owed: [instead, word].compactMap(\.self), dead: dead)
        case .postponed(let words, _), .unavailable(let words, _):
            let person = parcel.recipient
            guard moment.timeIntervalSince(firstTry) > Self.longestOutage,
                let notification = try history.notification(of: parcel.id),
                case let dead = try history.deadAddresses(),
                let next = person.channels(after: parcel.channel).first(where: {
                    isOpen($0, to: person) && !isSpared($0, of: person, dead)
                })
            else { return Sequel() }
            return Sequel(
                owed: [try self.parcel(notification, on: next)],
                withdrawal: "\(words), for more than an hour; it goes by \(next.rawValue) instead"
            )
        }
    }

    /// For how long a message waits for a channel that is down, where there is another.
    private static let longestOutage: TimeInterval = 60 * 60

    /// The same words on another channel of the recipient's.
    private func replacement(for parcel: Parcel, in history: History) throws -> Parcel? {
        let person = parcel.recipient
        guard let notification = try history.notification(of: parcel.id) else { return nil }
        let untried = try person.channels.filter {
            try !history.isKnown(Parcel.id(of: notification, on: $0))
        }
        return try way(to: person, among: untried, sparing: history.deadAddresses())
            .map { try self.parcel(notification, on: $0) }
    }

    // MARK: Addresses that are spared

    /// The addresses that are spared in this run.
    func deadAddresses(in history: History) throws -> [DeadAddress] {
        try history.deadAddresses().filter { dead in
            let person = configuration.directory.people.first { $0.key == dead.person.key }
            return isSpared(dead.channel, of: person ?? dead.person, [dead])
        }
    }

    /// The same, where nothing is to be changed.
    func deadAddresses() throws -> [DeadAddress] {
        let history = try Memory.open(for: self, isDry: true).history
        return try deadAddresses(in: history)
    }

    private func isSpared(
        _ channel: ChannelKind,
        of person: Person,
        _ dead: [DeadAddress]
    ) -> Bool {
        let digest = Identity.digest(address(channel, of: person))
        return dead.first(at: channel, of: person, digest: digest)?.isSpared(at: now) == true
    }

    /// What is to be remembered of an address that is gone; nil where it is remembered already.
    private func death(
        of parcel: Parcel,
        _ words: String,
        in history: History,
        at moment: Date
    ) throws -> DeadAddress? {
        let (person, channel) = (parcel.recipient, parcel.channel)
        guard try !isSpared(channel, of: person, history.deadAddresses()) else { return nil }
        return DeadAddress(
            person: person,
            channel: channel,
            digest: Identity.digest(address(channel, of: person)),
            since: moment,
            words: words
        )
    }

    /// A word to the operator, by a way that is not the one that is gone.
    private func notice(of dead: DeadAddress, instead: ChannelKind?) throws -> Parcel? {
        guard let `operator` = configuration.operator else { return nil }
        let channels = `operator`.channels.filter {
            dead.person.key != `operator`.key || $0 != dead.channel
        }
        let notice = dead.notice(instead: instead, to: `operator`, in: configuration.timeZone)
        guard let notice = worded(addressed([notice])).notifications.first,
            let channel = channels.first(where: { isOpen($0, to: `operator`) })
        else { return nil }
        return try parcel(notice, on: channel)
    }
}
