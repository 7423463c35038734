package import Foundation

/// One message that was owed to someone, and what became of it.
package struct Receipt: Equatable, Sendable {
    package enum Fate: Equatable, Sendable {
        /// Still owed; what the other side said the last time, if it was tried.
        case owed(nextTry: Date, lastWords: String?)
        case delivered(at: Date)
        /// It may have arrived, or not.
        case uncertain(at: Date)
        case refused(String)
        case withdrawn(because: String)
    }

    package var person: Person
    package var channel: ChannelKind
    package var reason: Reason
    package var composed: Date
    /// The end of the quiet hours in which it was composed; nil outside of any.
    package var heldUntil: Date?
    package var fate: Fate

    package init(
        person: Person,
        channel: ChannelKind,
        reason: Reason,
        composed: Date,
        heldUntil: Date? = nil,
        fate: Fate
    ) {
        self.person = person
        self.channel = channel
        self.reason = reason
        self.composed = composed
        self.heldUntil = heldUntil
        self.fate = fate
    }
}
