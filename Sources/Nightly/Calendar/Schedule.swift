package import Foundation

/// When a root job is due: the lines of a cron table, in one time zone.
///
/// Moments are found in local time first and then converted, so a job due at 01:30 stays at 01:30 when
/// the clocks change. A local time that does not exist that day is skipped; one that comes twice counts
/// the first time.
package struct Schedule: Hashable, Sendable {
    let lines: [CronLine]
    private let calendar: Calendar

    package var timeZone: TimeZone { calendar.timeZone }

    /// The first moment it is due after `moment`; nil if that is more than five years away.
    package func next(after moment: Date) -> Date? {
        for day in days(from: moment, step: 1) {
            if let due = moments(on: day).first(where: { $0 > moment }) { return due }
        }
        return nil
    }

    /// The last moment it was due at or before `moment`; nil if that is more than five years ago.
    package func last(atOrBefore moment: Date) -> Date? {
        for day in days(from: moment, step: -1) {
            if let due = moments(on: day).last(where: { $0 <= moment }) { return due }
        }
        return nil
    }

    /// Every moment it is due after `start` and up to `end`, in order, at most the newest `limit`.
    package func moments(after start: Date, through end: Date, limit: Int = 1000) -> [Date] {
        var found: [Date] = []
        for day in days(from: end, step: -1) {
            found = moments(on: day).filter { start < $0 && $0 <= end } + found
            if day < start || found.count >= limit { break }
        }
        return Array(found.suffix(limit))
    }

    /// Five years of days, from the one of a moment on or back.
    private func days(from moment: Date, step: Int) -> some Sequence<Date> {
        (0...5 * 366).lazy.compactMap { offset in
            calendar.date(byAdding: .day, value: offset * step, to: moment)
        }
    }

    private func moments(on day: Date) -> [Date] {
        let date = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
        var moments: Set<Date> = []
        for line in lines where line.matches(date) {
            for hour in line.hours {
                for minute in line.minutes {
                    var wanted = DateComponents()
                    (wanted.year, wanted.month, wanted.day) = (date.year, date.month, date.day)
                    (wanted.hour, wanted.minute) = (hour, minute)
                    guard let moment = calendar.date(from: wanted) else { continue }
                    let found = calendar.dateComponents([.hour, .minute], from: moment)
                    if found.hour == hour && found.minute == minute { moments.insert(moment) }
                }
            }
        }
        return moments.sorted()
    }
}

extension Schedule {
    /// Reads cron lines as Jenkins writes them: comments, a first line `TZ=`, five fields a line.
    ///
    /// Fields hold `*`, numbers, ranges, lists and steps; Sunday is 0 or 7.
    /// - Throws: `ScheduleError`. Jenkins' `H` and the `@daily` kind, which stand for moments that
    ///   Jenkins picks, are refused by name.
    package init(_ text: String, timeZone: TimeZone) throws(ScheduleError) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        var lines: [CronLine] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.drop(while: \.isWhitespace)
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("TZ=") {
                let name = line.dropFirst(3).filter { !$0.isWhitespace }
                guard let named = TimeZone(identifier: name) else {
                    throw .unknownTimeZone(name)
                }
                calendar.timeZone = named
            } else {
                lines.append(try CronLine(line))
            }
        }
        guard !lines.isEmpty else { throw .empty }
        self.calendar = calendar
        self.lines = lines
    }
}

/// Why a text is not a schedule.
package enum ScheduleError: Error, Hashable, Sendable {
    case empty
    case unknownTimeZone(String)
    case wrongFieldCount(line: String)
    case hashed(line: String)
    case badField(String, line: String)
}

extension ScheduleError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "a schedule needs at least one line, such as \"30 1 * * *\""
        case .unknownTimeZone(let name):
            "\(name) is not a time zone; use an IANA name, such as Europe/Oslo"
        case .wrongFieldCount(let line):
            "\"\(line)\" has not five fields: minute, hour, day, month, weekday"
        case .hashed(let line):
            "\"\(line)\" leaves the moment to Jenkins; write `schedule:` with plain numbers"
        case .badField(let field, let line):
            "\"\(field)\" in \"\(line)\" is not a number, range, list or step in its bounds"
        }
    }
}
