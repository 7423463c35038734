import Foundation
import GRDB
import Notifications

/// What becomes of a parcel after an attempt to deliver it.
enum Fate: Equatable {
    /// It leaves the outbox.
    case settled(Settlement)
    case owed(nextTry: Date)
}

/// How a parcel that was sent leaves the outbox.
enum Settlement: String, DatabaseValueConvertible {
    case delivered
    /// Two attempts may have arrived, or neither.
    case uncertain
    case refused
}

extension Fate {
    /// A definite failure is tried again, for as long as it takes; an ambiguous one once more, because
    /// losing a message is worse than repeating it.
    /// - Parameters:
    ///   - attempts: How often it was tried, this time included.
    ///   - uncertain: How many of the earlier attempts may have arrived.
    init(of outcome: Outcome, attempts: Int, uncertain: Int, at now: Date) {
        switch outcome {
        case .delivered:
            self = .settled(.delivered)
        case .refused:
            self = .settled(.refused)
        case .uncertain where uncertain > 0:
            self = .settled(.uncertain)
        case .uncertain:
            self = .owed(nextTry: now + pause(after: attempts))
        case .postponed(_, let earliest):
            let wanted = earliest.map { $0.timeIntervalSince(now) } ?? 0
            self = .owed(nextTry: now + min(max(wanted, pause(after: attempts)), longestPause))
        }
    }
}

/// How long to wait after that many attempts that came to nothing.
func pause(after attempts: Int) -> TimeInterval {
    let minutes: [TimeInterval] = [0, 1, 5, 15, 60]
    return minutes[min(max(attempts, 0), minutes.count - 1)] * 60
}

/// The longest that a parcel waits, whatever the other side asks for.
let longestPause: TimeInterval = 24 * 60 * 60
