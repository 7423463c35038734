package import Evidence
package import Foundation
import GRDB
package import Nightly
package import Notifications

extension History {
    /// Remembers what was found and owes what is to be said of it: all, or nothing.
    ///
    /// A parcel that was ever owed before, under the same identity, is not owed again.
    /// - Parameters:
    ///   - judgements: New standings, and the incidents that moved, closed ones too.
    ///   - learned: What was read of jobs and is new, by root.
    ///   - cases: What was found out about each failure, by product.
    ///   - decisions: Who was to hear, and who was not.
    ///   - said: How far people have heard of incidents with that.
    ///   - answered: The open incidents that somebody has.
    ///   - parcels: What is to go out.
    ///   - held: What is to go out once the operator says so.
    ///   - overtaken: Owed parcels that are not to be sent any more.
    ///   - audit: What the audit found and used; nil where nothing was audited.
    package func commit(
        _ judgements: [Judgement],
        learning learned: [Learned] = [],
        finding cases: [String: [CaseFile]] = [:],
        deciding decisions: [Decision] = [],
        saying said: [IncidentID: Said] = [:],
        answered: [IncidentID] = [],
        owing parcels: [Parcel] = [],
        holding held: [Parcel] = [],
        withdrawing overtaken: [Withdrawal] = [],
        audit: AuditRecord? = nil,
        at now: Date
    ) throws(HistoryError) {
        try write { db in
            for judgement in judgements {
                try judgement.save(in: db)
                let failing = judgement.standing.open.first { !$0.isAbsence }
                if let failing { try cases[judgement.product]?.save(about: failing.id, in: db) }
            }
            for learned in learned {
                try learned.save(at: now, in: db)
            }
            try decisions.save(at: now, in: db)
            for (incident, said) in said {
                try said.save(of: incident, in: db)
            }
            for incident in answered {
                try incident.noteAnswer(at: now, in: db)
            }
            for withdrawal in overtaken {
                try withdrawal.save(at: now, in: db)
            }
            for parcel in parcels {
                try parcel.owe(at: now, in: db)
            }
            for parcel in held {
                try parcel.owe(at: now, awaitsRelease: true, in: db)
            }
            try audit?.save(at: now, in: db)
            try db.run(
                """
                INSERT INTO last_commit (id, at)
                VALUES (1, \(now.milliseconds))
                ON CONFLICT (id) DO UPDATE SET at = excluded.at
                """
            )
        }
    }
}

extension Judgement {
    /// What has closed goes before what is open, of which there is at most one of each kind.
    fileprivate func save(in db: Database) throws {
        try standing.save(as: product, in: db)
        let closed = movements.map(\.incident).filter { $0.closed != nil }
        for incident in closed + standing.open {
            try incident.save(in: db)
        }
    }
}
