import Foundation

/// A day of the Gregorian calendar, wherever on earth it is.
///
/// Counted rather than asked of `Calendar`: schedules walk over thousands of days.
struct LocalDay: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970, which was a Thursday.
    let number: Int

    init(_ number: Int) {
        self.number = number
    }

    static func + (day: Self, days: Int) -> Self { Self(day.number + days) }
    static func < (one: Self, other: Self) -> Bool { one.number < other.number }

    /// Sunday is 0.
    var weekday: Int { (number + 4).modulo(7) }
    var month: Int { date.month }
    var dayOfMonth: Int { date.day }

    /// The year is taken to begin in March, so that the day that leap years add is its last.
    private var date: (month: Int, day: Int) {
        let fromMarch0 = number + 719_468
        let dayOfEra = fromMarch0.modulo(146_097)
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1)
    }
}

extension TimeZone {
    /// The day that a moment falls on here.
    func day(of moment: Date) -> LocalDay { local(moment).day }

    /// The day and the time that the clocks here show, in minutes after midnight.
    func local(_ moment: Date) -> (day: LocalDay, minute: Int) {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + secondsFromGMT(for: moment)
        let minute = seconds.modulo(86_400) / 60
        return (LocalDay((seconds - seconds.modulo(86_400)) / 86_400), minute)
    }

    /// The moments of local times of a day, in minutes after midnight and in order.
    ///
    /// A time that the clocks skip that day has none; of one that comes twice it is the first.
    func moments(_ minutes: [Int], on day: LocalDay) -> some BidirectionalCollection<Date> {
        let midnight = day.number * 86_400
        let before = offset(at: midnight - 86_400)
        let after = offset(at: midnight + 2 * 86_400)
        return minutes.lazy.compactMap { minute in
            let local = midnight + minute * 60
            guard before != after else { return Date(seconds: local - before) }
            return [before, after].filter { offset(at: local - $0) == $0 }.map { local - $0 }.min()
                .map(Date.init(seconds:))
        }
    }

    private func offset(at seconds: Int) -> Int { secondsFromGMT(for: Date(seconds: seconds)) }
}

extension Date {
    fileprivate init(seconds: Int) {
        self.init(timeIntervalSince1970: Double(seconds))
    }
}

extension Int {
    /// The remainder that is never negative.
    fileprivate func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
