import Foundation
import Nightly
import Testing

@testable import Notifications

/// How people call one run of a job, by the schedule it has.
@Suite struct CadenceTests {
    @Test(arguments: [
        ("30 1 * * *", "3rd night"),
        ("H H * * *", "3rd night"),
        ("0 0 * * 0-3,5-7", "3rd night"),
        ("0 22 * * 1-5", "3rd night"),
        ("0 4 * * 2,5", "3rd night"),
        ("0 4 * * 0", "3rd weekly run"),
        ("@weekly", "3rd weekly run"),
        ("0 0 1 * *", "3rd monthly run"),
        ("@monthly", "3rd monthly run"),
        ("H * * * *", "3rd hourly run"),
        ("H/10 * * * *", "3rd run"),
        ("0 6,18 * * *", "3rd run"),
        ("0 0 1,15 * *", "3rd run"),
        ("@yearly", "3rd run"),
    ])
    func aRunIsCalledByItsSchedule(lines: String, words: String) throws {
        let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
        let schedule = try Schedule(lines, for: "nightly/thalassa", timeZone: oslo)
        // Around both changes of the clocks, and on every weekday.
        for date in ["2026-03-29", "2026-07-06", "2026-10-25", "2026-11-19", "2027-02-28"] {
            let moment = try Date("\(date)T06:00:00Z", strategy: .iso8601)
            #expect(Cadence(schedule, around: moment).ordinal(3) == words)
        }
    }

    @Test func aJobWithoutAScheduleRunsAtNight() {
        #expect(Cadence(nil, around: .now).ordinal(1) == "first night")
    }
}
