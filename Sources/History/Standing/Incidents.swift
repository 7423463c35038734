import Foundation
import GRDB
package import Nightly

extension History {
    /// A product's newest incidents, closed ones too, newest first.
    package func incidents(
        of product: String,
        atMost limit: Int
    ) throws(HistoryError) -> [Incident] {
        try read { db in
            try db.rows(
                """
                SELECT product, number, kind, opened, closed, transitions, is_inherited
                FROM incident
                WHERE product = \(product)
                ORDER BY number DESC
                LIMIT \(limit)
                """
            ) { row in try Incident(row, in: db) }
        }
    }

    package func incident(_ id: IncidentID) throws(HistoryError) -> Incident? {
        try read { db in
            try db.row(
                """
                SELECT product, number, kind, opened, closed, transitions, is_inherited
                FROM incident
                WHERE product = \(id.product) AND number = \(id.number)
                """
            ) { row in try Incident(row, in: db) }
        }
    }
}

extension Incident {
    /// By the index of open ones: of itself SQLite would look through all that a product ever had.
    static func open(of product: String, in db: Database) throws -> [Incident] {
        try db.rows(
            """
            SELECT product, number, kind, opened, closed, transitions, is_inherited
            FROM incident INDEXED BY one_open_incident_of_a_kind
            WHERE product = \(product) AND closed IS NULL
            ORDER BY number
            """
        ) { row in try Incident(row, in: db) }
    }

    /// Those that were open at some moment of a span of time.
    static func touching(
        _ span: Range<Date>,
        of product: String,
        in db: Database
    ) throws -> [Incident] {
        try db.rows(
            """
            SELECT product, number, kind, opened, closed, transitions, is_inherited
            FROM incident
            WHERE product = \(product) AND opened < \(span.upperBound.milliseconds)
                AND (closed IS NULL OR closed >= \(span.lowerBound.milliseconds))
            ORDER BY number
            """
        ) { row in try Incident(row, in: db) }
    }

    fileprivate init(_ row: Row, in db: Database) throws {
        let id = try IncidentID(product: row.value("product"), number: row.value("number"))
        let kind: String = try row.value("kind")
        let trouble: Trouble =
            switch kind {
            case "failing": try .failing(Failure.all(of: id, in: db))
            case "absent": try .absent(MissedRoot.all(of: id, in: db))
            default: throw Misspelling(word: kind)
            }
        try self.init(
            id: id,
            opened: row.date("opened"),
            trouble: trouble,
            runs: Self.runs(of: id, in: db),
            transitions: row.value("transitions"),
            isInherited: row.value("is_inherited"),
            closed: row.optionalDate("closed")
        )
    }

    /// Writes it anew, with all that belongs to it.
    func save(in db: Database) throws {
        try db.run(
            """
            DELETE FROM incident
            WHERE product = \(id.product) AND number = \(id.number)
            """
        )
        try db.run(
            """
            INSERT INTO incident
                (product, number, kind, opened, closed, transitions, is_inherited)
            VALUES (
                \(id.product), \(id.number), \(isAbsence ? "absent" : "failing"),
                \(opened.milliseconds), \(closed?.milliseconds), \(transitions), \(isInherited)
            )
            """
        )
        for (root, runs) in runs {
            try db.run(
                """
                INSERT INTO incident_root (product, incident, controller, job, runs)
                VALUES (\(id.product), \(id.number), \(root.controller), \(root.name), \(runs))
                """
            )
        }
        for (place, failure) in failures.enumerated() {
            try failure.save(in: id, at: place, in: db)
        }
        for (place, missed) in missed.enumerated() {
            try missed.save(in: id, at: place, in: db)
        }
    }

    private static func runs(of id: IncidentID, in db: Database) throws -> [JobID: Int] {
        let runs: [(JobID, Int)] = try db.rows(
            """
            SELECT controller, job, runs
            FROM incident_root
            WHERE product = \(id.product) AND incident = \(id.number)
            """
        ) { row in try (row.job(), row.value("runs")) }
        return Dictionary(runs) { first, _ in first }
    }
}

extension Failure {
    fileprivate static func all(of id: IncidentID, in db: Database) throws -> [Failure] {
        try db.rows(
            """
            SELECT root_controller, root, controller, job, platform, since, seen,
                is_timeout, is_allowed, attempts, first_failed, last_passed
            FROM failure
            WHERE product = \(id.product) AND incident = \(id.number)
            ORDER BY place
            """,
            as: Failure.init
        )
    }

    private init(_ row: Row) throws {
        try self.init(
            root: row.job("root_controller", "root"),
            last: LeafFailure(
                leaf: row.leaf(),
                attempts: row.json("attempts"),
                isTimeout: row.value("is_timeout"),
                isAllowed: row.value("is_allowed")
            ),
            since: row.date("since"),
            firstFailed: row.json("first_failed"),
            lastPassed: row.optionalJSON("last_passed"),
            seen: row.date("seen")
        )
    }

    fileprivate func save(in id: IncidentID, at place: Int, in db: Database) throws {
        try db.run(
            """
            INSERT INTO failure (
                product, incident, place, root_controller, root, controller, job, platform,
                since, seen, is_timeout, is_allowed, attempts, first_failed, last_passed
            )
            VALUES (
                \(id.product), \(id.number), \(place), \(root.controller), \(root.name),
                \(leaf.job.controller), \(leaf.job.name), \(leaf.platform ?? ""),
                \(since.milliseconds), \(seen.milliseconds), \(last.isTimeout), \(last.isAllowed),
                \(json(last.attempts)), \(json(firstFailed)), \(lastPassed.map(json))
            )
            """
        )
    }
}

extension MissedRoot {
    fileprivate static func all(of id: IncidentID, in db: Database) throws -> [MissedRoot] {
        try db.rows(
            """
            SELECT controller, job, since, absence, detail, began
            FROM missed_root
            WHERE product = \(id.product) AND incident = \(id.number)
            ORDER BY place
            """,
            as: MissedRoot.init
        )
    }

    private init(_ row: Row) throws {
        try self.init(root: row.job(), since: row.date("since"), why: row.absence())
    }

    fileprivate func save(in id: IncidentID, at place: Int, in db: Database) throws {
        let spelled = why.spelled
        try db.run(
            """
            INSERT INTO missed_root
                (product, incident, place, controller, job, since, absence, detail, began)
            VALUES (
                \(id.product), \(id.number), \(place), \(root.controller), \(root.name),
                \(since.milliseconds), \(spelled.word), \(spelled.detail),
                \(spelled.began?.milliseconds)
            )
            """
        )
    }
}
