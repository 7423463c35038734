import Dependencies
package import Evidence
import GRDB

extension History {
    /// The last passing build of every version that was ever used.
    package func passedUses() throws(HistoryError) -> [PassedUse] {
        try read { db in
            try db.rows(
                """
                SELECT ecosystem, name, version, platform, build, due
                FROM passed_use
                ORDER BY ecosystem, name, version, platform
                """,
                as: PassedUse.init
            )
        }
    }
}

extension PassedUse {
    fileprivate init(_ row: Row) throws {
        let platform: String = try row.value("platform")
        try self.init(
            ecosystem: row.ecosystem("ecosystem"),
            name: row.value("name"),
            version: row.value("version"),
            platform: platform.isEmpty ? nil : platform,
            build: row.json("build"),
            due: row.date("due")
        )
    }

    /// A run that was due earlier, and is heard of later, takes nothing back.
    func save(in db: Database) throws {
        try db.run(
            """
            INSERT INTO passed_use (ecosystem, name, version, platform, build, due)
            VALUES (
                \(ecosystem.name), \(name), \(version), \(platform ?? ""), \(json(build)),
                \(due.milliseconds)
            )
            ON CONFLICT DO UPDATE SET build = excluded.build, due = excluded.due
            WHERE excluded.due > due
            """
        )
    }
}
