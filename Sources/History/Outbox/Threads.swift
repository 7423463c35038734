import Foundation
import GRDB
import Notifications

/// The conversation that a parcel belongs to: the first message to the same person, on the same
/// channel, about the one incident that it is about.
///
/// A summary answers nothing, and is answered by nothing.
struct Thread {
    var root: Anchor
    /// What the first message shows; nil once the incident is over.
    var opening: [UInt8]?

    init?(of parcelID: String, in db: Database) throws {
        let first = try db.row(
            """
            SELECT first.room, first.message, first.shown
            FROM parcel JOIN telling ON telling.parcel = parcel.id
                JOIN telling AS earlier USING (product, incident)
                JOIN parcel AS first
                    ON first.id = earlier.parcel AND first.recipient = parcel.recipient
                    AND first.channel = parcel.channel
            WHERE parcel.id = \(parcelID) AND parcel.reason <> \(Reason.summary)
                AND first.reason <> \(Reason.summary) AND first.message IS NOT NULL
            ORDER BY first.composed, first.rowid
            LIMIT 1
            """
        ) { row in
            let shown: Data? = try row.value("shown")
            return try (Anchor(room: row.value("room"), message: row.value("message")), shown)
        }
        guard let (root, shown) = first else { return nil }
        self.root = root
        opening = shown.map([UInt8].init)
    }
}

extension Anchor {
    /// Keeps where a parcel is shown and, of the first of a conversation, what: until it is over.
    func save(of parcelID: String, in db: Database) throws {
        let root = try Thread(of: parcelID, in: db)?.root
        try db.run(
            """
            UPDATE parcel
            SET room = \(room), message = \(message),
                shown = CASE WHEN \(root == nil) AND reason <> \(Reason.summary) THEN content END
            WHERE id = \(parcelID)
            """
        )
        guard let root else { return }
        try db.run(
            """
            UPDATE parcel
            SET shown = NULL
            WHERE room = \(root.room) AND message = \(root.message) AND EXISTS (
                SELECT 1
                FROM parcel AS last
                WHERE last.id = \(parcelID) AND last.reason IN (\(Reason.fixed), \(Reason.runsAgain))
            )
            """
        )
    }
}
