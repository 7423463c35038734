package import Dependencies
package import Foundation

/// A time on the clock, in whatever zone people live.
package struct TimeOfDay: Hashable, Sendable {
    package let hour: Int
    package let minute: Int

    /// When people who look once a day look.
    package static let morning = TimeOfDay(hour: 7, minute: 0)

    private init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// Reads `12:00`; nil for anything that no clock shows.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// Minutes after midnight.
    var minutes: Int { hour * 60 + minute }

    /// The next time that the clock shows this on a working day after a moment, within a year.
    /// - Parameter holidays: The days on which nobody works, beside Saturdays and Sundays.
    package func next(
        after moment: Date,
        in timeZone: TimeZone,
        except holidays: Set<Day>
    ) -> Date? {
        let calendar = Calendar.gregorian(in: timeZone)
        return (0...366).lazy.compactMap { self.on($0, daysAfter: moment, calendar) }
            .first { found in
                found > moment && !calendar.isDateInWeekend(found)
                    && !holidays.contains(Day(found, in: timeZone))
            }
    }

    /// The last time that the clock showed this, on any day.
    package func last(atOrBefore moment: Date, in timeZone: TimeZone) -> Date {
        let calendar = Calendar.gregorian(in: timeZone)
        return [0, -1, -2].lazy.compactMap { self.on($0, daysAfter: moment, calendar) }
            .first { $0 <= moment } ?? moment
    }

    private func on(_ days: Int, daysAfter moment: Date, _ calendar: Calendar) -> Date? {
        calendar.date(byAdding: .day, value: days, to: moment).flatMap {
            calendar.date(bySettingHour: hour, minute: minute, second: 0, of: $0)
        }
    }
}

extension TimeOfDay: CustomStringConvertible {
    package var description: String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
