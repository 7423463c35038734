package import Foundation
package import Nightly

/// One message to one recipient, composed, before a channel gives it its form.
package struct Notification: Equatable, Sendable, Codable {
    /// What it tells and to whom: the same words are never owed twice under one identity.
    ///
    /// Letters, digits, `.`, `-` and `_` only: it becomes the left side of a `Message-ID`.
    package var id: String
    package var recipient: Person
    package var reason: Reason
    /// The incidents that the recipient hears of by it.
    package var tells: [IncidentID]
    /// The incident whose thread it belongs to, such as `thalassa-47`; a summary has none.
    package var thread: String?
    /// What it says to a person.
    package var letter: Letter
    /// What it says to a program.
    package var facts: Facts
    /// When the quiet hours of its recipient are over, where it is composed within them: its words are
    /// those of that moment.
    package var notBefore: Date?
    /// What templates of the project's own make of it; where they make nothing, it is said as built in.
    package var own: [Form: String]?

    package init(
        id: String,
        recipient: Person,
        reason: Reason,
        tells: [IncidentID],
        thread: String?,
        letter: Letter,
        facts: Facts
    ) {
        self.id = id
        self.recipient = recipient
        self.reason = reason
        self.tells = tells
        self.thread = thread
        self.letter = letter
        self.facts = facts
    }

    package var subject: String { letter.subject }
    /// As a terminal and the first part of a mail show it.
    package var text: String { own?[.mailText] ?? letter.plainText }
}
