package import Foundation
import GRDB
package import Nightly
package import Notifications

extension History {
    /// Everything that was decided about an incident, oldest first.
    package func decisions(about incident: IncidentID) throws(HistoryError) -> [PastDecision] {
        try read { db in
            try db.rows(
                """
                SELECT content, at
                FROM decision
                WHERE product = \(incident.product) AND incident = \(incident.number)
                ORDER BY at, place
                """
            ) { row in try PastDecision(decision: row.json("content"), at: row.date("at")) }
        }
    }

    /// Everything that was decided about a person since a moment, newest first.
    package func decisions(
        about person: String,
        since moment: Date
    ) throws(HistoryError) -> [PastDecision] {
        try read { db in
            try db.rows(
                """
                SELECT content, at
                FROM decision
                WHERE person = \(person) AND at >= \(moment.milliseconds)
                ORDER BY at DESC, product, incident
                """
            ) { row in try PastDecision(decision: row.json("content"), at: row.date("at")) }
        }
    }
}

extension [Decision] {
    func save(at now: Date, in db: Database) throws {
        for (place, decision) in enumerated() {
            try db.run(
                """
                INSERT INTO decision (product, incident, at, place, person, content)
                VALUES (
                    \(decision.incident.product), \(decision.incident.number),
                    \(now.milliseconds), \(place), \(decision.person.key), \(json(decision))
                )
                ON CONFLICT DO NOTHING
                """
            )
        }
    }
}
