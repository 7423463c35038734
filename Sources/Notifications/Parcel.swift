package import Foundation

/// One delivery that is owed: a notification in the form of its channel, so that a retry says the same words.
package struct Parcel: Equatable, Sendable {
    /// The notification's identity and the channel: unique in the outbox for ever.
    package var id: String
    /// The recipient's key.
    package var recipient: String
    /// The recipient's name and address as a person reads it, without secrets.
    package var address: String
    package var channel: ChannelKind
    package var reason: Reason
    /// The incident that it tells of, if one.
    package var incident: String?
    /// The incidents that a summary covers.
    package var covers: [String]
    package var subject: String
    /// An RFC 5322 message, or a JSON body.
    package var content: [UInt8]
    package var composed: Date

    package init(
        id: String,
        recipient: String,
        address: String,
        channel: ChannelKind,
        reason: Reason,
        incident: String?,
        covers: [String] = [],
        subject: String,
        content: [UInt8],
        composed: Date
    ) {
        self.id = id
        self.recipient = recipient
        self.address = address
        self.channel = channel
        self.reason = reason
        self.incident = incident
        self.covers = covers
        self.subject = subject
        self.content = content
        self.composed = composed
    }
}

/// What came of one attempt to deliver a parcel.
package enum Outcome: Hashable, Sendable, Codable {
    /// Accepted, with what the other side said, such as "250 2.0.0 Ok: queued as 4F2A".
    case delivered(String)
    /// It will never be accepted as it is.
    case refused(String)
    /// Definitely not accepted now; `after` is the earliest moment that the other side named.
    case postponed(String, after: Date?)
    /// It may have arrived: the answer was lost after the whole message was sent.
    case uncertain(String)
}
