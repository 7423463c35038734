import Foundation
import GRDB
import Nightly
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
                settled = \(now.milliseconds), next_try = NULL, content = NULL,
                notification = NULL
            WHERE id = \(parcelID) AND status = 'owed'
            """
        )
    }
}

extension Parcel {
    init(_ row: Row, in db: Database) throws {
        let id: String = try row.value("id")
        let tells: [IncidentID] = try db.rows(
            """
            SELECT product, incident
            FROM telling
            WHERE parcel = \(id)
            ORDER BY place
            """
        ) { row in try IncidentID(product: row.value("product"), number: row.value("incident")) }
        let thread = try Thread(of: id, in: db)
        try self.init(
            id: id,
            recipient: row.json("person"),
            channel: row.value("channel"),
            reason: row.value("reason"),
            tells: tells,
            subject: row.value("subject"),
            content: [UInt8](row.value("content") as Data),
            root: thread?.root,
            opening: thread?.opening,
            composed: row.date("composed"),
            notBefore: row.optionalDate("not_before")
        )
    }

    /// Puts it into the outbox, unless it was ever there.
    /// - Parameter awaitsRelease: Whether it waits there for the operator's word.
    func owe(at now: Date, awaitsRelease: Bool = false, in db: Database) throws {
        try db.run(
            """
            INSERT INTO parcel (
                id, recipient, person, channel, reason, subject, content, notification, composed,
                next_try, not_before, awaits_release
            )
            VALUES (
                \(id), \(recipient.key), \(json(recipient)), \(channel), \(reason), \(subject),
                \(Data(content)), \(notification.map(json)), \(composed.milliseconds),
                \(now.milliseconds), \(notBefore?.milliseconds), \(awaitsRelease)
            )
            ON CONFLICT (id) DO NOTHING
            """
        )
        guard db.changesCount > 0 else { return }
        for (place, incident) in tells.enumerated() {
            try db.run(
                """
                INSERT INTO telling (product, incident, parcel, place)
                VALUES (\(incident.product), \(incident.number), \(id), \(place))
                """
            )
        }
    }
}
