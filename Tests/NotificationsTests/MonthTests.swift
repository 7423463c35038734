import Foundation
import Golden
import Nightly
import Notifications
import Story
import Testing

/// What a month is said to have come to, counted from what is remembered of it.
@Suite struct MonthTests {
    private static let november = Month(year: 2026, number: 11)

    /// A letter for each night from 1 November on: `S` passed, `F` failed, `t` timed out, `.` did not run,
    /// `u` superseded.
    private func past(
        _ nights: String,
        _ cases: [ProductPast.Case] = [],
        from first: Int = 1,
        until last: Date = oslo(30, "23:00")
    ) -> ProductPast {
        let records = zip(first..., nights).map { day, letter in
            let verdict: Verdict =
                switch letter {
                case "S": .passed
                case "F": .failed
                case "t": .timedOut
                case "u": .none(.superseded)
                case _: .none(.didNotRun(.notStarted))
                }
            return RunRecord(
                root: .job("nightly/solver"),
                due: oslo(day, "01:00"),
                build: day,
                over: oslo(day, "02:00"),
                verdict: verdict
            )
        }
        return ProductPast(records: records, cases: cases, since: records.first?.due, until: last)
    }

    private func month(_ past: ProductPast) -> ProductMonth {
        ProductMonth("solver", title: "Solver", past, in: Self.november, osloTime)
    }

    private func failing(
        _ number: Int,
        _ opened: Date,
        answered: Date? = nil,
        closed: Date? = nil,
        inherited: Bool = false
    )
        -> ProductPast.Case
    {
        let incident = Incident(
            id: IncidentID(product: "solver", number: number),
            opened: opened,
            trouble: .failing([]),
            isInherited: inherited,
            closed: closed
        )
        return .init(incident, answered: answered)
    }

    @Test(arguments: [
        ("SSSS", 4, 0, 0, 0), ("SFtS", 2, 2, 0, 2), ("SF.F", 1, 2, 1, 2), ("FSFF", 1, 3, 0, 2),
        ("....", 0, 0, 4, 0), ("SuuF", 1, 1, 0, 1),
    ])
    func nightsAreCounted(nights: String, green: Int, red: Int, undecided: Int, longest: Int) {
        let month = month(past(nights))
        #expect(month.green == green)
        #expect(month.red == red)
        #expect(month.undecided == undecided)
        #expect(month.longestRed == longest)
    }

    @Test func aNightIsGreenOnlyIfAllOfItPassed() {
        var past = past("SSS")
        for (index, verdict) in [Verdict.passed, .failed, .none(.notBuilt)].enumerated() {
            var record = past.records[index]
            record.root = .job("nightly/other")
            record.verdict = verdict
            past.records.append(record)
        }
        let month = month(past)
        let nights = [month.green, month.red, month.undecided]
        #expect(nights == [1, 1, 1])
    }

    @Test func aNightBelongsToTheMonthInWhichItEnds() {
        var past = past("SS")
        past.records[0].due = oslo(1, "00:00") - 3600
        past.records[1].due = oslo(30, "23:00")
        #expect(month(past).green == 1)
    }

    @Test func timesAreThoseFromTheRunToTheAnswerAndToTheEnd() {
        let month = month(
            past(
                "SFFS",
                [
                    failing(
                        1,
                        oslo(2, "01:00"),
                        answered: oslo(2, "09:00"),
                        closed: oslo(4, "02:00")
                    ),
                    failing(
                        2,
                        oslo(9, "01:00"),
                        answered: oslo(9, "11:00"),
                        closed: oslo(10, "02:00")
                    ),
                    failing(3, oslo(29, "01:00")),
                    failing(
                        4,
                        oslo(1, "01:00"),
                        answered: oslo(2, "01:00"),
                        closed: oslo(3, "01:00"),
                        inherited: true
                    ),
                ]
            )
        )
        #expect(month.failures == 4)
        #expect(month.open == 1)
        #expect(month.answers.median == 32_400)
        #expect(month.repairs.median == 133_200)
    }

