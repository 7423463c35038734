package import Dependencies
package import Foundation

/// The times at which somebody is left in peace: what is written then is held until they are over.
package struct QuietHours: Equatable, Sendable {
    /// From when on, each day; over midnight, where that is after `until`.
    package var from: TimeOfDay
    package var until: TimeOfDay
    /// Days of the week that are quiet as a whole; a Monday is 0.
    package var days: Set<Int>
    package var holidays: Set<Day>
    package var timeZone: TimeZone

    package init(
        from: TimeOfDay,
        until: TimeOfDay,
        days: Set<Int> = [],
        holidays: Set<Day> = [],
        timeZone: TimeZone
    ) {
        self.from = from
        self.until = until
        self.days = days
        self.holidays = holidays
        self.timeZone = timeZone
    }

    /// When the quiet is over that reigns at a moment; nil where none does.
    ///
    /// Quiet that would last for a year is none: a message that nobody will read is worse than a rude one.
    package func end(at moment: Date) -> Date? {
        guard isQuiet(moment) else { return nil }
        var end = moment
        while let next = nextChange(after: end), next < moment + 366 * 86_400 {
            if !isQuiet(next) { return next }
            end = next
        }
        return nil
    }

    private func isQuiet(_ moment: Date) -> Bool {
        let calendar = Calendar.gregorian(in: timeZone)
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: moment)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        let isNight =
            from.minutes < until.minutes
            ? (from.minutes..<until.minutes).contains(minute)
            : minute >= from.minutes || minute < until.minutes
        return isNight || days.contains(((parts.weekday ?? 1) + 5) % 7)
            || holidays.contains(Day(moment, in: timeZone))
    }

    /// The next moment at which quiet may be over: midnight, or `until`, which the clocks may show twice.
    private func nextChange(after moment: Date) -> Date? {
        let calendar = Calendar.gregorian(in: timeZone)
        let times = [
            DateComponents(hour: 0, minute: 0, second: 0),
            DateComponents(hour: until.hour, minute: until.minute, second: 0),
        ]
        return times.flatMap { time in
            [Calendar.RepeatedTimePolicy.first, .last].compactMap { policy in
                calendar.nextDate(
                    after: moment,
                    matching: time,
                    matchingPolicy: .nextTime,
                    repeatedTimePolicy: policy
                )
            }
        }.min()
    }
}

/// Everybody's quiet hours.
package struct Quiet: Equatable, Sendable {
    /// Those of whoever has none of their own; nil for none.
    package var general: QuietHours?
    /// By the person's key; `.some(nil)` where somebody wants none.
    package var own: [String: QuietHours?]

    package init(_ general: QuietHours? = nil, own: [String: QuietHours?] = [:]) {
        self.general = general
        self.own = own
    }

    /// The moment before which a person hears nothing of what is written now; nil where they may at once.
    package func end(at moment: Date, for person: Person) -> Date? {
        (own[person.key] ?? general)?.end(at: moment)
    }
}
