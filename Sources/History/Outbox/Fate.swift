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
    var isOwed: Bool {
        switch self {
        case .owed: true
        case .settled: false
        }
    }

    /// A definite failure is tried again, for as long as it takes; an ambiguous one once more, because
    /// losing a message is worse than repeating it.
    /// - Parameters:
    ///   - attempts: How often it was tried, this time included.
    ///   - uncertain: How many of the earlier attempts may have arrived.
    ///   - jitter: A number from 0 to 1, so that those who were turned away together do not come back
    ///     together.
    init(of outcome: Outcome, attempts: Int, uncertain: Int, jitter: Double, at now: Date) {
        switch outcome {
        case .delivered:
            self = .settled(.delivered)
        case .refused, .gone:
            self = .settled(.refused)
        case .uncertain where uncertain > 0:
            self = .settled(.uncertain)
        case .uncertain:
            self = .owed(nextTry: now + minutePause(after: attempts))
        case .postponed(_, let delay), .unavailable(_, let delay):
            let pause = delay.pause(after: attempts, jitter: jitter, at: now)
            self = .owed(nextTry: now + min(pause, longestPause))
        }
    }
}

extension Delay {
    /// How long to wait; a server that keeps asking to come back at once is given more time each time.
    fileprivate func pause(after attempts: Int, jitter: Double, at now: Date) -> TimeInterval {
        let growing = min(exp2(Double(attempts)), 3600) * (1 + jitter / 4)
        return switch self {
        case .seconds: growing
        case .minutes: minutePause(after: attempts)
        case .until(let earliest):
            max(earliest.timeIntervalSince(now), attempts > 1 ? growing : 0.5)
        }
    }
}

/// How long to wait after that many attempts that came to nothing.
func minutePause(after attempts: Int) -> TimeInterval {
    let minutes: [TimeInterval] = [0, 1, 5, 15, 60]
    return minutes[min(max(attempts, 0), minutes.count - 1)] * 60
}

/// The longest that a parcel waits, whatever the other side asks for.
let longestPause: TimeInterval = 24 * 60 * 60
