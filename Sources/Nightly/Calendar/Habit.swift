import Foundation

/// When something has been seen to start: at one time of day, on certain days.
///
/// Careful rather than clever: whom a schedule is ascribed to that it does not have is told each night
/// that nothing ran. Few starts, several times a day or an odd rhythm are no habit.
struct Habit: Hashable {
    /// The cron lines that say the same.
    let table: CronTable

    /// - Parameters:
    ///   - starts: When a timer started it, in any order.
    ///   - timeZone: Where its people live. Some controllers live in UTC: that is tried, too.
    init?(_ starts: [Date], in timeZone: TimeZone) {
        let newest = starts.sorted().suffix(Self.memory)
        let here = Times(Array(newest), in: timeZone)
        let utc = Times(Array(newest), in: .gmt)
        let best = utc.punctual > here.punctual ? utc : here
        guard best.isSteady,
            let days = Days(best.days)?.fields,
            let table = try? CronTable(
                (best.timeZone == timeZone ? "" : "TZ=GMT\n")
                    + "\(best.minute % 60) \(best.minute / 60) \(days)"
            )
        else { return nil }
        self.table = table
    }

    /// How many starts tell of a habit: older ones may be of one that was given up.
    private static let memory = 30
}

/// Starts, taken as late ones of one time of day.
private struct Times {
    let timeZone: TimeZone
    /// The time of day, in minutes after midnight.
    private(set) var minute = 0
    /// How many of them were hardly late.
    private(set) var punctual = 0
    /// The days on which they were due, in order.
    let days: [LocalDay]
    private let isPunctual: [Bool]

    init(_ starts: [Date], in timeZone: TimeZone) {
        self.timeZone = timeZone
        let seen = starts.map(timeZone.local)
        // A timer never fires early, and what it starts seldom waits long. The commonest minute is the
        // timer's own; where all differ, the first is.
        var best = 0
        for minute in Set(seen.map(\.minute)).sorted() {
            let exact = seen.count { $0.minute == minute }
            let near = seen.count { $0.minute.isSoon(after: minute) }
            guard exact + near > best else { continue }
            (best, punctual, self.minute) = (exact + near, near, minute)
        }
        let due = minute
        isPunctual = seen.map { $0.minute.isSoon(after: due) }
        days = Set(seen.map { $0.minute < due ? $0.day + -1 : $0.day }).sorted()
    }

    /// Three in four were hardly late, and one of the newest two: a time that was given up is none.
    var isSteady: Bool {
        punctual * 4 >= isPunctual.count * 3 && isPunctual.suffix(2).contains(true)
    }
}

/// Days on which something was due, taken as a rule with exceptions.
private struct Days {
    private let days: [LocalDay]
    private let first: LocalDay
    private let last: LocalDay

    init?(_ days: [LocalDay]) {
        guard let first = days.first, let last = days.last else { return nil }
        (self.days, self.first, self.last) = (days, first, last)
    }

    /// The last three fields of a cron line; nil where no rule shows.
    var fields: String? {
        if let day = days.first?.dayOfMonth, days.allSatisfy({ $0.dayOfMonth == day }),
            days.count >= 3
        {
            return "\(day) * *"
        }
        let held = (0...6).filter(isHeld)
        let strays = days.count { !held.contains($0.weekday) }
        guard strays * 5 <= days.count, days.count >= (held.count == 1 ? 3 : 5) else { return nil }
        return held.count == 7 ? "* * *" : "* * \(held.map(String.init).joined(separator: ","))"
    }

    /// Whether two in three of these weekdays were kept, and one of the last two.
    private func isHeld(_ weekday: Int) -> Bool {
        let all = (first.number...last.number).map { LocalDay($0) }.filter { $0.weekday == weekday }
        let kept = all.map(days.contains)
        return kept.count(where: \.self) * 3 >= all.count * 2 && kept.suffix(2).contains(true)
    }
}

extension Int {
    /// Whether a minute of the day is that of a start which was hardly late, over midnight too.
    fileprivate func isSoon(after due: Int) -> Bool { (self - due + 1440) % 1440 <= 20 }
}
