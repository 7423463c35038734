package import Dependencies
package import Foundation

/// Who asked for silence, and for how long.
package struct SilenceTerms: Hashable, Sendable, Codable {
    package var by: String
    /// Nil for ever since.
    package var from: Term?
    package var until: Term

    package init(by: String, from: Term? = nil, until: Term) {
        self.by = by
        self.from = from
        self.until = until
    }
}

/// A day or a moment, as people write either.
package enum Term: Hashable, Sendable, Codable {
    case day(Day)
    case moment(Date)

    /// Reads `2026-11-20` or `2026-11-20T12:00:00+01:00`.
    package init?(_ text: String) {
        if let day = Day(text) {
            self = .day(day)
        } else if let moment = try? Date(text, strategy: .iso8601) {
            self = .moment(moment)
        } else {
            return nil
        }
    }

    /// Whether it has come: the day begun, the moment reached.
    func isReached(at now: Date, in timeZone: TimeZone) -> Bool {
        switch self {
        case .day(let day): day <= Day(now, in: timeZone)
        case .moment(let moment): moment <= now
        }
    }

    /// Whether it has passed: the whole day over, the moment reached.
    func isPast(at now: Date, in timeZone: TimeZone) -> Bool {
        switch self {
        case .day(let day): day < Day(now, in: timeZone)
        case .moment(let moment): moment <= now
        }
    }

    /// The day that it is, or is on; of a moment, by the clock in Greenwich.
    var day: Day {
        switch self {
        case .day(let day): day
        case .moment(let moment): Day(moment, in: .gmt)
        }
    }
}
