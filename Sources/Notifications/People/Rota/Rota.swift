package import Foundation

/// Who is on duty when, as a table or a calendar says it.
package struct Rota: Equatable, Sendable {
    var shifts: [Shift]
    /// What of it could not be read, with the line; the rest holds.
    package var troubles: [String]

    /// Whether it says nothing of anybody.
    package var isEmpty: Bool { shifts.isEmpty }

    /// What names the person who is on duty at a moment; nil where nobody is.
    ///
    /// Of several shifts it is the one that began last: who takes over has it, and so has who swapped a
    /// day in the middle of somebody's week.
    /// - Parameter timeZone: Where days and times are meant that name no zone.
    package func onDuty(at moment: Date, in timeZone: TimeZone) -> String? {
        var last: (since: Date, who: String)?
        for shift in shifts {
            guard let since = shift.began(at: moment, in: timeZone) else { continue }
            if last.map({ $0.since < since }) ?? true { last = (since, shift.who) }
        }
        return last?.who
    }
}

extension Rota {
    /// One that could not be read at all, and why.
    package init(unread trouble: String) {
        self.init(shifts: [], troubles: [trouble])
    }
}

/// A span of somebody's duty, which may come again.
struct Shift: Equatable, Sendable {
    /// A key, an address or a name, as it was written.
    var who: String
    var start: WallTime
    /// The first moment after it.
    var end: WallTime
    var recurrence: Recurrence?
    /// Where it would come again, and does not.
    var exceptions: [WallTime] = []

    /// When the duty began that lasts at a moment; nil where none does.
    ///
    /// It ends at the same time of the day whenever it comes again, also over a change of the clocks.
    func began(at moment: Date, in timeZone: TimeZone) -> Date? {
        let exceptions = exceptions.map { $0.moment(in: timeZone) }
        let starts = recurrence?.days(from: start, in: timeZone) ?? AnySequence([start.day])
        var last: Date?
        for day in starts {
            let occurrence = start.plus(days: day - start.day)
            let since = occurrence.moment(in: timeZone)
            guard since <= moment else { break }
            let until = end.plus(days: day - start.day).moment(in: timeZone)
            if moment < until && !exceptions.contains(since) { last = since }
        }
        return last
    }
}
