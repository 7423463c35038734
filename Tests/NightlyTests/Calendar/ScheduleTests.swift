import Foundation
import Testing

@testable import Nightly

/// When a job is due, told in local time as `2026-11-17 01:30`.
@Suite struct ScheduleTests {
    @Test(arguments: [
        ("30 1 * * *", "2026-11-17 01:29", "2026-11-17 01:30", "2026-11-16 01:30"),
        ("30 1 * * *", "2026-11-17 01:30", "2026-11-18 01:30", "2026-11-17 01:30"),
        ("0 4 * * 0", "2026-11-19 07:00", "2026-11-22 04:00", "2026-11-15 04:00"),
        ("0 4 * * 7", "2026-11-19 07:00", "2026-11-22 04:00", "2026-11-15 04:00"),
        ("0 0 * * 0-3,5-7", "2026-11-18 12:00", "2026-11-20 00:00", "2026-11-18 00:00"),
        ("0 0 * * 4", "2026-11-18 12:00", "2026-11-19 00:00", "2026-11-12 00:00"),
        ("0 0 1 * *", "2026-11-17 00:00", "2026-12-01 00:00", "2026-11-01 00:00"),
        ("0 0 31 * *", "2026-11-17 00:00", "2026-12-31 00:00", "2026-10-31 00:00"),
        ("0 0 29 2 *", "2026-11-17 00:00", "2028-02-29 00:00", "2024-02-29 00:00"),
        ("0 0 1 1 *", "2026-11-17 00:00", "2027-01-01 00:00", "2026-01-01 00:00"),
        ("*/20 8-10 * * *", "2026-11-17 09:10", "2026-11-17 09:20", "2026-11-17 09:00"),
        ("5-15/10 8 * * *", "2026-11-17 08:10", "2026-11-17 08:15", "2026-11-17 08:05"),
        ("0,30 1,13 * * *", "2026-11-17 12:00", "2026-11-17 13:00", "2026-11-17 01:30"),
        ("30 1 * * *\n0 13 * * 2", "2026-11-17 12:00", "2026-11-17 13:00", "2026-11-17 01:30"),
        ("# nightly\n\n\t30 1\t* * *", "2026-11-17 12:00", "2026-11-18 01:30", "2026-11-17 01:30"),
        ("30 1 * * *\r\n0 2 * * *\r\n", "2026-11-17 01:45", "2026-11-17 02:00", "2026-11-17 01:30"),
    ])
    func aScheduleHasANextAndALastMoment(
        _ lines: String,
        moment: String,
        next: String,
        last: String
    ) throws {
        let (schedule, now) = (
            try Schedule(lines, for: "nightly/thalassa", timeZone: oslo), try local(moment)
        )
        let (found, before) = (schedule.next(after: now), schedule.last(atOrBefore: now))
        #expect(found.map(words) == next)
        #expect(before.map(words) == last)
    }

    /// As Jenkins reads it; Vixie's cron would run on each Friday and each 13th.
    @Test func dayAndWeekdayMustBothMatch() throws {
        let schedule = try Schedule("0 0 13 * 5", for: "nightly/thalassa", timeZone: oslo)
        let next = schedule.next(after: try local("2026-01-01 00:00"))
        #expect(next.map(words) == "2026-02-13 00:00")
    }

    @Test func aDateThatNeverComesIsNeverDue() throws {
        let schedule = try Schedule("0 0 31 2 *", for: "nightly/thalassa", timeZone: oslo)
        let now = try local("2026-11-17 00:00")
        #expect(schedule.next(after: now) == nil)
        #expect(schedule.last(atOrBefore: now) == nil)
        #expect(schedule.moments(after: now - 86400, through: now).isEmpty)
    }

    @Test func aTimeThatSpringSkipsIsSkipped() throws {
        let schedule = try Schedule("30 2 * * *", for: "nightly/thalassa", timeZone: oslo)
        let moments = schedule.moments(
            after: try local("2026-03-28 00:00"),
            through: try local("2026-03-31 00:00")
        )
        #expect(moments.map(words) == ["2026-03-28 02:30", "2026-03-30 02:30"])
    }

    @Test func aTimeThatAutumnRepeatsCountsTheFirstTime() throws {
        let schedule = try Schedule("30 2 * * *", for: "nightly/thalassa", timeZone: oslo)
        let moments = schedule.moments(
            after: try local("2026-10-24 12:00"),
            through: try local("2026-10-26 12:00")
        )
        #expect(moments.map(\.utc) == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
    }

    @Test func localTimeStaysWhenTheClocksChange() throws {
        let schedule = try Schedule("30 1 * * *", for: "nightly/thalassa", timeZone: oslo)
        let moments = schedule.moments(
            after: try local("2026-10-24 00:00"),
            through: try local("2026-10-27 00:00")
        )
        let wanted = ["2026-10-23T23:30:00Z", "2026-10-24T23:30:00Z", "2026-10-26T00:30:00Z"]
        #expect(moments.map(\.utc) == wanted)
    }

    @Test func aFirstLineNamesItsOwnZone() throws {
        let schedule = try Schedule(
            "TZ=America/Los_Angeles\n0 19 * * *",
            for: "nightly/thalassa",
            timeZone: oslo
        )
        let next = schedule.next(after: try local("2026-11-17 00:00"))
        #expect(next?.utc == "2026-11-17T03:00:00Z")
    }

