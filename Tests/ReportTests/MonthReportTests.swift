import Foundation
import Golden
import Nightly
import Notifications
import Report
import Story
import Testing

/// A month's sheet as it is printed.
@Suite struct MonthReportTests {
    private var sheet: MonthSheet {
        let november = Month(year: 2026, number: 11)
        let since = oslo(19, "01:00")
        func record(_ root: String, _ day: Int, _ verdict: Verdict) -> RunRecord {
            RunRecord(
                root: .job(root),
                due: oslo(day, "01:00"),
                build: day,
                over: oslo(day, "02:00"),
                verdict: verdict
            )
        }
        let incident = Incident(
            id: IncidentID(product: "thalassa", number: 1),
            opened: oslo(20, "01:00"),
            trouble: .failing([]),
            closed: oslo(22, "02:30")
        )
        let past = ProductPast(
            records: (19...30).map {
                record("thalassa", $0, (20...21).contains($0) ? .failed : .passed)
            },
            cases: [.init(incident, answered: oslo(20, "10:10"))],
            since: since,
            until: oslo(30, "23:00")
        )
        let silent = ProductPast(records: [], cases: [], since: nil, until: oslo(30, "23:00"))
        return MonthSheet(
            project: "Thalassa",
            month: november,
            products: [
                ProductMonth(
                    "thalassa",
                    title: "Thalassa ocean model",
                    past,
                    in: november,
                    osloTime
                ),
                ProductMonth("a,\"b\"", title: "Odd", silent, in: november, osloTime),
            ],
            minimums: MinimumCount(proven: 12, promised: 13),
            minimumsBefore: nil,
            messages: 1
        )
    }

    @Test func itIsPrintedForEachReader() throws {
        try expectGolden(sheet.table, "month.txt")
        try expectGolden(sheet.csv, "month.csv")
        try expectGolden(sheet.json(), "month.json")
    }
}
