package import Foundation
import GRDB

// What an operator does to the outbox.

extension History {
    /// Makes parcels that wait due at once, quiet hours or not.
    package func hasten(_ parcelIDs: [String], at now: Date) throws(HistoryError) {
        try write { db in
            for id in parcelIDs {
                try db.run(
                    """
                    UPDATE parcel
                    SET next_try = \(now.milliseconds), not_before = NULL
                    WHERE id = \(id) AND status = 'owed'
                    """
                )
            }
        }
    }

    /// Takes parcels out of the outbox for good, undelivered; those that have left it stay as they are.
    package func withdraw(_ withdrawals: [Withdrawal], at now: Date) throws(HistoryError) {
        try write { db in
            for withdrawal in withdrawals { try withdrawal.save(at: now, in: db) }
        }
    }
}
