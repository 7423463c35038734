package import Foundation

/// A day of the calendar, wherever it is; what `until` names.
package struct Day: Hashable, Sendable, Codable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Reads `2027-03-31`; nil for what is no day of the Gregorian calendar.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: #/([0-9]{4})-([0-9]{2})-([0-9]{2})/#),
            let year = Int(match.output.1), let month = Int(match.output.2),
            let day = Int(match.output.3)
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard lengths.indices.contains(month - 1), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    /// A day that a calendar gave.
    package init(year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day that it is somewhere at a moment.
    package init(_ moment: Date, in timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        self.init(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    }
}

extension Day {
    /// How many days later another day is.
    package func days(to other: Day) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let dates = [self, other].compactMap {
            calendar.date(from: DateComponents(year: $0.year, month: $0.month, day: $0.day))
        }
        return dates.count == 2 ? Int(dates[1].timeIntervalSince(dates[0])) / 86_400 : 0
    }
}

extension Day: Comparable {
    package static func < (one: Day, other: Day) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}

extension Day: CustomStringConvertible {
    package var description: String {
        [(year, 4), (month, 2), (day, 2)].map { number, width in
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
        }.joined(separator: "-")
    }
}
