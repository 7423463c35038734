package import Foundation
import GRDB
package import Nightly

/// A run whose inventories are known, as one environment sees it.
package struct AuditedRun: Hashable, Sendable {
    package var environment: String
    /// Its root build.
    package var run: BuildID
    package var due: Date

    package init(environment: String, run: BuildID, due: Date) {
        self.environment = environment
        self.run = run
        self.due = due
    }
}

extension History {
    /// The last runs that were audited, one for each environment and job.
    package func auditedRuns() throws(HistoryError) -> [AuditedRun] {
        try read { db in
            try db.rows(
                """
                SELECT environment, run, MAX(due) AS due
                FROM audited_run
                GROUP BY environment, controller, job
                ORDER BY environment, controller, job
                """
            ) { row in
                try AuditedRun(
                    environment: row.value("environment"),
                    run: row.json("run"),
                    due: row.date("due")
                )
            }
        }
    }
}

extension AuditedRun {
    func save(in db: Database) throws {
        try db.run(
            """
            INSERT INTO audited_run (environment, controller, job, due, run)
            VALUES (
                \(environment), \(run.job.controller), \(run.job.name), \(due.milliseconds),
                \(json(run))
            )
            ON CONFLICT DO UPDATE SET run = excluded.run
            """
        )
    }
}
