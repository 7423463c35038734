import Foundation
import Testing

@testable import Nightly

/// What past starts tell of a schedule, where Jenkins does not let us read it.
@Suite struct HabitTests {
    @Test(arguments: [
        // The lines that Jenkins really has, from when, for how many days, and what is taken from it.
        ("30 1 * * *", "2026-11-01", 20, "30 1 * * *"),
        ("30 1 * * *", "2026-11-01", 5, "30 1 * * 0,1,2,3,4"),
        ("0 22 * * 1-5", "2026-11-01", 30, "0 22 * * 1,2,3,4,5"),
        ("0 0 * * 0-3,5-7", "2026-10-01", 30, "0 0 * * 0,1,2,3,5,6"),
        ("0 0 * * 4", "2026-10-01", 30, "0 0 * * 4"),
        ("0 4 * * 2,5", "2026-10-01", 30, "0 4 * * 2,5"),
        ("0 0 1 * *", "2026-08-01", 95, "0 0 1 * *"),
        ("30 2 * * *", "2026-03-10", 40, "30 2 * * *"),
        ("30 2 * * *", "2026-10-10", 40, "30 2 * * *"),
        ("H 19 * * *", "2026-11-01", 10, "6 19 * * *"),
    ])
    func aHabitIsTaken(from lines: String, since: String, days: Int, habit: String) throws {
        let starts = try starts(lines, since, days: days)
        #expect(Habit(starts, in: oslo)?.table.description == habit)
    }

    @Test(arguments: [
        ("30 1 * * *", "2026-11-01", 4),
        ("0 0 * * 4", "2026-10-01", 14),
        ("0 0 1 * *", "2026-08-01", 60),
        ("H/10 * * * *", "2026-11-01", 3),
        ("0 * * * *", "2026-11-01", 10),
        ("0 6,18 * * *", "2026-11-01", 20),
        ("0 3 */3 * *", "2026-10-01", 60),
        ("0 3 1,15 * *", "2026-08-01", 100),
    ])
    func tooLittleOrTooOddIsNoHabit(from lines: String, since: String, days: Int) throws {
        let starts = try starts(lines, since, days: days)
        #expect(Habit(starts, in: oslo) == nil)
    }

    @Test func whatWaitedForAnAgentWasDueBefore() throws {
        var starts = try starts("30 1 * * *", "2026-11-01", days: 20)
        for (index, late) in [40, 200, 700, 65, 1000, 8, 300].enumerated() {
            starts[index * 2] += TimeInterval(late)
        }
        starts[5] += 5 * 3600
        #expect(Habit(starts, in: oslo)?.table.description == "30 1 * * *")
    }

    @Test func midnightIsNoObstacle() throws {
        var starts = try starts("55 23 * * 1-5", "2026-11-01", days: 30)
        for index in starts.indices where index.isMultiple(of: 4) { starts[index] += 600 }
        #expect(Habit(starts, in: oslo)?.table.description == "55 23 * * 1,2,3,4,5")
    }

    @Test func missedNightsDoNotBreakAHabit() throws {
        var starts = try starts("30 1 * * *", "2026-11-01", days: 28)
        for night in [19, 14, 9, 4] { starts.remove(at: night) }
        #expect(Habit(starts, in: oslo)?.table.description == "30 1 * * *")
    }

    @Test func aControllerInUTCKeepsItsOwnHours() throws {
        let starts = try starts("TZ=UTC\n30 1 * * *", "2026-10-12", days: 28)
        #expect(Habit(starts, in: oslo)?.table.description == "TZ=GMT; 30 1 * * *")
    }

    @Test func aTimeThatWasGivenUpIsNoHabit() throws {
        let old = try starts("30 1 * * *", "2026-10-20", days: 20)
        let new = try starts("0 5 * * *", "2026-11-09", days: 2)
        #expect(Habit(old + new, in: oslo) == nil)
        let later = try starts("0 5 * * *", "2026-11-09", days: 30)
        #expect(Habit(old + later, in: oslo)?.table.description == "0 5 * * *")
    }

    private let oslo = TimeZone(identifier: "Europe/Oslo") ?? .gmt

    private func starts(_ lines: String, _ since: String, days: Int) throws -> [Date] {
        let schedule = try Schedule(lines, for: "scipipe/lsst_distrib", timeZone: oslo)
        let start = try Date("\(since)T00:00:00Z", strategy: .iso8601)
        return schedule.moments(after: start - 7200, through: start + Double(days) * 86_400)
            .map { $0 + 7 }
    }
}
