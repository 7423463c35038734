import Foundation
import Golden
import Testing

/// A month's sheet from door to door: sent once when the month is over, and printed for whoever asks.
@Suite struct SheetTests {
    @Test func theMonthIsToldOnceToWhoeverAskedForIt() throws {
        let home = try Home()
        let rules = """
            announce:
              - { when: [failed, no-run], tell: owner }
              - { when: monthly, tell: hanna }

            """
        try home.writeDemo(more: rules)
        for day in Home.mornings {
            let ending = try home.runMorning(day)
            try #require(ending.status == 0)
        }
        // The recording has no answer to what is asked so much later; the month is told all the same.
        for moment in ["2026-11-30T06:00:00Z", "2026-12-02T08:00:00Z", "2026-12-02T09:00:00Z"] {
            _ = try home.runMorning("2026-11-19", "--now", moment)
        }
        let sheets = try home.mails().filter { $0.line.contains("MONTH: ") }
        #expect(sheets.map(\.headers["date"]) == ["Wed, 02 Dec 2026 09:00:00 +0100"])
        let sheet = try #require(sheets.first)
        try expectGolden(sheet.line + "\n\n" + (sheet.parts.first?.text ?? ""), "sheet-mail.txt")
        let printed = try home.run("sheet", "--month", "2026-11")
        try expectGolden(printed.transcript, "sheet.txt")
        let usual = try home.run("sheet", "--now", "2026-12-24T00:00:00Z", "--format", "csv")
        #expect(usual.output.hasPrefix("month,product,green_nights,"))
        #expect(usual.output.contains("\n2026-11,thalassa,"))
    }

    @Test func whatIsNoMonthIsRefused() throws {
        let home = try Home()
        try home.writeDemo()
        let ending = try home.run("sheet", "--month", "2026-13")
        #expect(ending.status == 2)
        #expect(ending.errors.contains("2026-13 is no month such as 2026-10"))
    }
}
