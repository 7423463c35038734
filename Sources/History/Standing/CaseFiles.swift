package import Evidence
import GRDB
package import Nightly

extension History {
    /// What was last found out about the failures of an incident, in their order.
    package func cases(of incident: IncidentID) throws(HistoryError) -> [CaseFile] {
        try read { db in try [CaseFile](about: incident, in: db) }
    }
}

extension [CaseFile] {
    fileprivate init(about incident: IncidentID, in db: Database) throws {
        self = try db.rows(
            """
            SELECT content
            FROM case_file
            WHERE product = \(incident.product) AND incident = \(incident.number)
            ORDER BY place
            """
        ) { row in try row.json("content") }
    }

    /// Writes all that is known about the failures of an incident in place of what was, if that differs.
    func save(about incident: IncidentID, in db: Database) throws {
        guard try [CaseFile](about: incident, in: db) != self else { return }
        try db.run(
            """
            DELETE FROM case_file
            WHERE product = \(incident.product) AND incident = \(incident.number)
            """
        )
        for (place, file) in enumerated() {
            try db.run(
                """
                INSERT INTO case_file (product, incident, place, content)
                VALUES (\(incident.product), \(incident.number), \(place), \(json(file)))
                """
            )
        }
    }
}
