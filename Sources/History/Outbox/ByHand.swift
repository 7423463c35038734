package import Foundation
import GRDB

// What an operator does to the outbox.

extension History {
    /// Makes parcels that wait due at once; gives back how many were waiting.
    package func hasten(_ parcelIDs: [String], at now: Date) throws(HistoryError) -> Int {
        try write { db in
            try parcelIDs.reduce(0) { count, id in
                try db.run(
                    """
                    UPDATE parcel
                    SET next_try = \(now.milliseconds)
                    WHERE id = \(id) AND status = 'owed'
                    """
                )
                return count + db.changesCount
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
