import Dependencies
package import Foundation
import Nightly

/// What a failure is looked at with, beside what was read of it now.
package struct Background: Equatable, Sendable {
    package var matters: KnownMatters
    /// What was found out about the same incident the last time.
    package var earlier: [CaseFile]
    package var now: Date
    package var timeZone: TimeZone

    package init(
        matters: KnownMatters = KnownMatters(),
        earlier: [CaseFile] = [],
        now: Date,
        timeZone: TimeZone
    ) {
        self.matters = matters
        self.earlier = earlier
        self.now = now
        self.timeZone = timeZone
    }

    /// What was found out about the same failure the last time.
    func earlier(_ failure: Failure) -> CaseFile? {
        earlier.first { $0.failure.root == failure.root && $0.failure.leaf == failure.leaf }
    }

    var today: Day { Day(now, in: timeZone) }
}
