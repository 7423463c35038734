import Foundation
import GRDB
package import Nightly
package import Notifications

extension History {
    /// Every message that tells of an incident, in the order in which they were composed.
    package func receipts(about incident: IncidentID) throws(HistoryError) -> [Receipt] {
        try read { db in
            try db.rows(
                """
                SELECT person, channel, reason, composed, not_before, status, next_try, settled,
                    withdrawn_because,
                    (
                        SELECT words
                        FROM attempt
                        WHERE attempt.parcel = parcel.id
                        ORDER BY number DESC
                        LIMIT 1
                    ) AS last_words
                FROM parcel JOIN telling ON telling.parcel = parcel.id
                WHERE telling.product = \(incident.product)
                    AND telling.incident = \(incident.number)
                ORDER BY composed, parcel.rowid
                """,
                as: Receipt.init
            )
        }
    }
}

extension Receipt {
    fileprivate init(_ row: Row) throws {
        try self.init(
            person: row.json("person"),
            channel: row.value("channel"),
            reason: row.value("reason"),
            composed: row.date("composed"),
            heldUntil: row.optionalDate("not_before"),
            fate: Fate(row)
        )
    }
}

extension Receipt.Fate {
    fileprivate init(_ row: Row) throws {
        let status: String = try row.value("status")
        let words: String? = try row.value("last_words")
        switch status {
        case "owed": self = .owed(nextTry: try row.date("next_try"), lastWords: words)
        case "delivered": self = .delivered(at: try row.date("settled"))
        case "uncertain": self = .uncertain(at: try row.date("settled"))
        case "refused": self = .refused(words ?? "")
        case "withdrawn": self = .withdrawn(because: try row.value("withdrawn_because"))
        default: throw Misspelling(word: status)
        }
    }
}