    @Test(arguments: [(1, 30, 30), (19, 30, 12), (1, 12, 12), (19, 20, 2)])
    func whatIsNotKnownIsNotCounted(first: Int, last: Int, known: Int) {
        let month = month(past("S", from: first, until: oslo(last, "07:00")))
        #expect(month.knownDays == known)
        #expect(month.days == 30)
    }

    // MARK: Telling

    private var sheet: MonthSheet {
        let thalassa = past(
            "SSSSFFSSSSSSSSSSSSSSSSSSSSS.SF",
            [
                failing(1, oslo(5, "01:00"), answered: oslo(5, "09:10"), closed: oslo(7, "02:00")),
                failing(2, oslo(30, "01:00")),
            ]
        )
        let atlas = past("SSS", from: 28)
        return MonthSheet(
            project: "Thalassa",
            month: Self.november,
            products: [
                month(thalassa),
                ProductMonth("atlas", title: "Atlas", atlas, in: Self.november, osloTime),
            ],
            minimums: MinimumCount(proven: 13, promised: 13),
            minimumsBefore: MinimumCount(proven: 11, promised: 13),
            messages: 87
        )
    }

    private func morning(of products: [Telling], tell: [Audience]) -> Morning {
        let rule = AnnounceRule(.init("announce", line: 1), when: [.monthly], tell: tell)
        let products = products.map { telling in
            var telling = telling
            telling.concern.announce = tell.isEmpty ? AnnounceRule.standard : [rule]
            return telling
        }
        var morning = products.morning(at: [oslo(4, "07:00")])
        morning.sheet = sheet
        return morning
    }

    @Test func thoseWhomRulesNameHearItOnce() throws {
        let products = [Telling.solver([.passed]), .solver([.passed], name: "atlas", owner: .jun)]
        let watching = Audience.stakeholders(personally: false)
        let morning = morning(of: products, tell: [.owner, watching, .people([.piet])])
        let messages = compose(morning, for: .thalassa).notifications
        #expect(
            messages.map(\.id) == [
                "monthly.2026-11.marit", "monthly.2026-11.piet", "monthly.2026-11.jun",
            ]
        )
        let message = try #require(messages.first { $0.recipient.key == "piet" })
        try expectGolden("Subject: \(message.subject)\n\n\(message.text)", "monthly.txt")
        let own = try #require(messages.last)
        #expect(own.text.contains("atlas"))
        #expect(!own.text.contains("solver"))
    }

    @Test func unlessSomeoneAskedNobodyHears() {
        let morning = morning(of: [.solver([.passed])], tell: [])
        #expect(compose(morning, for: .thalassa).notifications.isEmpty)
    }

    @Test(arguments: [
        ("2026-10-31T07:00:00Z", "2026-11-01T05:59:00Z", ""),
        ("2026-10-31T07:00:00Z", "2026-11-01T06:00:00Z", "2026-10"),
        ("2026-10-29T07:00:00Z", "2026-11-03T12:00:00Z", "2026-10"),
        ("2026-11-01T06:00:00Z", "2026-11-01T06:15:00Z", ""),
        ("2026-11-30T06:00:00Z", "2026-11-30T09:00:00Z", ""),
        ("2026-08-30T06:00:00Z", "2026-11-30T09:00:00Z", "2026-10"),
    ])
    func itIsOwedFromTheFirstMorningOn(previous: String, now: String, month: String) throws {
        let look = Look(
            at: try Date(now, strategy: .iso8601),
            after: try Date(previous, strategy: .iso8601),
            in: osloTime
        )
        #expect((look.lastMonth.map { "\($0)" } ?? "") == month)
    }

    @Test func nothingIsOwedOnTheFirstLook() throws {
        let now = try Date("2026-11-01T06:00:00Z", strategy: .iso8601)
        #expect(Look(at: now, after: nil, in: osloTime).lastMonth == nil)
    }

    @Test(arguments: [
        (0, "0 min"), (3_540, "59 min"), (18_000, "5 h"), (18_660, "5 h 11 min"),
        (176_400, "2 days 1 h"), (259_200, "3 days"),
    ])
    func timesReadAsPeopleSayThem(seconds: Int, words: String) {
        #expect(TimeInterval(seconds).inWords == words)
    }
}
