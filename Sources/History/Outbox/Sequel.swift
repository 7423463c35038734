package import Notifications

/// What is so from the moment on in which the outcome of an attempt is recorded.
package struct Sequel: Equatable, Sendable {
    /// What is owed because of it: the same words on another channel, or a word to the operator.
    package var owed: [Parcel]
    /// Why it is not tried again, where it would be.
    package var withdrawal: String?
    /// The address that takes nothing any more.
    package var dead: DeadAddress?

    package init(owed: [Parcel] = [], withdrawal: String? = nil, dead: DeadAddress? = nil) {
        self.owed = owed
        self.withdrawal = withdrawal
        self.dead = dead
    }
}
