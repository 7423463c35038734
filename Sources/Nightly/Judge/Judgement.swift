package import Foundation

/// What the judge has to say of one product after one reading.
package struct Judgement: Equatable, Sendable {
    package var product: String
    /// What to remember.
    package var standing: Standing
    /// The runs that were judged in this reading.
    package var judged: [RunRecord]
    /// How each incident moved, one entry for each that did, as it stands now.
    package var movements: [Movement]
    /// The newest run of each root that was judged in this reading or before, with what was read of it.
    package var latest: [JobID: LatestRun]
    /// What could not be read; the roots concerned were not judged.
    package var unread: [Unread]
    /// Roots with a run under way, and when it was due.
    package var underWay: [JobID: Date]
    /// The schedules that hold, where one is known.
    package var schedules: [JobID: Schedule]
    /// What speaks against them.
    package var doubts: [JobID: ScheduleDoubt] = [:]
    /// Why nobody could look for what some roots start in other folders; they were judged without it.
    package var unsearched: [JobID: Unread] = [:]
    /// Where a person looks at each root that was read.
    package var pages: [JobID: String] = [:]
}

/// The newest judged run of a root.
package struct LatestRun: Equatable, Sendable {
    package var record: RunRecord
    /// Its tree; nil where it did not take place, or is no longer among the builds that were read.
    package var run: Run?
    /// Its failures, allowed ones included.
    package var failures: [LeafFailure]
    package var passed: [Leaf: BuildID]
    /// Leaves of the root's last passed run that this one did not reach.
    package var notReached: [Leaf]
}
