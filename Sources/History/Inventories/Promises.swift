package import Foundation
import GRDB

extension History {
    /// Since when each minimum is known to be promised, by package.
    package func promises() throws(HistoryError) -> [String: Date] {
        try read { db in
            try db.rows("SELECT package, since FROM promise") { row in
                try (row.value("package") as String, row.date("since"))
            }.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }
}

/// The minimums that a manifest promises, entered with the day on which they were first seen.
package struct Promises: Equatable, Sendable {
    /// The minimum of each package.
    package var minimums: [String: String]

    package init(minimums: [String: String]) {
        self.minimums = minimums
    }

    func save(at now: Date, in db: Database) throws {
        let kept = try db.rows("SELECT package FROM promise") { row in
            try row.value("package") as String
        }
        for package in kept where minimums[package] == nil {
            try db.run("DELETE FROM promise WHERE package = \(package)")
        }
        for (package, minimum) in minimums {
            try db.run(
                """
                INSERT INTO promise (package, minimum, since)
                VALUES (\(package), \(minimum), \(now.milliseconds))
                ON CONFLICT DO UPDATE SET minimum = excluded.minimum, since = excluded.since
                WHERE minimum <> excluded.minimum
                """
            )
        }
    }
}
