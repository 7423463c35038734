package import Foundation

/// An address of somebody's at which nothing will ever be accepted, so that it is spared.
package struct DeadAddress: Equatable, Sendable {
    package var person: Person
    package var channel: ChannelKind
    /// What tells the address from another one, without telling it.
    package var digest: String
    package var since: Date
    /// What the other side said.
    package var words: String

    package init(
        person: Person,
        channel: ChannelKind,
        digest: String,
        since: Date,
        words: String
    ) {
        self.person = person
        self.channel = channel
        self.digest = digest
        self.since = since
        self.words = words
    }
}

extension DeadAddress {
    /// Whether it is spared still: for a week, for what was closed may be opened again.
    package func isSpared(at now: Date) -> Bool {
        abs(now.timeIntervalSince(since)) < 7 * 24 * 60 * 60
    }
}

extension [DeadAddress] {
    /// What is known of an address; nothing of one that was put in place of another.
    package func first(at channel: ChannelKind, of person: Person, digest: String) -> DeadAddress? {
        first { ($0.channel, $0.person.key, $0.digest) == (channel, person.key, digest) }
    }
}
