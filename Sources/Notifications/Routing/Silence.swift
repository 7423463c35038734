package import Evidence

/// Why someone hears nothing.
package enum Silence: Hashable, Sendable, Codable {
    case nothingNew
    /// Some of it passes again, and the rest is known.
    case partlyFixed
    /// Nothing new, and somebody has it.
    case acknowledged(Acknowledgement)
    /// All that is new has a ticket, until a day.
    case knownIssue([KnownIssue])
    /// It was broken already when we first looked.
    case alreadyBroken
    /// It opened and closed between two readings.
    case betweenReadings
    /// It may yet run: what did not by then is told in the morning.
    case untilMorning
    /// It runs again, and is red: the failure says so.
    case failsInstead
    /// They were never told that it broke.
    case neverTold
    /// No line of `announce` speaks of it.
    case noRule
    case suspectTooWeak(Confidence)
    case tooManySuspects(Int)
    case neverSuspect(pattern: String)
    case outsider
    /// A directory file says that they left.
    case left
}
