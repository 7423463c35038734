import Dependencies
package import Evidence
import Foundation
import GRDB
package import Nightly

// What builds used. Of each inventory only what changed is stored: a package is one row from the inventory
// in which it came until the one in which it was gone, however many lie between.

extension History {
    /// What the builds of one run used, as one environment sees it.
    package func inventories(of run: AuditedRun) throws(HistoryError) -> [BuildInventory] {
        try read { db in
            let stored = try db.rows(
                """
                SELECT * FROM inventory
                WHERE environment = \(run.environment) AND run = \(json(run.run))
                ORDER BY id
                """,
                as: StoredInventory.init
            )
            return try stored.map { try $0.whole(in: db) }
        }
    }

    /// What some builds used, in whichever environment it was seen.
    package func inventories(of builds: Set<BuildID>) throws(HistoryError) -> [BuildInventory] {
        try read { db in
            let stored = try builds.flatMap { build in
                try db.rows(
                    """
                    SELECT * FROM inventory
                    WHERE controller = \(build.job.controller) AND job = \(build.job.name)
                        AND build = \(json(build))
                    ORDER BY id
                    """,
                    as: StoredInventory.init
                )
            }
            return try stored.map { try $0.whole(in: db) }
        }
    }

    /// The inventory before a run's, of the same machine or kind of machine.
    package func inventory(
        before inventory: BuildInventory
    ) throws(HistoryError) -> BuildInventory? {
        try read { db in
            let stored = try db.row(
                """
                SELECT * FROM inventory
                WHERE environment = \(inventory.environment)
                    AND controller = \(inventory.build.job.controller)
                    AND job = \(inventory.build.job.name)
                    AND machine = \(inventory.machine)
                    AND due < \(inventory.due.milliseconds)
                ORDER BY due DESC
                LIMIT 1
                """,
                as: StoredInventory.init
            )
            return try stored.map { try $0.whole(in: db) }
        }
    }
}

extension BuildInventory {
    /// What tells the inventories of one build from each other.
    fileprivate var machine: String { inventory.platform ?? inventory.agent ?? "" }

    func save(in db: Database) throws {
        for use in passedUses {
            try use.save(in: db)
        }
        let last = try db.row(
            """
            SELECT * FROM inventory
            WHERE environment = \(environment) AND controller = \(build.job.controller)
                AND job = \(build.job.name) AND machine = \(machine)
            ORDER BY due DESC, id DESC
            LIMIT 1
            """,
            as: StoredInventory.init
        )
        // One that is older than what is known moves nothing: what it proves has been kept.
        if let last, last.due > due { return }
        try db.run(
            """
            INSERT INTO inventory (
                environment, controller, job, machine, run, build, due, passed,
                origin, format, covers, agent, platform, collected
            )
            VALUES (
                \(environment), \(build.job.controller), \(build.job.name), \(machine),
                \(json(run)), \(json(build)), \(due.milliseconds), \(passed),
                \(inventory.origin), \(inventory.format),
                \(json(inventory.covers.map(\.name).sorted())), \(inventory.agent),
                \(inventory.platform), \(inventory.collectedAt?.milliseconds)
            )
            """
        )
        let id = db.lastInsertedRowID
        let before = try last?.presences(in: db) ?? []
        let known = Set(before.map(\.installed))
        let present = Set(inventory.packages)
        for gone in before where !present.contains(gone.installed) {
            try db.run("UPDATE presence SET until = \(id) WHERE id = \(gone.id)")
        }
        for installed in inventory.packages.firstOfEach where !known.contains(installed) {
            try db.run(
                """
                INSERT INTO presence (
                    environment, controller, job, machine, ecosystem, name, version, demands, since
                )
                VALUES (
                    \(environment), \(build.job.controller), \(build.job.name), \(machine),
                    \(installed.ecosystem.name), \(installed.name), \(installed.version),
                    \(json(installed.demands.map(StoredDemand.init))), \(id)
                )
                """
            )
        }
    }
}

extension [Inventory.Installed] {
    fileprivate var firstOfEach: [Inventory.Installed] {
        var seen: Set<Inventory.Installed> = []
        return filter { seen.insert($0).inserted }
    }
}
