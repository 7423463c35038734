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
        self.composed = composed
        self.notBefore = notBefore
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
