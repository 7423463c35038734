package import Dependencies
package import Nightly

/// "I have it": by whom, until when, and where that was said.
package struct Acknowledgement: Hashable, Sendable, Codable {
    package enum Source: Hashable, Sendable, Codable {
        /// The Claim plugin's button on this build.
        case claim(on: BuildID)
        /// An entry of the reviewed file, as file and line.
        case file(String)
    }

    /// As they were named: a key, a full name, an address or a handle.
    package var who: String
    /// The last day on which it holds; nil for as long as the incident lasts.
    package var until: Day?
    package var ticket: String?
    /// In their words: hostile text.
    package var why: String
    package var source: Source
    /// Its last day has passed: they had it.
    package var isOver: Bool

    package init(
        who: String,
        until: Day? = nil,
        ticket: String? = nil,
        why: String = "",
        source: Source,
        isOver: Bool = false
    ) {
        self.who = who
        self.until = until
        self.ticket = ticket
        self.why = why
        self.source = source
        self.isOver = isOver
    }
}
