import Foundation
import GRDB
package import Notifications

extension History {
    /// The addresses that have refused a message for good, as they were then.
    package func deadAddresses() throws(HistoryError) -> [DeadAddress] {
        try read { db in
            try db.rows("SELECT * FROM dead_address ORDER BY since, recipient, channel") { row in
                try DeadAddress(
                    person: row.json("person"),
                    channel: row.value("channel"),
                    digest: row.value("digest"),
                    since: row.date("since"),
                    words: row.value("words")
                )
            }
        }
    }

    /// Forgets what an address refused, because it has taken something since.
    package func revive(_ dead: [DeadAddress]) throws(HistoryError) {
        try write { db in
            for address in dead {
                try db.run(
                    """
                    DELETE FROM dead_address
                    WHERE recipient = \(address.person.key) AND channel = \(address.channel)
                    """
                )
            }
        }
    }
}

extension DeadAddress {
    func save(in db: Database) throws {
        try db.run(
            """
            INSERT INTO dead_address (recipient, channel, person, digest, since, words)
            VALUES (
                \(person.key), \(channel), \(json(person)), \(digest), \(since.milliseconds), \(words)
            )
            ON CONFLICT (recipient, channel) DO UPDATE
            SET person = excluded.person, digest = excluded.digest, since = excluded.since,
                words = excluded.words
            """
        )
    }
}

extension Outcome {
    /// Where something has arrived, other things may.
    func revive(addressOf parcelID: String, in db: Database) throws {
        switch self {
        case .delivered:
            try db.run(
                """
                DELETE FROM dead_address
                WHERE (recipient, channel) IN (
                    SELECT recipient, channel FROM parcel WHERE id = \(parcelID)
                )
                """
            )
        case .refused, .gone, .postponed, .unavailable, .uncertain: break
        }
    }
}
