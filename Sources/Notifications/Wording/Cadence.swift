package import Foundation
package import Nightly

/// How often a root runs, in the words of people: "night" is only for daily schedules.
package enum Cadence: Hashable, Sendable {
    /// Each day, or on two to six days of the week.
    case nightly
    case weekly
    case monthly
    case hourly
    case other

    /// Counted in the weeks around a moment; nightly where no schedule is known.
    package init(_ schedule: Schedule?, around moment: Date) {
        guard let schedule else {
            self = .nightly
            return
        }
        let eightWeeks: TimeInterval = 56 * 86_400
        let due = schedule.moments(
            after: moment - eightWeeks,
            through: moment + eightWeeks,
            limit: 3000
        )
        switch due.count {
        case 3...4: self = .monthly
        case 15...17: self = .weekly
        case 30...113: self = .nightly
        case 2680...2690: self = .hourly
        default: self = .other
        }
    }

    var noun: String {
        switch self {
        case .nightly: "night"
        case .weekly: "weekly run"
        case .monthly: "monthly run"
        case .hourly: "hourly run"
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
