import GRDB

extension DatabaseMigrator {
    /// The state's schema, as a list of steps; a step that was released is never edited.
    ///
    /// Moments are whole milliseconds since 1970 in UTC, which is as fine as Jenkins tells them and comes
    /// back as it was: `datetime(due / 1000, 'unixepoch')` shows one.
    /// Jobs are spelled out as controller and name, so that every table can be read by itself. A
    /// `platform` of `''` is none. Builds and people are JSON: nothing is looked up by them, and some are lists.
    ///
    /// Runs, incidents, parcels, attempts and decisions are kept for ever, at some hundred bytes each: they
    /// are what `why` tells of, and a parcel's identity must never be owed a second time. Only the content
    /// of a parcel goes once it has left the outbox, and builds go after two months.
    static let state: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: products, incidents, outbox, findings") { db in
            try db.execute(
                sql: Schema.products + Schema.incidents + Schema.outbox + Schema.findings
            )
        }
        migrator.registerMigration("2: inventories, proofs") { db in
            try db.execute(sql: Schema.inventories + Schema.proofs)
        }
        migrator.registerMigration("3: builds, cases, decisions") { db in
            try db.execute(sql: Schema.readings + Schema.reasons)
        }
        migrator.registerMigration("5: verdicts") { db in
            try db.execute(sql: Schema.verdicts)
        }
        migrator.registerMigration("6: inventories by build") { db in
            try db.execute(sql: Schema.inventoriesByBuild)
        }
        migrator.registerMigration("7: what was said") { db in
            try db.execute(sql: Schema.sayings)
        }
        migrator.registerMigration("8: held parcels") { db in
            try db.execute(sql: Schema.heldParcels)
        }
        migrator.registerMigration("9: channels") { db in
            try db.execute(sql: Schema.channels)
        }
        migrator.registerMigration("10: searches") { db in
            try db.execute(sql: Schema.searches)
        }
        migrator.registerMigration("11: dead addresses, openings") { db in
            try db.execute(sql: Schema.deadAddresses + Schema.openings)
        }
        migrator.registerMigration("12: months") { db in
            try db.execute(sql: Schema.months)
        }
        return migrator
    }()
}

/// The steps' statements, each beside what it is about.
enum Schema {}
