package import Evidence
import Foundation
import GRDB

/// What one audit leaves to remember.
package struct AuditRecord: Sendable {
    /// Every finding that is open now.
    package var findings: [OpenFinding]
    /// The runs that need not be asked for their inventories again.
    package var runs: [AuditedRun]
    package var inventories: [BuildInventory]
    package var promises: Promises

    package init(
        findings: [OpenFinding],
        runs: [AuditedRun] = [],
        inventories: [BuildInventory] = [],
        promises: Promises
    ) {
        self.findings = findings
        self.runs = runs
        self.inventories = inventories
        self.promises = promises
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
    }
}
