import Foundation

/// What a clock on a wall shows on some day, in a zone of its own or in that of whoever looks at it.
struct WallTime: Hashable, Sendable {
    /// Days since 1 January 1970, a Thursday.
    var day: Int
    /// Seconds after midnight.
    var second = 0
    /// Nil where the reader's is meant.
    var timeZone: TimeZone?

    /// A Monday is 0.
    var weekday: Int { ((day + 3) % 7 + 7) % 7 }

    func plus(days: Int) -> WallTime {
        var later = self
        later.day += days
        return later
    }

    /// When a clock shows it: the first time, and where it is skipped, as much later as the clocks go forward.
    func moment(in timeZone: TimeZone) -> Date {
        let asUTC = Date(timeIntervalSince1970: TimeInterval(day * 86_400 + second))
        let parts = Calendar.gregorian(in: .gmt).dateComponents(
            [.year, .month, .day, .hour, .minute, .second],
            from: asUTC
        )
        return Calendar.gregorian(in: self.timeZone ?? timeZone).date(from: parts) ?? asUTC
    }
}

extension WallTime {
    /// Nil for what no calendar or no clock shows, or comes from before 1970.
    init?(year: Int, month: Int, day: Int, second: Int = 0, timeZone: TimeZone? = nil) {
        let calendar = Calendar.gregorian(in: .gmt)
        let parts = DateComponents(year: year, month: month, day: day)
        guard year >= 1970, (0..<86_400).contains(second), let date = calendar.date(from: parts),
            calendar.dateComponents([.year, .month, .day], from: date) == parts
        else { return nil }
        self.init(
            day: Int(date.timeIntervalSince1970) / 86_400,
            second: second,
            timeZone: timeZone
        )
    }
}

extension Calendar {
    /// The calendar of the days that people write, wherever they are.
    static func gregorian(in timeZone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar
    }
}
