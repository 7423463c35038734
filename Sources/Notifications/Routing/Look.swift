package import Foundation

/// When, and from where, a product is looked at.
///
/// What may pass by itself is told in the morning: at the first look from that hour on, for all whose
/// looks include one then, so that nobody hears more for looking more often.
package struct Look: Equatable, Sendable {
    package var now: Date
    /// The last look before this one; nil for the first.
    package var previous: Date?
    package var timeZone: TimeZone
    /// The last time that the clock showed the hour of the morning.
    package var morning: Date

    package init(
        at now: Date,
        after previous: Date?,
        in timeZone: TimeZone,
        morning: TimeOfDay = .morning
    ) {
        self.now = now
        self.previous = previous
        self.timeZone = timeZone
        self.morning = morning.last(atOrBefore: now, in: timeZone)
    }

    /// Whether nobody has looked since the hour of the morning.
    package var isFirstOfDay: Bool { previous.map { $0 < morning } ?? true }

    /// Whether what has been so since then, and may pass by itself, is to be told.
    func isMorning(after moment: Date) -> Bool { isFirstOfDay || moment <= morning }

    /// The morning to which what happens in the night is left, so that those who watch hear of it once;
    /// nil by day, and where one looks too seldom to be there soon after it.
    var nightEnds: Date? {
        guard let previous, now.timeIntervalSince(previous) < 4 * 3600 else { return nil }
        let next = firstMorning(from: now)
        let isToday = Calendar.gregorian(in: timeZone).isDate(next, inSameDayAs: now)
        return isToday && next > now ? next : nil
    }

    /// The first morning from a moment on.
    func firstMorning(from moment: Date) -> Date {
        let calendar = Calendar.gregorian(in: timeZone)
        let hour = calendar.dateComponents([.hour, .minute], from: morning)
        return calendar.nextDate(
            after: moment.addingTimeInterval(-1),
            matching: hour,
            matchingPolicy: .nextTime
        ) ?? moment
    }

    /// The last Monday morning, where nobody has looked since.
    package var newWeek: Date? {
        guard let previous else { return nil }
        let calendar = Calendar.gregorian(in: timeZone)
        let days = (calendar.component(.weekday, from: morning) + 5) % 7
        let monday = calendar.date(byAdding: .day, value: -days, to: morning)
        return monday.flatMap { previous < $0 ? $0 : nil }
    }

    /// The month that is over, where nobody has looked since the first morning of the next one.
    package var lastMonth: Month? {
        guard let previous else { return nil }
        let calendar = Calendar.gregorian(in: timeZone)
        let days = calendar.component(.day, from: morning) - 1
        let first = calendar.date(byAdding: .day, value: -days, to: morning)
        return first.flatMap { previous < $0 ? Month(of: $0, in: timeZone).before : nil }
    }

    /// When that will be told which has only now come to be.
    package var nextMorning: Date {
        let calendar = Calendar.gregorian(in: timeZone)
        return calendar.date(byAdding: .day, value: 1, to: morning) ?? morning
    }
}
