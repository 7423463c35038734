import Dependencies
package import Foundation

/// Dates as people read them: English, the product's time zone, never the machine's language.
package struct DateWords: Sendable {
    private let calendar: Calendar

    package init(timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// Such as `07:00`.
    package func time(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        return "\(two(parts.hour)):\(two(parts.minute))"
    }

    /// Such as `Thu 19 Nov`.
    package func day(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.weekday, .day, .month], from: moment)
        return "\(weekday(parts).prefix(3)) \(parts.day ?? 0) \(month(parts).prefix(3))"
    }

    /// Such as `Thu 19`.
    package func shortDay(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.weekday, .day], from: moment)
        return "\(weekday(parts).prefix(3)) \(parts.day ?? 0)"
    }

    /// Such as `Thursday 19 November 2026`.
    package func longDay(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.weekday, .day, .month, .year], from: moment)
        return "\(weekday(parts)) \(parts.day ?? 0) \(month(parts)) \(parts.year ?? 0)"
    }

    /// Such as `Sunday`.
    package func weekday(_ moment: Date) -> String {
        weekday(calendar.dateComponents([.weekday], from: moment))
    }

    /// Such as `2026-11-19`.
    package func isoDay(_ moment: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
    }

    /// Such as `12:00 today`, `12:00 tomorrow` or `12:00 on Mon 23 Nov`.
    package func soon(_ moment: Date, from now: Date) -> String {
        switch nights(from: now, to: moment) {
        case 0: "\(time(moment)) today"
        case 1: "\(time(moment)) tomorrow"
        default: "\(time(moment)) on \(day(moment))"
        }
    }

    /// Such as `07:00`, or `Wed 18 Nov 07:00` seen from another day.
    package func moment(_ moment: Date, seen now: Date) -> String {
        nights(from: moment, to: now) == 0 ? time(moment) : "\(day(moment)) \(time(moment))"
    }

    /// The name of the zone's time at that moment, such as `CET`, or `GMT+9` where it has no name.
    package func zone(_ moment: Date) -> String {
        let zone = calendar.timeZone
        let isSummer = zone.isDaylightSavingTime(for: moment)
        let names = ["en_GB", "en_US"].compactMap { locale in
            zone.localizedName(
                for: isSummer ? .shortDaylightSaving : .shortStandard,
                locale: Locale(identifier: locale)
            )
        }
        return names.first { !$0.hasPrefix("GMT") } ?? names.first ?? zone.identifier
    }

    /// How many midnights lie between two moments.
    package func nights(from start: Date, to end: Date) -> Int {
        let (first, last) = (calendar.startOfDay(for: start), calendar.startOfDay(for: end))
        return calendar.dateComponents([.day], from: first, to: last).day ?? 0
    }

    /// The midnight that begins the day of a moment, some days earlier or later.
    package func midnight(_ moment: Date, plus days: Int = 0) -> Date {
        let start = calendar.startOfDay(for: moment)
        return calendar.date(byAdding: .day, value: days, to: start) ?? start
    }

    /// The day, by its midnight, on which the night of a moment ends: what is due from noon on is tomorrow's.
    package func night(of moment: Date) -> Date { midnight(moment.addingTimeInterval(43_200)) }

    /// The middle of a day, so that it can be put into words.
    func noon(_ day: Day) -> Date {
        let parts = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
        return calendar.date(from: parts) ?? .distantPast
    }

    private func weekday(_ parts: DateComponents) -> String {
        let names = [
            "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
        ]
        return names[((parts.weekday ?? 1) - 1) % names.count]
    }

    private func month(_ parts: DateComponents) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        return names[((parts.month ?? 1) - 1) % names.count]
    }

    private func two(_ number: Int?) -> String {
        let number = number ?? 0
        return number < 10 ? "0\(number)" : "\(number)"
    }
}
