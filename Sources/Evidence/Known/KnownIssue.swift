package import Dependencies

/// A failure that has a ticket, until a day: nobody is told of it as news.
package struct KnownIssue: Hashable, Sendable, Codable {
    package var ticket: String
    /// The last day on which it is known; from the next on it is news again.
    package var until: Day
    package var why: String
    /// Its last day has passed.
    package var isOver: Bool

    package init(ticket: String, until: Day, why: String = "", isOver: Bool = false) {
        self.ticket = ticket
        self.until = until
        self.why = why
        self.isOver = isOver
    }
}
