package import Foundation
package import Nightly

/// One delivery that is owed: a notification in the form of its channel, so that a retry says the same words.
package struct Parcel: Equatable, Sendable {
    /// The notification's identity and the channel: unique in the outbox for ever.
    package var id: String
    package var recipient: Person
    package var channel: ChannelKind
    package var reason: Reason
    /// The incidents that the recipient hears of by it.
    package var tells: [IncidentID]
    package var subject: String
    /// An RFC 5322 message, or a JSON body.
    package var content: [UInt8]
    /// What it says without a form, for the next channel should this one refuse it; one that was
    /// read back has none.
    package var notification: Notification?
    /// The first message to this person about this incident, where the channel threads.
    package var root: Anchor?
    /// What that first message shows, as it was sent, while it may have to be brought up to date.
    package var opening: [UInt8]?
    package var composed: Date
    /// When the quiet hours of its recipient are over in which it was composed; nil outside of any.
    package var notBefore: Date?

    package init(
        id: String,
        recipient: Person,
        channel: ChannelKind,
        reason: Reason,
        tells: [IncidentID],
        subject: String,
        content: [UInt8],
        notification: Notification? = nil,
        root: Anchor? = nil,
        opening: [UInt8]? = nil,
        composed: Date,
        notBefore: Date? = nil
    ) {
        self.id = id
        self.recipient = recipient
        self.channel = channel
        self.reason = reason
        self.tells = tells
        self.subject = subject
        self.content = content
        self.notification = notification
        self.root = root
        self.opening = opening
        self.composed = composed
        self.notBefore = notBefore
    }
}

extension Parcel {
    /// A notification for one of its recipient's channels.
    package init(
        _ notification: Notification,
        on channel: ChannelKind,
        content: [UInt8],
        at now: Date
    ) {
        self.init(
            id: Self.id(of: notification, on: channel),
            recipient: notification.recipient,
            channel: channel,
            reason: notification.reason,
            tells: notification.tells,
            subject: notification.subject,
            content: content,
            notification: notification,
            composed: now,
            notBefore: notification.notBefore
        )
    }
}

extension Parcel {
    package static func id(of notification: Notification, on channel: ChannelKind) -> String {
        "\(notification.id).\(channel.rawValue)"
    }
}

/// Where a chat shows a message, for what answers it.
package struct Anchor: Hashable, Sendable, Codable {
    package var room: String
    package var message: String

    package init(room: String, message: String) {
        self.room = room
        self.message = message
    }
}

/// What came of one attempt to deliver a parcel.
package enum Outcome: Hashable, Sendable, Codable {
    /// Accepted, with what the other side said, such as "250 2.0.0 Ok: queued as 4F2A".
    case delivered(String, as: Anchor? = nil)
    /// It will never be accepted as it is.
    case refused(String)
    /// Nothing that is sent to that address will ever be accepted.
    case gone(String)
    /// Definitely not accepted now.
    case postponed(String, Delay)
    /// Nothing gets through there now, whatever it is: the server is down, or does not let us in.
    case unavailable(String, Delay)
    /// It may have arrived: the answer was lost after the whole message was sent.
    case uncertain(String)
}

/// When it is worth coming back after a definite "not now".
package enum Delay: Hashable, Sendable, Codable {
    /// In seconds: such a fault may pass at any moment.
    case seconds
    /// In minutes: it takes its time, as greylisting does, or somebody's hand.
    case minutes
    /// Not before a moment that the other side named.
    case until(Date)
}
