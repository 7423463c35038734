package import Foundation

/// When a root job is due: the lines of a cron table, for one job in one time zone.
///
/// Moments are found in local time first and then converted, so a job due at 01:30 stays at 01:30 when
/// the clocks change. Jenkins looks every minute whether the local time matches: a local time that does
/// not exist that day is skipped there as here. One that comes twice starts a job twice; here the first
/// counts, and the second build is one more of the same night.
package struct Schedule: Hashable, Sendable {
    private let lines: [Occurrences]

    /// Jenkins draws the numbers of all lines from one hash of the job's full name.
    ///
    /// - Parameter timeZone: Where its lines are read, unless they name their own.
    package init(_ table: CronTable, for job: String, timeZone: TimeZone) {
        var hash = JobHash(job)
        lines = table.lines.map { line in
            // Jenkins forgets the zone when it spells out a word.
            let ownZone = line.isWord ? nil : table.timeZone
            return line.occurrences(in: ownZone ?? timeZone, &hash)
        }
    }

    package init(_ text: String, for job: String, timeZone: TimeZone) throws(ScheduleError) {
        self.init(try CronTable(text), for: job, timeZone: timeZone)
    }

    /// The first moment it is due after `moment`; nil if that is more than five years away.
    package func next(after moment: Date) -> Date? {
        lines.compactMap { $0.next(after: moment) }.min()
    }

    /// The last moment it was due at or before `moment`; nil if that is more than five years ago.
    package func last(atOrBefore moment: Date) -> Date? {
        lines.compactMap { $0.last(atOrBefore: moment) }.max()
    }

    /// Every moment it is due after `start` and up to `end`, in order, at most the newest `limit`.
    package func moments(after start: Date, through end: Date, limit: Int = 1000) -> [Date] {
        let moments = lines.map { $0.moments(after: start, through: end, limit: limit) }
        return Set(moments.joined()).sorted().suffix(limit)
    }
}
