import Foundation
import Testing

@testable import Nightly

/// Which of the configuration, the job's own timer and past builds says when a root is due.
@Suite struct TimetableTests {
    @Test func theConfigurationComesFirst() throws {
        let timetable = try timetable(configured: "0 3 * * *", timer: "0 3 * * *", ran: "0 3 * * *")
        #expect(timetable.next == "2026-11-20T02:00:00Z")
        #expect(timetable.doubt == nil)
    }

    @Test func theJobsOwnTimerIsNext() throws {
        let timetable = try timetable(timer: "30 1 * * *", ran: "30 1 * * *")
        #expect(timetable.next == "2026-11-20T00:30:00Z")
        #expect(timetable.doubt == nil)
    }

    @Test(arguments: [nil, "", "no cron at all"])
    func whereNothingIsSaidWhatWasSeenHolds(timer: String?) throws {
        let timetable = try timetable(timer: timer, ran: "30 1 * * *")
        #expect(timetable.next == "2026-11-20T00:30:00Z")
        #expect(timetable.doubt == nil)
    }

    @Test func nothingSaidAndNothingSeenIsNoSchedule() throws {
        let timetable = try timetable(timer: nil, ran: nil)
        #expect(timetable.schedule == nil)
        #expect(timetable.doubt == nil)
    }

    @Test func aTimerThatSaysOtherwiseIsDoubt() throws {
        let timetable = try timetable(configured: "30 1 * * *", timer: "0 2 * * *", ran: nil)
        #expect(timetable.next == "2026-11-20T00:30:00Z")
        #expect(timetable.doubt == .timer("0 2 * * *", said: "30 1 * * *"))
    }

    @Test func whatSaysTheSameInOtherWordsIsNoDoubt() throws {
        let timetable = try timetable(configured: "30 1 * * 0-6", timer: "30 1 * * *", ran: nil)
        #expect(timetable.doubt == nil)
    }

    @Test(arguments: [
        ("30 1 * * *", "0 9 * * *", "0 9 * * *"),
        ("30 1 * * *", "30 1 * * 1,3,5", "30 1 * * 1,3,5"),
        ("30 1 * * 1,3,5", "30 1 * * *", "30 1 * * *"),
    ])
    func buildsThatStartOtherwiseAreDoubt(said: String, ran: String, seen: String) throws {
        let configured = try timetable(configured: said, timer: nil, ran: ran)
        #expect(configured.doubt == .starts(seen, said: said))
    }

    @Test(arguments: [
        ("30 1 * * *", "30 1 * * 1,3,5", "30 1 * * 1,3,5"),
        ("30 1 * * 1,3,5", "30 1 * * *", "30 1 * * *"),
    ])
    func aTimerThatIsKeptNowAndThenHoldsInDoubt(said: String, ran: String, seen: String) throws {
        let timetable = try timetable(timer: said, ran: ran)
        #expect(timetable.doubt == .starts(seen, said: said))
        let told = try Schedule(said, for: "nightly/thalassa", timeZone: oslo)
        #expect(timetable.schedule == told)
    }

    // MARK: A timer that is never kept

    @Test func aControllerInAThirdZoneIsUnderstoodByWhatItStarted() throws {
        let timetable = try timetable(
            timer: "0 1 * * *",
            ran: "TZ=America/Chicago\n0 1 * * *"
        )
        #expect(timetable.next == "2026-11-19T07:00:00Z")
        #expect(timetable.doubt == .unkept("0 1 * * *", seen: "0 8 * * *"))
    }

    @Test func theNextMorningTooAlthoughRunsWereJudgedByTheTimer() throws {
        let midnight = try Date("2026-11-01T00:00:00Z", strategy: .iso8601)
        let known = (0..<18).map { day in
            RunRecord(
                root: JobID("nightly/thalassa"),
                due: midnight + Double(day) * 86_400,
                build: day + 4,
                over: midnight + Double(day) * 86_400 + 30_000,
                verdict: .passed
            )
        }
        let timetable = try timetable(
            timer: "0 1 * * *",
            ran: "TZ=America/Chicago\n0 1 * * *",
            after: known,
            newest: 8
        )
        #expect(timetable.next == "2026-11-19T07:00:00Z")
        #expect(timetable.doubt == .unkept("0 1 * * *", seen: "0 8 * * *"))
    }

    @Test func whereNoRuleShowsNothingIsExpected() throws {
        let timetable = try timetable(timer: "0 1 * * *", ran: "0 8,9,10,16 * * *")
        #expect(timetable.schedule == nil)
        #expect(timetable.doubt == .unkept("0 1 * * *", seen: nil))
    }

    @Test func twoLateStartsAreNoReasonToDoubtTheTimer() throws {
        let timetable = try timetable(timer: "0 1 * * *", ran: "0 4 17,18 * *")
        #expect(timetable.next == "2026-11-20T00:00:00Z")
    }

    @Test func aTimerThatWasMovedHoldsFromItsFirstStartOn() throws {
        let timetable = try timetable(timer: "0 5 * * *", ran: "0 1 1-18 * *\n0 5 19 * *")
        #expect(timetable.next == "2026-11-20T04:00:00Z")
    }

    @Test func aControllerInUTCIsUnderstoodByWhatItStarted() throws {
        let timetable = try timetable(timer: "30 1 * * *", ran: "TZ=UTC\n30 1 * * *")
        #expect(timetable.next == "2026-11-20T01:30:00Z")
        #expect(timetable.doubt == nil)
    }

    @Test func aRenamedJobIsDueWhenItIsSeenToStart() throws {
        let seen = try timetable(timer: "H H(4-7) * * *", ran: "17 3 * * *")
        #expect(seen.next == "2026-11-20T02:17:00Z")
        #expect(seen.doubt == nil)
        let once = try timetable(timer: "H H(4-7) * * *", ran: "17 3 18 * *")
        #expect(once.schedule == nil)
        let never = try timetable(timer: "H H(4-7) * * *", ran: nil)
        #expect(never.schedule != nil)
    }

    private let oslo: TimeZone

    init() throws { oslo = try #require(TimeZone(identifier: "Europe/Oslo")) }

    private func timetable(
        configured: String? = nil,
        timer: String?,
        ran: String?,
        after known: [RunRecord] = [],
        newest: Int = 100
    ) throws -> (schedule: Schedule?, next: String?, doubt: ScheduleDoubt?) {
        let now = try Date("2026-11-19T06:00:00Z", strategy: .iso8601)
        let id = JobID("nightly/thalassa")
        let product = Product(
            name: "thalassa",
            roots: [id],
            schedule: try configured.map { try CronTable($0) },
            timeZone: oslo
        )
        let starts =
            try ran.map { try Schedule($0, for: id.name, timeZone: oslo) }?
            .moments(after: now - 21 * 86_400, through: now).map { $0 + 6 } ?? []
        let builds = starts.enumerated().map { number, start in
            Build(
                id: BuildID(job: id, number: number + 1),
                url: "",
                start: start,
                progress: .finished(.success, at: start + 3600),
                triggers: [.timer]
            )
        }
        let job = Job(
            id: id,
            url: "",
            timer: timer,
            builds: Array(builds.reversed().prefix(newest))
        )
        let timetable = Timetable(product, job, among: [], after: known)
        let next = timetable.schedule?.next(after: now)
        return (timetable.schedule, next?.formatted(.iso8601), timetable.doubt)
    }
}
