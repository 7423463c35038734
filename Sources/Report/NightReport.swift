package import Documents
package import Foundation
import Nightly
package import Notifications

/// What one run of `nightly` has to show: the value from which terminal and JSON are made.
package struct NightReport: Equatable, Sendable {
    package var morning: Morning
    package var directory: Directory
    package var decisions: [Decision]
    package var reading: ReadingTally
    package var deliveries: DeliveryTally
    /// When the last run before this one was; nil for the first.
    package var previous: Date?
    /// What the audit of dependencies found, if there is one.
    package var audit: AuditSummary?
    /// Why messages went out in the built-in words, though there are templates for them.
    package var wording: [Finding]
    /// Where the mails are, what was only pretended, and the like: shown last.
    package var notes: [String]

    package init(
        morning: Morning,
        directory: Directory,
        decisions: [Decision],
        reading: ReadingTally,
        deliveries: DeliveryTally,
        previous: Date?,
        audit: AuditSummary? = nil,
        wording: [Finding] = [],
        notes: [String] = []
    ) {
        self.morning = morning
        self.directory = directory
        self.decisions = decisions
        self.reading = reading
        self.deliveries = deliveries
        self.previous = previous
        self.audit = audit
        self.wording = wording
        self.notes = notes
    }

    /// Whether everything that was wanted could be read.
    package var isWhole: Bool {
        audit?.isWhole != false && morning.products.allSatisfy(\.judgement.unread.isEmpty)
    }

    /// Whether there is nothing in it that the last run did not say.
    var isOldNews: Bool {
        previous != nil && audit?.news.isEmpty != false
            && morning.products.allSatisfy { product in
                let judgement = product.judgement
                return judgement.unread.isEmpty && judgement.judged.isEmpty
                    && judgement.unsearched.isEmpty
            }
    }
}

/// What was read for it.
package struct ReadingTally: Equatable, Sendable {
    package var controllers: [String]
    package var roots: Int
    package var builds: Int

    package init(controllers: [String], roots: Int, builds: Int) {
        self.controllers = controllers
        self.roots = roots
        self.builds = builds
    }
}

/// What became of the messages that were owed.
package struct DeliveryTally: Equatable, Sendable {
    /// Delivered in this run, by channel.
    package var delivered: [ChannelKind: Int]
    /// Still owed, each with its reason, and refused ones: "Oluwaseun Bello, mail: 450 greylisted".
    package var waiting: [Trouble]
    /// Composed in somebody's quiet hours, and not due before these are over.
    package var held: [Trouble]
    package var refused: [Trouble]
    /// Given to another channel, because their own was down for long; those count by that.
    package var moved: [Trouble]
    /// Sent twice without an answer, so that they may have arrived, and are not sent again.
    package var unsure: [Trouble]

    package struct Trouble: Equatable, Sendable {
        package var recipient: String
        package var channel: ChannelKind
        package var words: String
        /// When it was composed.
        package var since: Date
        /// When it is tried next; nil for never.
        package var next: Date?
        /// Nothing gets through there: it is not this message that is at fault.
        package var isOutage: Bool

        package init(
            recipient: String,
            channel: ChannelKind,
            words: String,
            since: Date,
            next: Date?,
            isOutage: Bool = false
        ) {
            self.recipient = recipient
            self.channel = channel
            self.words = words
            self.since = since
            self.next = next
            self.isOutage = isOutage
        }
    }

    package init(
        delivered: [ChannelKind: Int] = [:],
        waiting: [Trouble] = [],
        held: [Trouble] = [],
        refused: [Trouble] = [],
        moved: [Trouble] = [],
        unsure: [Trouble] = []
    ) {
        self.delivered = delivered
        self.waiting = waiting
        self.held = held
        self.refused = refused
        self.moved = moved
        self.unsure = unsure
    }

    var total: Int {
        delivered.values.reduce(0, +) + waiting.count + held.count + refused.count
            + unsure.count
    }
}

/// What the audit of dependencies came to, in lines ready to be read.
package struct AuditSummary: Equatable, Sendable {
    /// One for each environment that was audited, or that could not be: "minimum: 11 of 13 agree …".
    package var lines: [String]
    package var news: [String]
    /// Whether every inventory that was wanted could be read.
    package var isWhole: Bool

    package init(lines: [String], news: [String], isWhole: Bool = true) {
        self.lines = lines
        self.news = news
        self.isWhole = isWhole
    }
}
