package import Foundation
import GRDB

/// A finding of the audit that was there the last time, so that it is told when it comes and when it goes.
package struct OpenFinding: Identifiable, Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package var environment: String
        package var package: String
        /// Such as `A302`.
        package var rule: String

        package init(environment: String, package: String, rule: String) {
            self.environment = environment
            self.package = package
            self.rule = rule
        }
    }

    package var id: ID
    package var message: String
    /// When it was first found.
    package var since: Date
    /// In how many runs it was found: "6th night".
    package var runs: Int

    package init(id: ID, message: String, since: Date, runs: Int) {
        self.id = id
        self.message = message
        self.since = since
        self.runs = runs
    }
}

extension History {
    /// The findings that the last audit left open, by environment, package and rule.
    package func openFindings() throws(HistoryError) -> [OpenFinding] {
        try read { db in
            try db.rows(
                """
                SELECT environment, package, rule, message, since, runs
                FROM finding
                ORDER BY environment, package, rule
                """,
                as: OpenFinding.init
            )
        }
    }
}

extension OpenFinding {
    fileprivate init(_ row: Row) throws {
        try self.init(
            id: ID(
                environment: row.value("environment"),
                package: row.value("package"),
                rule: row.value("rule")
            ),
            message: row.value("message"),
            since: row.date("since"),
            runs: row.value("runs")
        )
    }

    static func replaceAll(with findings: [OpenFinding], in db: Database) throws {
        try db.run("DELETE FROM finding")
        for finding in findings {
            try db.run(
                """
                INSERT INTO finding (environment, package, rule, message, since, runs)
                VALUES (
                    \(finding.id.environment), \(finding.id.package), \(finding.id.rule),
                    \(finding.message), \(finding.since.milliseconds), \(finding.runs)
                )
                """
            )
        }
    }
}
