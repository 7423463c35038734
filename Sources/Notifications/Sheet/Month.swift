package import Foundation

/// A month of the calendar, such as October 2026.
///
/// A night belongs to the month in which it ends: what is due from noon on is tomorrow's.
package struct Month: Hashable, Sendable {
    package var year: Int
    /// From 1.
    package var number: Int

    package init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// The month in which a moment falls.
    package init(of moment: Date, in timeZone: TimeZone) {
        let parts = Calendar.gregorian(in: timeZone).dateComponents([.year, .month], from: moment)
        self.init(year: parts.year ?? 0, number: parts.month ?? 1)
    }

    /// Reads `2026-10`.
    package init?(_ text: String) {
        guard let parts = text.wholeMatch(of: /([0-9]{4})-(0[1-9]|1[0-2])/),
            let year = Int(parts.1), let number = Int(parts.2)
        else { return nil }
        self.init(year: year, number: number)
    }

    package var before: Month {
        number == 1 ? Month(year: year - 1, number: 12) : Month(year: year, number: number - 1)
    }

    var after: Month {
        number == 12 ? Month(year: year + 1, number: 1) : Month(year: year, number: number + 1)
    }

    /// From its first midnight to that of the next month.
    package func moments(in timeZone: TimeZone) -> Range<Date> {
        midnight(in: timeZone)..<after.midnight(in: timeZone)
    }

    /// When the runs of its nights are due.
    package func nights(in timeZone: TimeZone) -> Range<Date> {
        let moments = moments(in: timeZone)
        return moments.lowerBound - 43_200..<moments.upperBound - 43_200
    }

    private func midnight(in timeZone: TimeZone) -> Date {
        let parts = DateComponents(year: year, month: number, day: 1)
        return Calendar.gregorian(in: timeZone).date(from: parts) ?? .distantPast
    }
}

extension Month: CustomStringConvertible {
    /// Such as `2026-10`.
    package var description: String { "\(year)-\(number < 10 ? "0" : "")\(number)" }

    /// Such as `October 2026`.
    package var words: String {
        let words = DateWords(timeZone: .gmt).longDay(moments(in: .gmt).lowerBound)
        return words.split(separator: " ").suffix(2).joined(separator: " ")
    }
}
