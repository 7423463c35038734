package import Foundation
package import Nightly

/// How often a root runs, in the words of people: "night" is only for daily schedules.
package enum Cadence: Sendable {
    case nightly
    case weekly
    case other

    /// Judged by the distance of the two dues around a moment; nightly where no schedule is known.
    package init(_ schedule: Schedule?, around moment: Date) {
        guard let schedule, let last = schedule.last(atOrBefore: moment),
            let next = schedule.next(after: moment)
        else {
            self = .nightly
            return
        }
        switch next.timeIntervalSince(last) / 86400 {
        case 0.9...4.1: self = .nightly
        case 5...8: self = .weekly
        default: self = .other
        }
    }

    var noun: String {
        switch self {
        case .nightly: "night"
        case .weekly: "weekly run"
        case .other: "run"
        }
    }

    /// Such as `first night`, `3rd weekly run`.
    package func ordinal(_ number: Int) -> String {
        number <= 1 ? "first \(noun)" : "\(number)\(suffix(number)) \(noun)"
    }

    /// Such as `1 red night`, `2 red nights`.
    package func count(_ number: Int, _ kind: String? = nil) -> String {
        "\(number) \(kind.map { $0 + " " } ?? "")\(noun)\(number == 1 ? "" : "s")"
    }

    private func suffix(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "th"
        case (1, _): "st"
        case (2, _): "nd"
        case (3, _): "rd"
        default: "th"
        }
    }
}
