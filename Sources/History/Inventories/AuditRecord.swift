package import Evidence
import Foundation
import GRDB
package import Notifications

/// What one audit leaves to remember.
package struct AuditRecord: Sendable {
    /// Every finding that is open now.
    package var findings: [OpenFinding]
    /// The runs that need not be asked for their inventories again.
    package var runs: [AuditedRun]
    package var inventories: [BuildInventory]
    package var promises: Promises
    /// How many of them are proven; nil where nobody counted.
    package var minimums: MinimumCount?

    package init(
        findings: [OpenFinding],
        runs: [AuditedRun] = [],
        inventories: [BuildInventory] = [],
        promises: Promises,
        minimums: MinimumCount? = nil
    ) {
        self.findings = findings
        self.runs = runs
        self.inventories = inventories
        self.promises = promises
        self.minimums = minimums
    }

    func save(at now: Date, in db: Database) throws {
        try OpenFinding.replaceAll(with: findings, in: db)
        for run in runs {
            try run.save(in: db)
        }
        for inventory in inventories {
            try inventory.save(in: db)
        }
        try promises.save(at: now, in: db)
        try minimums?.save(at: now, in: db)
    }
}
