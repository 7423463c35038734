package import Dependencies

/// A failure that has a ticket, or of which somebody wants to hear nothing, until a day: nobody is told
/// of it as news.
package struct KnownIssue: Hashable, Sendable, Codable {
    /// Empty for a silence.
    package var ticket: String
    /// The last day on which it is known; from the next on it is news again.
    package var until: Day
    package var why: String
    /// Its last day has passed.
    package var isOver: Bool
    /// Who asked for silence about it, and from when until when; nil where it has a ticket.
    package var silence: SilenceTerms?

    package init(
        ticket: String,
        until: Day,
        why: String = "",
        isOver: Bool = false,
        silence: SilenceTerms? = nil
    ) {
        self.ticket = ticket
        self.until = until
        self.why = why
        self.isOver = isOver
        self.silence = silence
    }
}
