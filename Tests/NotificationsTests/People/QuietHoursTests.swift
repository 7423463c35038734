import Dependencies
import Foundation
import Story
import Testing

@testable import Notifications

/// When what is written may be read.
@Suite struct QuietHoursTests {
    private func end(
        _ moment: String,
        _ from: String,
        _ until: String,
        in zone: String = "Europe/Oslo",
        days: Set<Int> = [],
        holidays: [String] = []
    ) throws -> String {
        let timeZone = try #require(TimeZone(identifier: zone))
        let quiet = QuietHours(
            from: try #require(TimeOfDay(from)),
            until: try #require(TimeOfDay(until)),
            days: days,
            holidays: Set(holidays.compactMap { Day($0) }),
            timeZone: timeZone
        )
        let end = quiet.end(at: try Date(moment, strategy: .iso8601))
        return end?.formatted(.iso8601) ?? "at once"
    }

    @Test(arguments: [
        ("2026-11-19T05:59:59Z", "2026-11-19T06:00:00Z"),
        ("2026-11-19T06:00:00Z", "at once"),
        ("2026-11-19T18:59:59Z", "at once"),
        ("2026-11-19T19:00:00Z", "2026-11-20T06:00:00Z"),
        ("2026-11-19T23:30:00Z", "2026-11-20T06:00:00Z"),
        ("2028-02-28T22:00:00Z", "2028-02-29T06:00:00Z"),
        ("2028-02-29T22:00:00Z", "2028-03-01T06:00:00Z"),
        ("2026-12-31T22:00:00Z", "2027-01-01T06:00:00Z"),
        // The clocks go forward in the night to 29 March, and back in the night to 25 October.
        ("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"),
        ("2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z"),
    ])
    func aNightIsOverAtSevenWhereThePersonLives(moment: String, end: String) throws {
        #expect(try self.end(moment, "20:00", "07:00") == end)
    }

    @Test(arguments: [
        ("2026-11-19T11:30:00Z", "12:00", "13:00", "2026-11-19T12:00:00Z"),
        ("2026-11-19T12:00:00Z", "12:00", "13:00", "at once"),
        ("2026-11-19T02:00:00Z", "12:00", "13:00", "at once"),
        // 02:30 does not come on 29 March: 01:59 is followed by 03:00.
        ("2026-03-29T00:30:00Z", "20:00", "02:30", "2026-03-29T01:00:00Z"),
        // On 25 October it comes twice: what is written in between waits for the second.
        ("2026-10-25T00:10:00Z", "20:00", "02:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25T01:10:00Z", "20:00", "02:30", "2026-10-25T01:30:00Z"),
    ])
    func aClockThatJumpsLosesNothing(
        moment: String,
        from: String,
        until: String,
        end: String
    ) throws {
        #expect(try self.end(moment, from, until) == end)
    }

    @Test func anotherZoneHasAnotherNight() throws {
        #expect(
            try end("2026-11-19T06:00:00Z", "20:00", "07:00", in: "America/New_York")
                == "2026-11-19T12:00:00Z"
        )
        #expect(
            try end("2026-11-19T06:00:00Z", "20:00", "07:00", in: "Asia/Tokyo") == "at once"
        )
    }

    @Test(arguments: [
        // Friday evening, and Saturday noon.
        ("2026-11-20T20:00:00Z", "2026-11-23T06:00:00Z"),
        ("2026-11-21T11:00:00Z", "2026-11-23T06:00:00Z"),
        ("2026-11-23T11:00:00Z", "at once"),
        // Christmas, on a Friday, is followed by a weekend.
        ("2026-12-24T20:00:00Z", "2026-12-28T06:00:00Z"),
        ("2026-12-25T11:00:00Z", "2026-12-28T06:00:00Z"),
    ])
    func weekendsAndHolidaysAreQuietAllDay(moment: String, end: String) throws {
        let holidays = ["2026-12-25"]
        #expect(
            try self.end(moment, "20:00", "07:00", days: [5, 6], holidays: holidays) == end
        )
    }

    @Test func quietThatNeverEndsIsNone() throws {
        let week = Set(0...6)
        #expect(try end("2026-11-19T06:00:00Z", "20:00", "07:00", days: week) == "at once")
    }

    @Test func somebodysOwnHoursCountMore() throws {
        let seven = try #require(TimeOfDay("07:00"))
        let general = QuietHours(
            from: try #require(TimeOfDay("20:00")),
            until: seven,
            timeZone: .gmt
        )
        var late = general
        late.until = try #require(TimeOfDay("09:00"))
        let quiet = Quiet(general, own: ["marit": late, "jun": nil])
        let five = try Date("2026-11-19T05:00:00Z", strategy: .iso8601)
        func hour(_ person: Person) -> Int? {
            quiet.end(at: five, for: person).map { Int($0.timeIntervalSince(five)) / 3600 }
        }
        #expect(hour(.piet) == 2)
        #expect(hour(.marit) == 4)
        #expect(hour(.jun) == nil)
    }

    @Test(arguments: [
        ("2026-11-19T06:00:00Z", "2026-11-19T11:00:00Z"),
        ("2026-11-19T11:00:00Z", "2026-11-20T11:00:00Z"),
        ("2026-11-20T12:00:00Z", "2026-11-23T11:00:00Z"),
        ("2026-12-24T12:00:00Z", "2026-12-28T11:00:00Z"),
        ("2026-03-27T12:00:00Z", "2026-03-30T10:00:00Z"),
    ])
    func anAnswerIsExpectedOnAWorkingDay(moment: String, next: String) throws {
        let noon = try #require(TimeOfDay("12:00"))
        let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
        let christmas = try #require(Day("2026-12-25"))
        let found = noon.next(
            after: try Date(moment, strategy: .iso8601),
            in: oslo,
            except: [christmas]
        )
        #expect(found?.formatted(.iso8601) == next)
    }
}
