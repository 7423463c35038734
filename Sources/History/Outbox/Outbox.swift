package import Foundation
import GRDB
package import Nightly
package import Notifications

extension History {
    /// The parcels that are due for an attempt, in the order in which they were composed.
    ///
    /// No pause is longer than a day: one that seems to be comes from a clock that was set back.
    package func owed(at now: Date) throws(HistoryError) -> [OwedParcel] {
        let now = now.kept
        return try waiting().filter { owed in
            !owed.awaitsRelease && !owed.isHeld(at: now)
                && (owed.nextTry <= now || owed.nextTry > now + longestPause)
        }
    }

    /// Every parcel that is still owed, due or not, in the order in which they were composed.
    package func waiting() throws(HistoryError) -> [OwedParcel] {
        try read { db in
            try db.rows(
                """
                SELECT parcel.*, COUNT(attempt.number) AS attempts, MIN(attempt.at) AS first_try,
                    (
                        SELECT words
                        FROM attempt
                        WHERE attempt.parcel = parcel.id
                        ORDER BY number DESC
                        LIMIT 1
                    ) AS last_words
                FROM parcel LEFT JOIN attempt ON attempt.parcel = parcel.id
                WHERE status = 'owed'
                GROUP BY parcel.id
                ORDER BY composed, parcel.rowid
                """
            ) { row in try OwedParcel(row, in: db) }
        }
    }

    /// What an owed parcel says without a form; nil of those from before that was kept.
    package func notification(
        of parcelID: String
    ) throws(HistoryError) -> Notifications.Notification? {
        try read { db in
            try db.row("SELECT notification FROM parcel WHERE id = \(parcelID)") { row in
                try row.optionalJSON("notification")
            } ?? nil
        }
    }

    /// The summaries that are owed, and have certainly not arrived.
    package func unheardSummaries() throws(HistoryError) -> [Parcel] {
        try read { db in
            try db.rows(
                """
                SELECT *
                FROM parcel
                WHERE status = 'owed' AND reason = \(Reason.summary) AND NOT EXISTS (
                    SELECT 1
                    FROM attempt
                    WHERE attempt.parcel = parcel.id
                        AND (outcome IS NULL OR outcome = 'uncertain')
                )
                ORDER BY composed, rowid
                """
            ) { row in try Parcel(row, in: db) }
        }
    }

    /// Whether something was ever owed under that identity.
    package func isKnown(_ parcelID: String) throws(HistoryError) -> Bool {
        try read { db in
            try db.row("SELECT 1 FROM parcel WHERE id = \(parcelID)") { _ in } != nil
        }
    }

    /// Those who were told of an incident, by messages of its own or only in a summary.
    ///
    /// What is owed does not count, unless an attempt at it may have arrived: it is withdrawn as soon as
    /// what it tells is over. Nor does what was refused or withdrawn.
    package func told(about incident: IncidentID) throws(HistoryError) -> [Told] {
        try read { db in
            try db.rows(
                """
                SELECT MAX(person) AS person, MAX(reason <> \(Reason.summary)) AS personally
                FROM parcel JOIN telling ON telling.parcel = parcel.id
                WHERE telling.product = \(incident.product) AND telling.incident = \(incident.number)
                    AND (
                        status IN ('delivered', 'uncertain')
                        OR status = 'owed' AND EXISTS (
                            SELECT 1
                            FROM attempt
                            WHERE attempt.parcel = parcel.id
                                AND (outcome IS NULL OR outcome = 'uncertain')
                        )
                    )
                GROUP BY recipient
                ORDER BY MIN(composed), MIN(parcel.rowid)
                """
            ) { row in
                try Told(person: row.json("person"), personally: row.value("personally"))
            }
        }
    }
}

extension OwedParcel {
    fileprivate init(_ row: Row, in db: Database) throws {
        try self.init(
            parcel: Parcel(row, in: db),
            attempts: row.value("attempts"),
            firstTry: row.optionalDate("first_try"),
            lastWords: row.value("last_words"),
            nextTry: row.date("next_try"),
            awaitsRelease: row.value("awaits_release")
        )
    }
}
