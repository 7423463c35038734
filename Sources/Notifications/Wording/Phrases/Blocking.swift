package import Foundation
import Nightly

/// The run of another product that cannot go ahead while this one is red.
package struct Blocked {
    package var name: String
    /// When it is due next, where that is known.
    package var due: Date?
}

extension Phrases {
    package var blocked: Blocked? {
        guard let name = product.concern.blocks else { return nil }
        let other = morning.products.first { $0.name == name }
        let due = other?.judgement.schedules.values.compactMap { $0.next(after: morning.now) }
        return Blocked(name: name.oneLine(limit: 40), due: due?.min())
    }

    /// Such as `Sunday's weekly`.
    var blockedRun: String? {
        blocked.map { blocked in
            guard let due = blocked.due else { return blocked.name }
            let isSoon = words.nights(from: morning.now, to: due) < 7
            return isSoon
                ? "\(words.weekday(due))'s \(blocked.name)"
                : "\(blocked.name) on \(words.day(due))"
        }
    }
}
