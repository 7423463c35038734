import Dependencies
import Evidence
import Foundation
import GRDB
import Nightly

/// An inventory as its row has it, without its packages.
struct StoredInventory {
    var id: Int64
    private var inventory: BuildInventory
    private var machine: String

    init(_ row: Row) throws {
        id = try row.value("id")
        machine = try row.value("machine")
        let covers: [String] = try row.json("covers")
        inventory = try BuildInventory(
            environment: row.value("environment"),
            run: row.json("run"),
            due: row.date("due"),
            build: row.json("build"),
            passed: row.value("passed"),
            inventory: Inventory(
                origin: row.value("origin"),
                format: row.value("format"),
                covers: Set(covers.map { try Ecosystem(stored: $0) }),
                agent: row.value("agent"),
                platform: row.value("platform"),
                collectedAt: row.optionalDate("collected"),
                packages: []
            )
        )
    }

    var due: Date { inventory.due }

    /// The packages that were there.
    func presences(in db: Database) throws -> [Presence] {
        try db.rows(
            """
            SELECT id, ecosystem, name, version, demands
            FROM presence
            WHERE environment = \(inventory.environment)
                AND controller = \(inventory.build.job.controller)
                AND job = \(inventory.build.job.name)
                AND machine = \(machine)
                AND since <= \(id) AND (until IS NULL OR until > \(id))
            ORDER BY id
            """,
            as: Presence.init
        )
    }

    func whole(in db: Database) throws -> BuildInventory {
        var whole = inventory
        whole.inventory.packages = try presences(in: db).map(\.installed)
        return whole
    }
}

/// One package, for as long as it was there.
struct Presence {
    var id: Int64
    var installed: Inventory.Installed

    fileprivate init(_ row: Row) throws {
        let demands: [StoredDemand] = try row.json("demands")
        id = try row.value("id")
        installed = try Inventory.Installed(
            ecosystem: row.ecosystem("ecosystem"),
            name: row.value("name"),
            version: row.value("version"),
            demands: demands.map { try $0.demand }
        )
    }
}

/// What a package asks of another, as its JSON spells it.
struct StoredDemand: Codable {
    var ecosystem: String
    var name: String
    var range: String

    init(_ demand: Inventory.Demand) {
        (ecosystem, name, range) = (demand.ecosystem.name, demand.name, demand.range)
    }

    var demand: Inventory.Demand {
        get throws {
            try Inventory.Demand(ecosystem: Ecosystem(stored: ecosystem), name: name, range: range)
        }
    }
}
