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

    /// Lets parcels go that were held for the operator's word.
    package func release(_ parcelIDs: [String], at now: Date) throws(HistoryError) {
        try write { db in
            for id in parcelIDs {
                try db.run(
                    """
                    UPDATE parcel
                    SET awaits_release = 0, next_try = \(now.milliseconds)
                    WHERE id = \(id) AND status = 'owed' AND awaits_release = 1
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
