import Delivery
import Foundation
import History
import Notifications
import Report
import Wire

// The seventh step: messages get the form of their channels, and the outbox is emptied.

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

    func parcels(for notifications: [Notifications.Notification]) throws -> [Parcel] {
        try notifications.map { notification in
            let person = notification.recipient
            let channel = person.channels.first { isOpen($0, to: person) } ?? .mail
            return try parcel(notification, on: channel)
        }
    }

    /// The same words by the recipient's next channel, once one has refused them for good.
    private func replacement(for parcel: Parcel) throws -> Parcel? {
        let person = parcel.recipient
        guard let notification = parcel.notification,
            let next = person.channels(after: parcel.channel).first(where: {
                isOpen($0, to: person)
            })
        else { return nil }
        return try self.parcel(notification, on: next)
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

    /// Tries every parcel that is due, and again what may get through within moments, until a deadline;
    /// says what became of all.
    func deliver(from history: History) throws -> DeliveryTally {
        var tally = DeliveryTally()
        var outcomes: [String: Outcome] = [:]
        let began = world.now()
        var moment = now
        while true {
            try emptyOutbox(
                due: { try due(in: history, at: moment) },
                over: channels(claiming: history, at: moment),
                stopped: { world.stop.isRaised },
                record: { parcel, outcome in
                    outcomes[parcel.id] = outcome
                    return try record(
                        outcome,
                        of: parcel,
                        in: history,
                        at: moment,
                        counting: &tally
                    )
                }
            )
            let spent = max(0, world.now().timeIntervalSince(began))
            guard let next = try nextTry(in: history, after: moment),
                spent + next.timeIntervalSince(moment) <= configuration.retryWithin / .seconds(1),
                world.wait(.seconds(next.timeIntervalSince(moment)))
            else { break }
            moment = next
        }
        for owed in try history.waiting() {
            if owed.awaitsRelease {
                tally.waiting.append(.init(owed.parcel, "held: daybreak outbox release"))
            } else if owed.isHeld(at: now) {
                tally.held.append(.init(owed.parcel, "quiet hours", next: owed.parcel.notBefore))
            } else {
                var trouble = DeliveryTally.Trouble(
                    owed.parcel,
                    owed.lastWords ?? "not tried yet",
                    next: owed.nextTry
                )
                trouble.isOutage = outcomes[owed.parcel.id]?.isOutage == true
                tally.waiting.append(trouble)
            }
        }
        return tally
    }

    /// Remembers what came of a parcel, and gives back what is owed instead.
    private func record(
        _ outcome: Outcome,
        of parcel: Parcel,
        in history: History,
        at moment: Date,
        counting tally: inout DeliveryTally
    ) throws -> Parcel? {
        let instead = outcome.isRefusal ? try replacement(for: parcel) : nil
        guard
            try history.note(
                outcome,
                of: parcel,
                owing: instead,
                jitter: world.jitter(),
                at: moment
            )
        else { return nil }
        switch outcome {
        case .delivered: tally.delivered[parcel.channel, default: 0] += 1
        case .refused(let words), .gone(let words):
            let next = instead.map { "; it goes by \($0.channel.rawValue) instead" } ?? ""
            tally.refused.append(.init(parcel, words + next))
        case .postponed, .unavailable, .uncertain: break
        }
        return instead
    }

    private func due(in history: History, at moment: Date) throws -> [Parcel] {
        try history.owed(at: moment).map(\.parcel).filter(isWanted)
    }

    /// With `--only-to`, what is owed to others waits for a run without it.
    private func isWanted(_ parcel: Parcel) -> Bool {
        guard let onlyTo else { return true }
        return parcel.channel == .mail && parcel.recipient.mail == onlyTo.address
    }

    /// When the first of what was tried just now, and came to nothing, may be tried again.
    ///
    /// What was due and is due still was not tried.
    private func nextTry(in history: History, after moment: Date) throws -> Date? {
        try history.waiting()
            .filter { !$0.awaitsRelease && !$0.isHeld(at: moment) && isWanted($0.parcel) }
            .map(\.nextTry).filter { $0 > moment }.min()
    }
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

extension Outcome {
    fileprivate var isRefusal: Bool {
        switch self {
        case .refused, .gone: true
        case .delivered, .postponed, .unavailable, .uncertain: false
        }
    }

    fileprivate var isOutage: Bool {
        switch self {
        case .unavailable: true
        case .delivered, .refused, .gone, .postponed, .uncertain: false
        }
    }
}

extension History {
    /// Records what came of a parcel; false for one that was not sent, and stays owed as it is.
    fileprivate func note(
        _ outcome: Outcome,
        of parcel: Parcel,
        owing instead: Parcel?,
        jitter: Double,
        at now: Date
    ) throws -> Bool {
        do throws(HistoryError) {
            try record(outcome, of: parcel.id, owing: instead, jitter: jitter, at: now)
            return true
        } catch .notClaimed {
            return false
        }
    }
}
