package import Foundation

/// What is remembered of a product between two readings; all that the judge needs beside the builds.
package struct Standing: Equatable, Sendable {
    /// When each root was first read: what was over by then is taken as known, and is no news.
    package var firstRead: [JobID: Date]
    /// The runs that were judged, by the time they were due.
    package var records: [RunRecord]
    /// The incidents that are open: at most one of each kind.
    package var open: [Incident]
    /// The number of the last incident that was opened.
    package var lastIncident: Int
    /// The last build that passed of each leaf, under each root.
    package var passed: Set<PassedLeaf>

    package init(
        firstRead: [JobID: Date] = [:],
        records: [RunRecord] = [],
        open: [Incident] = [],
        lastIncident: Int = 0,
        passed: Set<PassedLeaf> = []
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

    /// The last build of a leaf that passed in a run of that root.
    func lastPassed(_ leaf: Leaf, under root: JobID) -> BuildID? {
        passed.first { $0.leaf == leaf && $0.root == root }?.build
    }
}

/// When and where a leaf last passed in a run of one root.
package struct PassedLeaf: Hashable, Sendable, Codable {
    package var root: JobID
    package var leaf: Leaf
    package var build: BuildID
    /// When its run was due.
    package var due: Date

    package init(root: JobID, leaf: Leaf, build: BuildID, due: Date) {
        self.root = root
        self.leaf = leaf
        self.build = build
        self.due = due
    }
}
