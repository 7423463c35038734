package import Foundation

/// What is remembered of a product between two readings; all that the judge needs beside the builds.
package struct Standing: Equatable, Sendable {
    /// When the product was first read: what was due before is not held against anyone.
    package var firstRead: Date
    /// The runs that were judged, by the time they were due.
    package var records: [RunRecord]
    /// The incidents that are open: at most one of each kind.
    package var open: [Incident]
    /// The number of the last incident that was opened.
    package var lastIncident: Int
    /// The last build of each leaf that passed, with the leaf's place in its root's last passed run.
    package var passed: [Leaf: PassedLeaf]

    package init(
        firstRead: Date,
        records: [RunRecord] = [],
        open: [Incident] = [],
        lastIncident: Int = 0,
        passed: [Leaf: PassedLeaf] = [:]
    ) {
        self.firstRead = firstRead
        self.records = records
        self.open = open
        self.lastIncident = lastIncident
        self.passed = passed
    }

    /// The runs of one root, by the time they were due.
    package func records(of root: JobID) -> [RunRecord] {
        records.filter { $0.root == root }
    }
}

/// When and where a leaf last passed.
package struct PassedLeaf: Hashable, Sendable, Codable {
    package var root: JobID
    package var build: BuildID
    /// When its run was due.
    package var due: Date

    package init(root: JobID, build: BuildID, due: Date) {
        self.root = root
        self.build = build
        self.due = due
    }
}
