package import Dependencies
package import Nightly

/// What was read of builds beyond their own record.
package struct Exhibits: Sendable {
    /// What the reports of failed builds say.
    package var details: [BuildID: BuildDetail]
    /// What builds were made from.
    package var snapshots: [BuildID: Snapshot]
    /// The part at which a build stopped, as its own status file names it.
    package var failedParts: [BuildID: String]
    /// Why it is not known what some of them were made from.
    package var unread: [BuildID: Unread]
    /// What builds used; each says on which platform.
    package var inventories: [BuildID: [Inventory]]

    package init(
        details: [BuildID: BuildDetail] = [:],
        snapshots: [BuildID: Snapshot] = [:],
        failedParts: [BuildID: String] = [:],
        unread: [BuildID: Unread] = [:],
        inventories: [BuildID: [Inventory]] = [:]
    ) {
        self.details = details
        self.snapshots = snapshots
        self.failedParts = failedParts
        self.unread = unread
        self.inventories = inventories
    }
}
