import GRDB
package import Nightly
package import Notifications

extension History {
    /// How far people have heard of the open incidents of a product.
    package func said(of product: String) throws(HistoryError) -> [IncidentID: Said] {
        let all = try read { db in
            try db.rows(
                """
                SELECT said.*
                FROM said JOIN incident
                    ON incident.product = said.product AND incident.number = said.incident
                WHERE said.product = \(product) AND closed IS NULL
                """
            ) { row in
                let id = try IncidentID(product: product, number: row.value("incident"))
                return try (id, Said(row))
            }
        }
        return Dictionary(all) { first, _ in first }
    }
}

extension Said {
    fileprivate init(_ row: Row) throws {
        try self.init(
            transition: row.value("transition"),
            length: row.value("length"),
            unanswered: row.value("unanswered")
        )
    }

    func save(of incident: IncidentID, in db: Database) throws {
        try db.run(
            """
            INSERT INTO said (product, incident, transition, length, unanswered)
            VALUES (
                \(incident.product), \(incident.number), \(transition), \(length), \(unanswered)
            )
            ON CONFLICT (product, incident) DO UPDATE
            SET transition = excluded.transition, length = excluded.length,
                unanswered = excluded.unanswered
            """
        )
    }
}
