import Foundation
import GRDB
import Notifications

/// An owed parcel that something has overtaken, and what.
package struct Withdrawal: Hashable, Sendable {
    package var parcelID: String
    package var why: String

    package init(parcelID: String, why: String) {
        self.parcelID = parcelID
        self.why = why
    }
}

extension Withdrawal {
    /// What has left the outbox already stays as it is.
    func save(at now: Date, in db: Database) throws {
        try db.run(
            """
            UPDATE parcel
            SET status = 'withdrawn', withdrawn_because = \(why),
                settled = \(now.milliseconds), next_try = NULL, content = NULL
            WHERE id = \(parcelID) AND status = 'owed'
            """
        )
    }
}

extension Parcel {
    init(_ row: Row, in db: Database) throws {
        let id: String = try row.value("id")
        let incident: String? = try row.value("incident")
        let covered: [String] = try db.rows(
            """
            SELECT incident
            FROM telling
            WHERE parcel = \(id) AND incident IS NOT \(incident)
            ORDER BY incident
            """
        ) { row in try row.value("incident") }
        try self.init(
            id: id,
            recipient: row.value("recipient"),
            address: row.value("address"),
            channel: row.value("channel"),
            reason: row.value("reason"),
            incident: incident,
            covers: covered,
            subject: row.value("subject"),
            content: [UInt8](row.value("content") as Data),
            composed: row.date("composed")
        )
    }

    /// Puts it into the outbox, unless it was ever there.
    func owe(at now: Date, in db: Database) throws {
        try db.run(
            """
            INSERT INTO parcel (
                id, recipient, address, channel, reason, incident, subject, content, composed,
                next_try
            )
            VALUES (
                \(id), \(recipient), \(address), \(channel), \(reason), \(incident), \(subject),
                \(Data(content)), \(composed.milliseconds), \(now.milliseconds)
            )
            ON CONFLICT (id) DO NOTHING
            """
        )
        guard db.changesCount > 0 else { return }
        for incident in Set(covers + [incident].compactMap(\.self)) {
            try db.run(
                """
                INSERT INTO telling (incident, parcel)
                VALUES (\(incident), \(id))
                """
            )
        }
    }
}
