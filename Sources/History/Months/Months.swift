package import Foundation
import GRDB
import Nightly
package import Notifications

// What is remembered of a whole month, for its sheet.

extension History {
    /// What there is of a product whose runs were due, or whose incidents lasted, in a span of time.
    package func past(
        of product: String,
        during span: Range<Date>
    ) throws(HistoryError) -> ProductPast {
        try read { db in
            try ProductPast(
                records: RunRecord.due(in: span, of: product, in: db),
                cases: Incident.touching(span, of: product, in: db).map { incident in
                    try ProductPast.Case(incident, answered: incident.id.answered(in: db))
                },
                since: db.row(
                    "SELECT MIN(due) AS due FROM run WHERE product = \(product)"
                ) { try $0.optionalDate("due") } ?? nil,
                until: db.row("SELECT at FROM last_commit") { try $0.date("at") }
            )
        }
    }

    /// How many messages went out in a span of time, as far as anyone knows.
    package func messages(during span: Range<Date>) throws(HistoryError) -> Int {
        try read { db in
            try db.row(
                """
                SELECT COUNT(*) AS number
                FROM parcel
                WHERE status IN ('delivered', 'uncertain')
                    AND settled >= \(span.lowerBound.milliseconds)
                    AND settled < \(span.upperBound.milliseconds)
                """
            ) { row in try row.value("number") } ?? 0
        }
    }

    /// How many minimums were proven, as it was last counted before a moment.
    package func minimums(before moment: Date) throws(HistoryError) -> MinimumCount? {
        try read { db in
            try db.row(
                """
                SELECT promised, proven
                FROM minimum_count
                WHERE since < \(moment.milliseconds)
                ORDER BY since DESC
                LIMIT 1
                """
            ) { row in
                try MinimumCount(proven: row.value("proven"), promised: row.value("promised"))
            }
        }
    }
}

extension IncidentID {
    /// The first time counts.
    func noteAnswer(at now: Date, in db: Database) throws {
        try db.run(
            """
            INSERT INTO answer (product, incident, at)
            VALUES (\(product), \(number), \(now.milliseconds))
            ON CONFLICT DO NOTHING
            """
        )
    }

    fileprivate func answered(in db: Database) throws -> Date? {
        try db.row(
            "SELECT at FROM answer WHERE product = \(product) AND incident = \(number)"
        ) { try $0.date("at") }
    }
}

extension MinimumCount {
    /// One row for as long as it stays the same.
    func save(at now: Date, in db: Database) throws {
        let last = try db.row(
            "SELECT since, promised, proven FROM minimum_count ORDER BY since DESC LIMIT 1"
        ) { row in
            try (
                since: row.date("since"),
                count: MinimumCount(proven: row.value("proven"), promised: row.value("promised"))
            )
        }
        let since = last.flatMap { $0.count == self ? $0.since : nil } ?? now
        try db.run(
            """
            INSERT INTO minimum_count (since, seen, promised, proven)
            VALUES (\(since.milliseconds), \(now.milliseconds), \(promised), \(proven))
            ON CONFLICT DO UPDATE
            SET seen = excluded.seen, promised = excluded.promised, proven = excluded.proven
            """
        )
    }
}
