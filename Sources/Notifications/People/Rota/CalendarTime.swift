import Foundation

/// A DATE or DATE-TIME of an iCalendar file.
struct CalendarTime: Equatable {
    var time: WallTime
    /// It is a whole day, which has no time.
    var isDay: Bool

    /// Reads `20261116`, `20261116T090000` or `20261116T080000Z`.
    /// - Parameter zone: The value of `TZID`; without one, a time that is not in UTC is meant where it is read.
    init(_ text: String, zone: String?) throws(CalendarTrouble) {
        guard
            let match = text.wholeMatch(
                of: #/(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?/#
            ),
            let year = Int(match.output.1), let month = Int(match.output.2),
            let day = Int(match.output.3)
        else { throw .unread("a time", text) }
        let clock = [match.output.4, match.output.5, match.output.6].compactMap {
            $0.flatMap { Int($0) }
        }
        isDay = clock.isEmpty
        var timeZone: TimeZone?
        if match.output.7 == "Z" {
            timeZone = .gmt
        } else if let zone, !isDay {
            guard let known = TimeZone(identifier: zone) else { throw .unknownZone(zone) }
            timeZone = known
        }
        guard isDay || (clock[0] < 24 && clock[1] < 60 && clock[2] <= 60),
            let time = WallTime(
                year: year,
                month: month,
                day: day,
                second: isDay ? 0 : clock[0] * 3600 + clock[1] * 60 + min(clock[2], 59),
                timeZone: timeZone
            )
        else { throw .unread("a time", text) }
        self.time = time
    }

    init(_ line: CalendarLine) throws(CalendarTrouble) {
        try self.init(line.value, zone: line.parameters["TZID"])
    }
}

extension WallTime {
    /// Adds a DURATION such as `P1W`, `P1D` or `PT12H`.
    func plus(duration text: String) throws(CalendarTrouble) -> WallTime {
        guard
            let match = text.wholeMatch(
                of:
                    #/P(?:(\d{1,3})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?)/#
            )
        else { throw .unread("DURATION", text) }
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        let (weeks, days) = (number(match.output.1), number(match.output.2))
        let seconds =
            second + number(match.output.3) * 3600 + number(match.output.4) * 60
            + number(match.output.5)
        var end = plus(days: 7 * weeks + days + seconds / 86_400)
        end.second = seconds % 86_400
        return end
    }
}
