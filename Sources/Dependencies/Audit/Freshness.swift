import Documents
import Foundation

extension AuditRule {
    /// Parts that could not be read, and inventories of another day.
    static let inventory = AuditRule(.noInventory) { audit, manifest, terms in
        audit.inventories.flatMap { inventory in
            let unread = inventory.unread.map { Finding($0, in: inventory, terms) }
            guard let limit = terms.freshAfter, let collectedAt = inventory.collectedAt,
                collectedAt < limit
            else { return unread }
            let age =
                "collected at \(collectedAt.formatted(.iso8601)), before \(limit.formatted(.iso8601))"
            let stale = Finding(
                .noInventory,
                at: Place(file: inventory.origin),
                "this inventory is stale: \(age); collect it anew in each build",
                subject: inventory.agent ?? inventory.platform,
                scope: terms.environment
            )
            return unread + [stale]
        }
    }
}

extension Finding {
    /// There is nothing to audit.
    package init(_ error: InventoryError) {
        self.init(.noInventory, at: error.place, error.description)
    }

    fileprivate init(_ error: InventoryError, in inventory: Inventory, _ terms: AuditTerms) {
        self.init(error)
        subject = inventory.agent ?? inventory.platform
        scope = terms.environment
    }
}
