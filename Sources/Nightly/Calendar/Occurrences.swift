import Foundation

/// When one cron line is due, for one job in one time zone.
struct Occurrences: Hashable, Sendable {
    /// Minutes after midnight, in order.
    private let times: [Int]
    private let days: Set<Int>
    private let months: Set<Int>
    /// Sunday is 0.
    private let weekdays: Set<Int>
    private let timeZone: TimeZone

    init(
        minutes: Set<Int>,
        hours: Set<Int>,
        days: Set<Int>,
        months: Set<Int>,
        weekdays: Set<Int>,
        timeZone: TimeZone
    ) {
        times = hours.sorted().flatMap { hour in minutes.sorted().map { hour * 60 + $0 } }
        self.days = days
        self.months = months
        self.weekdays = Set(weekdays.map { $0 % 7 })
        self.timeZone = timeZone
    }

    func next(after moment: Date) -> Date? {
        for day in days(from: moment, step: 1) {
            if let due = moments(on: day).first(where: { $0 > moment }) { return due }
        }
        return nil
    }

    func last(atOrBefore moment: Date) -> Date? {
        for day in days(from: moment, step: -1) {
            if let due = moments(on: day).last(where: { $0 <= moment }) { return due }
        }
        return nil
    }

    /// The newest ones, newest first.
    func moments(after start: Date, through end: Date, limit: Int) -> [Date] {
        let first = timeZone.day(of: start)
        var found: [Date] = []
        for day in days(from: end, step: -1) {
            if day < first || found.count >= limit { break }
            found += moments(on: day).reversed().filter { start < $0 && $0 <= end }
        }
        return Array(found.prefix(limit))
    }

    /// Five years of days, from the one of a moment on or back.
    private func days(from moment: Date, step: Int) -> some Sequence<LocalDay> {
        let today = timeZone.day(of: moment)
        return (0...5 * 366).lazy.map { today + $0 * step }
    }

    private func moments(on day: LocalDay) -> some BidirectionalCollection<Date> {
        timeZone.moments(falls(on: day) ? times : [], on: day)
    }

    /// As in Jenkins, and unlike in Vixie's cron, day and weekday must both match.
    private func falls(on day: LocalDay) -> Bool {
        weekdays.contains(day.weekday) && months.contains(day.month)
            && days.contains(day.dayOfMonth)
    }
}
