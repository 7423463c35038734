import Foundation
import GRDB
package import Nightly

extension History {
    /// What is remembered of a product, of each root the newest 60 runs; nil when it was never read.
    ///
    /// Two months of nights: more than the judge, or a page, looks back upon.
    package func standing(of product: String) throws(HistoryError) -> Standing? {
        try read { db in try Standing.saved(as: product, in: db) }
    }
}

extension Standing {
    fileprivate static func saved(as product: String, in db: Database) throws -> Standing? {
        try db.row(
            """
            SELECT last_incident
            FROM product
            WHERE name = \(product)
            """
        ) { row in
            let firstRead = try firstReads(of: product, in: db)
            return try Standing(
                firstRead: firstRead,
                records: RunRecord.newest(60, of: product, firstRead.keys, in: db),
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
            INSERT INTO product (name, last_incident)
            VALUES (\(product), \(lastIncident))
            ON CONFLICT (name) DO UPDATE SET last_incident = excluded.last_incident
            """
        )
        for (root, moment) in firstRead where moment != known?.firstRead[root] {
            try db.run(
                """
                INSERT INTO root (product, controller, job, first_read)
                VALUES (\(product), \(root.controller), \(root.name), \(moment.milliseconds))
                ON CONFLICT (product, controller, job) DO NOTHING
                """
            )
        }
        for record in Set(records).subtracting(known?.records ?? []) {
            try record.save(of: product, in: db)
        }
        for gone in known?.passed.subtracting(passed) ?? [] {
            try gone.delete(of: product, in: db)
        }
        for passed in passed.subtracting(known?.passed ?? []) {
            try passed.save(of: product, in: db)
        }
    }
}

extension Standing {
    private static func firstReads(
        of product: String,
        in db: Database
    ) throws -> [JobID: Date] {
        let reads: [(JobID, Date)] = try db.rows(
            """
            SELECT controller, job, first_read
            FROM root
            WHERE product = \(product)
            """
        ) { row in try (row.job(), row.date("first_read")) }
        return Dictionary(reads) { first, _ in first }
    }
}

extension RunRecord {
    /// Root by root, so that years of runs cost nothing.
    fileprivate static func newest(
        _ limit: Int,
        of product: String,
        _ roots: some Sequence<JobID>,
        in db: Database
    ) throws -> [RunRecord] {
        let records = try roots.flatMap { root in
            try db.rows(
                """
                SELECT controller, job, due, build, over, verdict, detail, began,
                    rerun_by, rerun_at
                FROM run
                WHERE product = \(product) AND controller = \(root.controller)
                    AND job = \(root.name)
                ORDER BY due DESC
                LIMIT \(limit)
                """,
                as: RunRecord.init
            )
        }
        return records.sorted {
            ($0.due, $0.root.name, $0.root.controller) < ($1.due, $1.root.name, $1.root.controller)
        }
    }

    static func due(
        in span: Range<Date>,
        of product: String,
        in db: Database
    ) throws -> [RunRecord] {
        try db.rows(
            """
            SELECT controller, job, due, build, over, verdict, detail, began, rerun_by, rerun_at
            FROM run
            WHERE product = \(product) AND due >= \(span.lowerBound.milliseconds)
                AND due < \(span.upperBound.milliseconds)
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
            over: row.date("over"),
            verdict: row.verdict(),
            rerun: row.rerun()
        )
    }

    fileprivate func save(of product: String, in db: Database) throws {
        let spelled = verdict.spelled
        try db.run(
            """
            INSERT INTO run (
                product, controller, job, due, build, over, verdict, detail, began,
                rerun_by, rerun_at
            )
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (product, controller, job, due) DO UPDATE
            SET build = excluded.build, over = excluded.over, verdict = excluded.verdict,
                detail = excluded.detail, began = excluded.began,
                rerun_by = excluded.rerun_by, rerun_at = excluded.rerun_at
            """,
            with: [
                product, root.controller, root.name, due.milliseconds, build, over.milliseconds,
                spelled.word, spelled.detail, spelled.began?.milliseconds, rerun?.by,
                rerun?.at.milliseconds,
            ]
        )
    }
}

extension Row {
    fileprivate func rerun() throws -> Rerun? {
        guard let by: String = try value("rerun_by"), let at = try optionalDate("rerun_at") else {
            return nil
        }
        return Rerun(by: by, at: at)
    }
}

extension PassedLeaf {
    fileprivate static func all(of product: String, in db: Database) throws -> Set<PassedLeaf> {
        let passed: [PassedLeaf] = try db.rows(
            """
            SELECT controller, job, platform, root_controller, root, build, due
            FROM passed_leaf
            WHERE product = \(product)
            """,
            as: PassedLeaf.init
        )
        return Set(passed)
    }

    private init(_ row: Row) throws {
        try self.init(
            root: row.job("root_controller", "root"),
            leaf: row.leaf(),
            build: row.json("build"),
            due: row.date("due")
        )
    }

    fileprivate func delete(of product: String, in db: Database) throws {
        try db.run(
            """
            DELETE FROM passed_leaf
            WHERE product = \(product) AND root_controller = \(root.controller)
                AND root = \(root.name) AND controller = \(leaf.job.controller)
                AND job = \(leaf.job.name) AND platform = \(leaf.platform ?? "")
            """
        )
    }

    fileprivate func save(of product: String, in db: Database) throws {
        try db.run(
            """
            INSERT INTO passed_leaf
                (product, controller, job, platform, root_controller, root, build, due)
            VALUES (
                \(product), \(leaf.job.controller), \(leaf.job.name), \(leaf.platform ?? ""),
                \(root.controller), \(root.name), \(json(build)), \(due.milliseconds)
            )
            ON CONFLICT (product, root_controller, root, controller, job, platform) DO UPDATE
            SET build = excluded.build, due = excluded.due
            """
        )
    }
}
