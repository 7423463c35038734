import Foundation
import Testing

@testable import Notifications

/// Who is on duty, by a table or a calendar.
@Suite struct RotaTests {
    static func oslo() throws -> TimeZone { try #require(TimeZone(identifier: "Europe/Oslo")) }

    private func onDuty(_ rota: Rota, _ moment: String) throws -> String {
        let moment = try Date(moment, strategy: .iso8601)
        return rota.onDuty(at: moment, in: try Self.oslo()) ?? "nobody"
    }

    // MARK: Tables

    static let table = """
        from, until, who
        2026-11-16, 2026-11-22, marit
        2026-11-18, 2026-11-18, "Wilk, Tomasz"
        2026-11-23 09:00, 2026-11-30 09:00, ines
        """

    @Test(arguments: [
        ("2026-11-15T22:59:59Z", "nobody"),
        ("2026-11-15T23:00:00Z", "marit"),
        ("2026-11-18T12:00:00Z", "Wilk, Tomasz"),
        ("2026-11-18T23:00:00Z", "marit"),
        ("2026-11-22T22:59:59Z", "marit"),
        ("2026-11-22T23:00:00Z", "nobody"),
        ("2026-11-23T08:00:00Z", "ines"),
        ("2026-11-30T08:00:00Z", "nobody"),
    ])
    func aDayIsWholeAndAMomentIsAMoment(moment: String, who: String) throws {
        #expect(try onDuty(Rota(csv: Self.table), moment) == who)
    }

    @Test func aDayForEachRowWillDo() throws {
        let rota = try Rota(csv: "who,day\nmarit,2028-02-29\nines,2028-03-01\n")
        #expect(try onDuty(rota, "2028-02-29T12:00:00Z") == "marit")
        #expect(try onDuty(rota, "2028-02-29T23:00:00Z") == "ines")
    }

    @Test func aRowThatIsWrongIsSaidAndTheOthersHold() throws {
        let rota = try Rota(
            csv: """
                from,until,who
                2026-02-29,2026-03-01,marit
                2026-11-16,2026-11-15,marit
                2026-11-16,2026-11-17,

                2026-11-16 25:00,2026-11-17,jun
                2026-11-16,2026-11-17,ines
                """
        )
        let noTime = "is no day such as 2026-11-23, and no time such as 2026-11-23 09:00"
        #expect(
            rota.troubles == [
                "line 2: 2026-02-29 \(noTime)", "line 3: it ends before it begins",
                "line 4: it names nobody", "line 6: 2026-11-16 25:00 \(noTime)",
            ]
        )
        #expect(try onDuty(rota, "2026-11-16T12:00:00Z") == "ines")
        #expect(
            throws: TableError.noHeader(needed: "`from`, `until` and `who`, or `day` and `who`,")
        ) {
            try Rota(csv: "2026-11-16,marit")
        }
    }

    // MARK: Calendars

    private func calendar(_ events: String...) -> Rota {
        let all = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT" }.joined(separator: "\n")
        return Rota(
            calendar: "BEGIN:VCALENDAR\nVERSION:2.0\n\(all)\nEND:VCALENDAR\n"
                .replacing("\n", with: "\r\n")
        )
    }

    @Test(arguments: [
        // Whole days, of which the end is the first one that is not meant.
        ("DTSTART;VALUE=DATE:20261116\nDTEND;VALUE=DATE:20261123", "2026-11-22T22:59:00Z", true),
        ("DTSTART;VALUE=DATE:20261116\nDTEND;VALUE=DATE:20261123", "2026-11-22T23:00:00Z", false),
        ("DTSTART;VALUE=DATE:20261116", "2026-11-16T22:59:00Z", true),
        ("DTSTART;VALUE=DATE:20261116", "2026-11-16T23:00:00Z", false),
        ("DTSTART:20261116T080000Z\nDTEND:20261116T090000Z", "2026-11-16T08:00:00Z", true),
        ("DTSTART:20261116T080000Z\nDTEND:20261116T090000Z", "2026-11-16T09:00:00Z", false),
        (
            "DTSTART;TZID=America/New_York:20261116T080000\nDURATION:PT1H", "2026-11-16T13:30:00Z",
            true
        ),
        (
            "DTSTART;TZID=\"America/New_York\":20261116T080000\nDURATION:P1D",
            "2026-11-17T12:59:00Z", true
        ),
        ("DTSTART:20261116T080000\nDURATION:P1W", "2026-11-23T06:59:00Z", true),
        ("DTSTART:20261116T080000\nDURATION:P1W", "2026-11-23T07:00:00Z", false),
    ])
    func anEventLastsAsRFC5545Says(times: String, moment: String, isOn: Bool) throws {
        let rota = calendar("SUMMARY:marit\n\(times)")
        #expect(rota.troubles.isEmpty)
        #expect(try onDuty(rota, moment) == (isOn ? "marit" : "nobody"))
    }

    @Test(arguments: [
        ("SUMMARY:Marit Sol\n heim", "Marit Solheim"),
        ("SUMMARY:Wilk\\, Tomasz", "Wilk, Tomasz"),
        ("SUMMARY;LANGUAGE=no:Marit", "Marit"),
        ("SUMMARY:On call\nATTENDEE;CN=\"Marit: S\":mailto:marit@x.example", "marit@x.example"),
        ("SUMMARY:marit\nBEGIN:VALARM\nSUMMARY:Beep\nDTSTART:x\nEND:VALARM", "marit"),
    ])
    func whoAttendsIsOnDutyOrWhomTheTitleNames(lines: String, who: String) throws {
        let rota = calendar("DTSTART;VALUE=DATE:20261116\n\(lines)")
        #expect(rota.troubles.isEmpty)
        #expect(try onDuty(rota, "2026-11-16T12:00:00Z") == who)
    }

    @Test(arguments: [
        ("SUMMARY:x\nDTSTART:20261116T080000", "line 3: it has no DTEND"),
        ("DTSTART;VALUE=DATE:20261116", "line 3: it has no SUMMARY"),
        ("SUMMARY:x", "line 3: it has no DTSTART"),
        (
            "SUMMARY:x\nDTSTART;TZID=W. Europe Standard Time:20261116T080000\nDURATION:PT1H",
            "line 3: W. Europe Standard Time is no IANA time zone"
        ),
        (
            "SUMMARY:x\nDTSTART;VALUE=DATE:20261116\nRRULE:FREQ=MONTHLY",
            "line 3: RRULE is not understood here: FREQ=MONTHLY"
        ),
        (
            "SUMMARY:x\nDTSTART;VALUE=DATE:20261116\nRRULE:FREQ=WEEKLY;BYDAY=1MO",
            "line 3: BYDAY is not understood here: 1MO"
        ),
        (
            "SUMMARY:x\nDTSTART;VALUE=DATE:20261116\nRRULE:FREQ=WEEKLY;BYDAY=TU",
            "line 3: BYDAY is not understood here: it does not begin on one of its days"
        ),
        (
            "SUMMARY:x\nDTSTART;VALUE=DATE:20261116\nDTEND;VALUE=DATE:20261116",
            "line 3: DTEND is not understood here: it is not after DTSTART"
        ),
        (
            "SUMMARY:x\nDTSTART;VALUE=DATE:20260230",
            "line 3: a time is not understood here: 20260230"
        ),
    ])
    func whatIsNotUnderstoodIsSaidAndNeverGuessed(lines: String, trouble: String) {
        let rota = calendar(lines)
        #expect(rota.troubles == [trouble])
        #expect(rota.shifts.isEmpty)
    }

    @Test(arguments: [
        // Every other week, handed over on Monday at nine, summer and winter.
        ("2026-10-12T07:00:00Z", "marit"),
        ("2026-10-19T06:59:00Z", "marit"),
        ("2026-10-19T07:00:00Z", "nobody"),
        ("2026-10-26T08:00:00Z", "marit"),
        ("2026-11-02T07:59:00Z", "marit"),
        ("2026-11-02T08:00:00Z", "nobody"),
        // The third of three.
        ("2026-11-09T08:00:00Z", "marit"),
        ("2026-11-23T08:00:00Z", "nobody"),
    ])
    func aWeeklyDutyComesAgain(moment: String, who: String) throws {
        let rota = calendar(
            """
            SUMMARY:marit
            DTSTART;TZID=Europe/Oslo:20261012T090000
            DTEND;TZID=Europe/Oslo:20261019T090000
            RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3
            """
        )
        #expect(rota.troubles.isEmpty)
        #expect(try onDuty(rota, moment) == who)
    }

    @Test(arguments: [
        ("FREQ=DAILY", "20261116 20261117 20261118 20261119 20261120 20261121"),
        ("FREQ=DAILY;INTERVAL=3", "20261116 20261119 20261122 20261125 20261128 20261201"),
        ("FREQ=DAILY;COUNT=2", "20261116 20261117"),
        ("FREQ=DAILY;UNTIL=20261118", "20261116 20261117 20261118"),
        ("FREQ=DAILY;BYDAY=MO,WE", "20261116 20261118 20261123 20261125 20261130 20261202"),
        ("FREQ=WEEKLY;BYDAY=MO,SU", "20261116 20261122 20261123 20261129 20261130 20261206"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
            "20261116 20261122 20261130 20261206 20261214 20261220"
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
            "20261116 20261129 20261130 20261213 20261214 20261227"
        ),
        ("FREQ=WEEKLY;COUNT=3;BYDAY=MO,FR", "20261116 20261120 20261123"),
    ])
    func rulesGiveTheDaysThatTheyShould(rule: String, days: String) throws {
        let start = try CalendarTime("20261116", zone: nil).time
        let recurrence = try Recurrence(rule, of: start)
        let expected = try days.split(separator: " ").map {
            try CalendarTime(String($0), zone: nil).time.day
        }
        let found = Array(recurrence.days(from: start, in: try Self.oslo()).prefix(6))
        #expect(found == expected)
    }

    @Test func oneThatIsLeftOutOrMovedDoesNotCome() throws {
        let rota = calendar(
            """
            UID:1
            SUMMARY:marit
            DTSTART;VALUE=DATE:20261116
            RRULE:FREQ=DAILY
            EXDATE;VALUE=DATE:20261117,20261119
            """,
            "UID:1\nSUMMARY:ines\nRECURRENCE-ID;VALUE=DATE:20261118\nDTSTART;VALUE=DATE:20261118",
            "UID:2\nSUMMARY:jun\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261119"
        )
        #expect(rota.troubles.isEmpty)
        let days = try (16...20).map { try onDuty(rota, "2026-11-\($0)T12:00:00Z") }
        #expect(days == ["marit", "nobody", "ines", "nobody", "marit"])
    }

    @Test(arguments: [
        ("", "no event is in it"),
        ("<html>Log in</html>", "no event is in it"),
        ("BEGIN:VEVENT\nSUMMARY:x", "it ends in the middle of an event"),
    ])
    func whatIsNoCalendarIsSaid(text: String, trouble: String) {
        #expect(Rota(calendar: text).troubles == [trouble])
    }
}
