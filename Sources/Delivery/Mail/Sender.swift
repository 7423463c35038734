package import Foundation

/// Who our mail comes from, and what it says about itself; the same for every message.
package struct Sender: Sendable {
    package var from: Mailbox
    package var replyTo: Mailbox?
    /// What people call this stream of mail, such as `Thalassa nightly`.
    package var listName: String
    /// The right side of every `Message-ID` and `List-Id`, such as `nightly.thalassa.example`.
    package var domain: String
    /// Where "unsubscribe piet" is to be sent.
    package var unsubscribe: Mailbox?
    /// The zone whose offset `Date` shows.
    package var timeZone: TimeZone

    package init(
        from: Mailbox,
        replyTo: Mailbox? = nil,
        listName: String,
        domain: String,
        unsubscribe: Mailbox? = nil,
        timeZone: TimeZone
    ) {
        self.from = from
        self.replyTo = replyTo
        self.listName = listName
        self.domain = domain
        self.unsubscribe = unsubscribe
        self.timeZone = timeZone
    }
}
