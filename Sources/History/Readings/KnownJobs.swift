package import Foundation
import GRDB
package import Nightly

/// What is to be remembered of the jobs that were read for one root.
package struct Learned: Equatable, Sendable {
    package var root: JobID
    /// The root's own job among them.
    package var jobs: [KnownJob]

    package init(root: JobID, jobs: [KnownJob]) {
        self.root = root
        self.jobs = jobs
    }
}

extension History {
    /// What is remembered of the jobs that were read for some roots: as far back as the last few runs
    /// and what still fails make their builds matter.
    package func knownJobs(of roots: [JobID]) throws(HistoryError) -> [KnownJob] {
        try read { db in
            var horizons: [JobID: Int64] = [:]
            for root in roots {
                let horizon = try root.horizon(in: db) ?? .max
                for job in try root.relatives(in: db) {
                    horizons[job] = min(horizons[job] ?? .max, horizon)
                }
            }
            return try horizons.sorted {
                ($0.key.controller, $0.key.name) < ($1.key.controller, $1.key.name)
            }
            .compactMap { job, horizon in try KnownJob.saved(job, since: horizon, in: db) }
        }
    }

    /// Every remembered build of the jobs that were read for some roots, for a look at the past.
    package func builds(of roots: [JobID], since moment: Date) throws(HistoryError) -> [Build] {
        try read { db in
            let jobs = try roots.reduce(into: Set<JobID>()) {
                $0.formUnion(try $1.relatives(in: db))
            }
            return try jobs.flatMap { try Build.saved(of: $0, since: moment.milliseconds, in: db) }
        }
    }
}

extension Learned {
    /// Writes what is worth remembering of it, and drops what has grown old.
    func save(at now: Date, in db: Database) throws {
        let horizon = try root.horizon(in: db) ?? .max
        let oldest = min(horizon, (now - Self.memory).milliseconds)
        for job in jobs {
            try job.save(in: db)
            try db.run(
                """
                INSERT INTO relative (root_controller, root, controller, job)
                VALUES (\(root.controller), \(root.name), \(job.id.controller), \(job.id.name))
                ON CONFLICT DO NOTHING
                """
            )
            for build in job.builds where build.start.milliseconds >= horizon {
                try build.save(in: db)
            }
            if let newest = job.builds.first { try newest.dropFormerLife(in: db) }
            try db.run(
                """
                DELETE FROM build
                WHERE controller = \(job.id.controller) AND job = \(job.id.name)
                    AND start < \(oldest)
                """
            )
        }
    }

    /// How long builds are kept that nothing needs any more, but for a look at the past: two months.
    private static var memory: TimeInterval { 60 * 86_400 }
}

extension JobID {
    /// Since when builds matter to what is judged next: an hour before its fifth run from the end was
    /// due, or before the last good run of anything that still fails; nil where no run was judged.
    fileprivate func horizon(in db: Database) throws -> Int64? {
        let due: Int64? =
            try db.row(
                """
                SELECT MIN(due) AS horizon
                FROM (
                    SELECT due
                    FROM run
                    WHERE controller = \(controller) AND job = \(name)
                    ORDER BY due DESC
                    LIMIT 5
                )
                """
            ) { row -> Int64? in try row.value("horizon") } ?? nil
        guard let due else { return nil }
        let good: Int64? =
            try db.row(
                """
                SELECT MIN(COALESCE(passed_leaf.due, failure.since)) AS horizon
                FROM failure
                    JOIN incident ON incident.product = failure.product
                        AND incident.number = failure.incident AND incident.closed IS NULL
                    LEFT JOIN passed_leaf ON passed_leaf.product = failure.product
                        AND passed_leaf.root_controller = failure.root_controller
                        AND passed_leaf.root = failure.root
                        AND passed_leaf.controller = failure.controller
                        AND passed_leaf.job = failure.job
                        AND passed_leaf.platform = failure.platform
                WHERE failure.root_controller = \(controller) AND failure.root = \(name)
                """
            ) { row -> Int64? in try row.value("horizon") } ?? nil
        return min(due, good ?? due) - 3_600_000
    }

    fileprivate func relatives(in db: Database) throws -> [JobID] {
        try db.rows(
            """
            SELECT controller, job
            FROM relative
            WHERE root_controller = \(controller) AND root = \(name)
            """
        ) { row in try row.job() }
    }
}

extension KnownJob {
    fileprivate static func saved(
        _ id: JobID,
        since start: Int64,
        in db: Database
    ) throws -> KnownJob? {
        let builds = try Build.saved(of: id, since: start, in: db)
        return try db.row(
            """
            SELECT timer, timer_read, searched
            FROM known_job
            WHERE controller = \(id.controller) AND job = \(id.name)
            """
        ) { row in
            try KnownJob(
                id: id,
                builds: builds,
                timer: row.value("timer"),
                timerRead: row.optionalDate("timer_read"),
                searched: row.optionalDate("searched")
            )
        }
    }

    fileprivate func save(in db: Database) throws {
        try db.run(
            """
            INSERT INTO known_job (controller, job, timer, timer_read, searched)
            VALUES (
                \(id.controller), \(id.name), \(timer), \(timerRead?.milliseconds),
                \(searched?.milliseconds)
            )
            ON CONFLICT (controller, job) DO UPDATE
            SET timer = excluded.timer, timer_read = excluded.timer_read,
                searched = excluded.searched
            """
        )
    }
}

extension Build {
    /// Newest first.
    fileprivate static func saved(
        of job: JobID,
        since start: Int64,
        in db: Database
    ) throws -> [Build] {
        try db.rows(
            """
            SELECT content
            FROM build
            WHERE controller = \(job.controller) AND job = \(job.name) AND start >= \(start)
            ORDER BY start DESC, number DESC
            """
        ) { row in try row.json("content") }
    }

    fileprivate func save(in db: Database) throws {
        try db.run(
            """
            INSERT INTO build (controller, job, number, start, content)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (controller, job, number) DO UPDATE
            SET start = excluded.start, content = excluded.content
            """,
            with: [
                id.job.controller, id.job.name, id.number, start.milliseconds, try json(self),
            ]
        )
    }

    /// Forgets the builds of a job that began its numbers anew, or was restored, under this one.
    fileprivate func dropFormerLife(in db: Database) throws {
        try db.run(
            """
            DELETE FROM build
            WHERE controller = \(id.job.controller) AND job = \(id.job.name)
                AND number > \(id.number) AND start < \(start.milliseconds)
            """
        )
    }
}
