import Foundation
import GRDB
package import Nightly

extension History {
    /// What is remembered of a product, of each root the newest 400 runs; nil when it was never read.
    ///
    /// A year of nights: more than the judge, or a page, looks back upon.
    package func standing(of product: String) throws(HistoryError) -> Standing? {
        try read { db in try Standing.saved(as: product, in: db) }
    }
}

extension Standing {
    fileprivate static func saved(as product: String, in db: Database) throws -> Standing? {
        try db.row(
            """
            SELECT first_read, last_incident
            FROM product
            WHERE name = \(product)
            """
        ) { row in
            try Standing(
                firstRead: row.date("first_read"),
                records: RunRecord.newest(400, of: product, in: db),
                open: Incident.open(of: product, in: db),
                lastIncident: row.value("last_incident"),
                passed: PassedLeaf.all(of: product, in: db)
            )
        }
    }

    /// Writes what is new in it, its incidents aside.
    func save(as product: String, in db: Database) throws {
        let known = try Standing.saved(as: product, in: db)
        try db.run(
            """
            INSERT INTO product (name, first_read, last_incident)
            VALUES (\(product), \(firstRead.milliseconds), \(lastIncident))
            ON CONFLICT (name) DO UPDATE SET last_incident = excluded.last_incident
            """
        )
        for record in Set(records).subtracting(known?.records ?? []) {
            try record.save(of: product, in: db)
        }
        for (leaf, passed) in passed where passed != known?.passed[leaf] {
            try passed.save(as: leaf, of: product, in: db)
        }
    }
}

extension RunRecord {
    fileprivate static func newest(
        _ limit: Int,
        of product: String,
        in db: Database
    ) throws -> [RunRecord] {
        try db.rows(
            """
            SELECT controller, job, due, build, verdict, detail
            FROM (
                SELECT *, ROW_NUMBER() OVER (
                    PARTITION BY controller, job
                    ORDER BY due DESC
                ) AS age
                FROM run
                WHERE product = \(product)
            )
            WHERE age <= \(limit)
            ORDER BY due, job, controller
            """,
            as: RunRecord.init
        )
    }

    private init(_ row: Row) throws {
        try self.init(
            root: row.job(),
            due: row.date("due"),
            build: row.value("build"),
            verdict: row.verdict()
        )
    }

    fileprivate func save(of product: String, in db: Database) throws {
        let (word, detail) = verdict.spelled
        try db.run(
            """
            INSERT INTO run (product, controller, job, due, build, verdict, detail)
            VALUES (
                \(product), \(root.controller), \(root.name), \(due.milliseconds), \(build),
                \(word), \(detail)
            )
            ON CONFLICT (product, controller, job, due) DO UPDATE
            SET build = excluded.build, verdict = excluded.verdict, detail = excluded.detail
            """
        )
    }
}

extension PassedLeaf {
    fileprivate static func all(of product: String, in db: Database) throws -> [Leaf: PassedLeaf] {
        let passed: [(Leaf, PassedLeaf)] = try db.rows(
            """
            SELECT controller, job, platform, root_controller, root, build, due
            FROM passed_leaf
            WHERE product = \(product)
            """
        ) { row in try (row.leaf(), PassedLeaf(row)) }
        return Dictionary(passed) { first, _ in first }
    }

    private init(_ row: Row) throws {
        try self.init(
            root: row.job("root_controller", "root"),
            build: row.json("build"),
            due: row.date("due")
        )
    }

    fileprivate func save(as leaf: Leaf, of product: String, in db: Database) throws {
        try db.run(
            """
            INSERT INTO passed_leaf
                (product, controller, job, platform, root_controller, root, build, due)
            VALUES (
                \(product), \(leaf.job.controller), \(leaf.job.name), \(leaf.platform ?? ""),
                \(root.controller), \(root.name), \(json(build)), \(due.milliseconds)
            )
            ON CONFLICT (product, controller, job, platform) DO UPDATE
            SET root_controller = excluded.root_controller, root = excluded.root,
                build = excluded.build, due = excluded.due
            """
        )
    }
}
