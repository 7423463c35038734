package import Foundation
import GRDB
package import Notifications

/// One attempt at a claimed parcel: what came of it, and what follows.
package struct Attempt: Sendable {
    package var parcelID: String
    package var outcome: Outcome
    package var sequel: Sequel

    package init(at parcelID: String, _ outcome: Outcome, then sequel: Sequel = Sequel()) {
        self.parcelID = parcelID
        self.outcome = outcome
        self.sequel = sequel
    }
}

extension History {
    /// Writes into the log what came of claimed parcels, each of which leaves the outbox or waits for its
    /// next try, and claims those that are about to be sent, all in one transaction.
    ///
    /// What follows from an outcome is so in the same moment: a message that has no way left by one
    /// channel and none yet by another would be lost. A program that is killed while it sends has left
    /// its mark by the claim: the parcel stays owed, and one that kills the program every time is tried
    /// at growing intervals.
    /// - Parameter jitter: A number from 0 to 1, by which pauses are longer.
    /// - Returns: Which of `next` are owed, and may be sent; and which of the attempted are owed still.
    package func turn(
        recording attempts: [Attempt],
        claiming next: [String],
        jitter: Double = 0,
        at now: Date
    ) throws(HistoryError) -> (claimed: Set<String>, owed: Set<String>) {
        try write { db in
            let owed = try attempts.filter { try $0.record(jitter: jitter, at: now, in: db) }
            let claimed = try next.filter { try claim($0, at: now, in: db) }
            return (Set(claimed), Set(owed.map(\.parcelID)))
        }
    }
}

/// Notes that a parcel is about to be sent; false when it is not owed any more.
private func claim(_ parcelID: String, at now: Date, in db: Database) throws -> Bool {
    let earlier = try Attempts(at: parcelID, in: db).count
    try db.run(
        """
        UPDATE parcel
        SET next_try = \((now + minutePause(after: earlier)).milliseconds)
        WHERE id = \(parcelID) AND status = 'owed'
        """
    )
    guard db.changesCount > 0 else { return false }
    try db.run(
        """
        INSERT INTO attempt (parcel, number, at)
        VALUES (\(parcelID), \(earlier + 1), \(now.milliseconds))
        """
    )
    return true
}

extension Attempt {
    /// Whether the parcel is owed still.
    fileprivate func record(jitter: Double, at now: Date, in db: Database) throws -> Bool {
        let attempts = try Attempts(at: parcelID, in: db)
        let (word, words) = outcome.spelled
        try db.run(
            """
            UPDATE attempt
            SET outcome = \(word), words = \(words)
            WHERE parcel = \(parcelID) AND number = \(attempts.count) AND outcome IS NULL
            """
        )
        guard db.changesCount > 0 else { throw HistoryError.notClaimed(parcel: parcelID) }
        let fate = Fate(
            of: outcome,
            attempts: attempts.count,
            uncertain: attempts.uncertain,
            jitter: jitter,
            at: now
        )
        try outcome.anchor?.save(of: parcelID, in: db)
        try fate.save(of: parcelID, at: now, in: db)
        try outcome.revive(addressOf: parcelID, in: db)
        try sequel.dead?.save(in: db)
        if let why = sequel.withdrawal {
            try Withdrawal(parcelID: parcelID, why: why).save(at: now, in: db)
        }
        for parcel in sequel.owed { try parcel.owe(at: now, in: db) }
        return fate.isOwed && sequel.withdrawal == nil
    }
}

/// The attempts at one parcel, counted.
private struct Attempts {
    let count: Int
    let uncertain: Int

    init(at parcelID: String, in db: Database) throws {
        let outcomes: [String?] = try db.rows(
            """
            SELECT outcome
            FROM attempt
            WHERE parcel = \(parcelID)
            """
        ) { row in try row.value("outcome") }
        count = outcomes.count
        uncertain = outcomes.count { $0 == "uncertain" }
    }
}

extension Fate {
    fileprivate func save(of parcelID: String, at now: Date, in db: Database) throws {
        switch self {
        case .owed(let nextTry):
            try db.run(
                """
                UPDATE parcel
                SET next_try = \(nextTry.milliseconds)
                WHERE id = \(parcelID)
                """
            )
        case .settled(let settlement):
            try db.run(
                """
                UPDATE parcel
                SET status = \(settlement), settled = \(now.milliseconds), next_try = NULL,
                    content = NULL, notification = NULL
                WHERE id = \(parcelID)
                """
            )
        }
    }
}

extension Outcome {
    /// Its word in the log, and what the other side said.
    fileprivate var spelled: (word: String, words: String) {
        switch self {
        case .delivered(let words, _): ("delivered", words)
        case .refused(let words), .gone(let words): ("refused", words)
        case .postponed(let words, _), .unavailable(let words, _): ("postponed", words)
        case .uncertain(let words): ("uncertain", words)
        }
    }

    fileprivate var anchor: Anchor? {
        switch self {
        case .delivered(_, let anchor): anchor
        case .refused, .gone, .postponed, .unavailable, .uncertain: nil
        }
    }
}
