import Foundation

/// The part of an RFC 5545 rule that rotas are made of: every so many days or weeks, on some weekdays.
struct Recurrence: Equatable, Sendable {
    enum Unit: Equatable, Sendable {
        case days
        case weeks
    }

    enum End: Equatable, Sendable {
        case count(Int)
        /// The last one may begin at this moment.
        case moment(WallTime)
        /// The last one may begin on this day.
        case day(Int)
    }

    var unit: Unit
    var interval = 1
    /// A Monday is 0; empty for that of the first.
    var weekdays: Set<Int> = []
    /// The day on which weeks begin, which matters where not every week counts.
    var weekStart = 0
    var end: End?

    /// The days on which it begins, in order, from the first one on; without an end for ever.
    func days(from first: WallTime, in timeZone: TimeZone) -> AnySequence<Int> {
        let days = candidates(from: first).lazy.filter { $0 >= first.day }
        switch end {
        case nil:
            return AnySequence(days)
        case .count(let count):
            return AnySequence(days.prefix(count))
        case .day(let last):
            return AnySequence(days.prefix { $0 <= last })
        case .moment(let last):
            let last = last.moment(in: timeZone)
            return AnySequence(
                days.prefix { first.plus(days: $0 - first.day).moment(in: timeZone) <= last }
            )
        }
    }

    private func candidates(from first: WallTime) -> AnySequence<Int> {
        switch unit {
        case .days:
            let all = sequence(first: first.day) { $0 + interval }
            return AnySequence(
                all.lazy.filter { weekdays.isEmpty || weekdays.contains(weekday($0)) }
            )
        case .weeks:
            let offset = (first.weekday - weekStart + 7) % 7
            let wanted = weekdays.isEmpty ? [first.weekday] : weekdays
            let offsets = wanted.map { ($0 - weekStart + 7) % 7 }.sorted()
            let weeks = sequence(first: first.day - offset) { $0 + 7 * interval }
            return AnySequence(weeks.lazy.flatMap { week in offsets.map { week + $0 } })
        }
    }

    private func weekday(_ day: Int) -> Int { WallTime(day: day).weekday }
}

extension Recurrence {
    /// Reads the value of an `RRULE`.
    /// - Throws: What of it is not of the part that is understood.
    init(_ text: String, of start: WallTime) throws(CalendarTrouble) {
        self.init(unit: .days)
        var isGiven = false
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.uppercased() }
            guard pair.count == 2 else { throw .unread("RRULE", String(part)) }
            let (name, value) = (pair[0], pair[1])
            switch (name, value) {
            case ("FREQ", "DAILY"): (unit, isGiven) = (.days, true)
            case ("FREQ", "WEEKLY"): (unit, isGiven) = (.weeks, true)
            case ("INTERVAL", _):
                guard let count = Int(value), (1...1000).contains(count) else {
                    throw .unread(name, value)
                }
                interval = count
            case ("COUNT", _):
                guard end == nil, let count = Int(value), count > 0 else {
                    throw .unread(name, value)
                }
                end = .count(count)
            case ("UNTIL", _):
                guard end == nil else { throw .unread(name, value) }
                let last = try CalendarTime(value, zone: nil)
                end = last.isDay ? .day(last.time.day) : .moment(last.time)
            case ("BYDAY", _):
                let days = value.split(separator: ",").map {
                    Self.weekdays.firstIndex(of: String($0))
                }
                guard !days.isEmpty, !days.contains(nil) else { throw .unread(name, value) }
                weekdays = Set(days.compactMap(\.self))
            case ("WKST", _):
                guard let day = Self.weekdays.firstIndex(of: value) else {
                    throw .unread(name, value)
                }
                weekStart = day
            case _: throw .unread("RRULE", String(part))
            }
        }
        guard isGiven else { throw .unread("RRULE", text) }
        guard weekdays.isEmpty || weekdays.contains(start.weekday) else {
            throw .unread("BYDAY", "it does not begin on one of its days")
        }
    }

    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
}