    /// Jenkins 2.579 reads `@daily` and its kind in the controller's own zone.
    @Test func aWordDoesNotHeedTheZoneOfTheFirstLine() throws {
        let named = try Schedule("TZ=Asia/Tokyo\n@daily", for: "a", timeZone: oslo)
        let plain = try Schedule("@daily", for: "a", timeZone: oslo)
        let now = try local("2026-11-17 00:00")
        #expect(named.next(after: now) == plain.next(after: now))
    }

    @Test func eachJobHasItsOwnMinute() throws {
        let now = try local("2026-11-17 00:00")
        let jobs = ["scipipe/lsst_distrib", "scipipe/ci_hsc", "scipipe/ci_imsim"]
        let moments = try jobs.map {
            try Schedule("H 19 * * *", for: $0, timeZone: oslo).next(after: now).map(words)
        }
        #expect(moments == ["2026-11-17 19:06", "2026-11-17 19:54", "2026-11-17 19:03"])
    }

    @Test func aJobThatIsAlwaysDueIsAskedOnlySoFar() throws {
        let schedule = try Schedule("* * * * *", for: "busy", timeZone: oslo)
        let now = try local("2026-11-17 12:00")
        let moments = schedule.moments(after: .distantPast, through: now, limit: 3)
        #expect(moments.map(words) == ["2026-11-17 11:58", "2026-11-17 11:59", "2026-11-17 12:00"])
    }

    @Test func momentsAreThoseAfterTheStartAndUpToTheEnd() throws {
        let schedule = try Schedule("0 6,18 * * *", for: "nightly/thalassa", timeZone: oslo)
        let (start, end) = (try local("2026-11-16 06:00"), try local("2026-11-17 18:00"))
        let all = ["2026-11-16 18:00", "2026-11-17 06:00", "2026-11-17 18:00"]
        #expect(schedule.moments(after: start, through: end).map(words) == all)
        #expect(schedule.moments(after: start, through: end, limit: 2).map(words) == all.suffix(2))
        #expect(schedule.moments(after: end, through: start).isEmpty)
    }

    @Test(arguments: [
        ("", ScheduleError.empty),
        ("# only words\n", .empty),
        ("30 1 * *", .wrongFieldCount(line: "30 1 * *")),
        ("30 1 * * * *", .wrongFieldCount(line: "30 1 * * * *")),
        ("TZ=Europe/Olso\n30 1 * * *", .unknownTimeZone("Europe/Olso")),
        ("TZ=\n30 1 * * *", .unknownTimeZone("")),
        ("60 1 * * *", .badField("60", line: "60 1 * * *")),
        ("0 24 * * *", .badField("24", line: "0 24 * * *")),
        ("0 1 0 * *", .badField("0", line: "0 1 0 * *")),
        ("0 1 * 13 *", .badField("13", line: "0 1 * 13 *")),
        ("0 1 * * 8", .badField("8", line: "0 1 * * 8")),
        ("0 1 * * THU", .badField("THU", line: "0 1 * * THU")),
        ("0 5-1 * * *", .badField("5-1", line: "0 5-1 * * *")),
        ("0 1-2-3 * * *", .badField("1-2-3", line: "0 1-2-3 * * *")),
        ("0 -1 * * *", .badField("-1", line: "0 -1 * * *")),
        ("+5 1 * * *", .badField("+5", line: "+5 1 * * *")),
        ("0 1, * * *", .badField("1,", line: "0 1, * * *")),
        ("*/0 1 * * *", .badField("*/0", line: "*/0 1 * * *")),
        ("*/ 1 * * *", .badField("*/", line: "*/ 1 * * *")),
        ("5/15 1 * * *", .badField("5/15", line: "5/15 1 * * *")),
        ("1/2/3 1 * * *", .badField("1/2/3", line: "1/2/3 1 * * *")),
        (
            "99999999999999999999 1 * * *",
            .badField("99999999999999999999", line: "99999999999999999999 1 * * *")
        ),
        ("٣ 1 * * *", .badField("٣", line: "٣ 1 * * *")),
    ])
    func whatIsNoScheduleIsRefused(_ lines: String, error: ScheduleError) {
        #expect(throws: error) { try Schedule(lines, for: "nightly/thalassa", timeZone: oslo) }
    }

    @Test(arguments: [
        (ScheduleError.empty, "a schedule needs at least one line, such as \"30 1 * * *\""),
        (
            .unknownTimeZone("Olso"),
            "Olso is not a time zone; use an IANA name, such as Europe/Oslo"
        ),
        (
            .wrongFieldCount(line: "30 1"),
            "\"30 1\" has not five fields: minute, hour, day, month, weekday"
        ),
        (
            .badField("60", line: "60 1 * * *"),
            "\"60\" in \"60 1 * * *\" is not a number, range, list, step or H in its bounds"
        ),
    ])
    func anErrorSaysWhatToWrite(error: ScheduleError, words: String) {
        #expect("\(error)" == words)
    }

    private let oslo = TimeZone(identifier: "Europe/Oslo") ?? .gmt

    private func local(_ text: String) throws -> Date { try #require(clock.date(from: text)) }

    private func words(_ moment: Date) -> String { clock.string(from: moment) }

    private var clock: DateFormatter {
        let clock = DateFormatter()
        clock.locale = Locale(identifier: "en_US_POSIX")
        clock.timeZone = oslo
        clock.dateFormat = "yyyy-MM-dd HH:mm"
        return clock
    }
}

extension Date {
    fileprivate var utc: String { formatted(.iso8601) }
}
