package import Foundation
package import Nightly

/// A test that fails, and how that stands to the runs and attempts before.
package struct FailingTest: Hashable, Sendable, Codable {
    package enum Standing: Hashable, Sendable, Codable {
        /// It did not fail in the run before.
        case new
        /// It failed in that many runs in a row, this one included; since when is nil where only Jenkins counts.
        case lasting(since: Date?, runs: Int)
        /// It passed in another attempt of the same run.
        case flaky
    }

    package var test: FailedTest
    package var standing: Standing
    /// The known issue that explains it.
    package var issue: KnownIssue?

    package init(_ test: FailedTest, _ standing: Standing) {
        self.test = test
        self.standing = standing
    }
}

/// A test that failed in the run before, and does not any more.
package struct GoneTest: Hashable, Sendable, Codable {
    package var name: String
    /// The report has it and it passed; otherwise the report does not name it any more.
    package var hasPassed: Bool

    package init(name: String, hasPassed: Bool) {
        self.name = name
        self.hasPassed = hasPassed
    }
}
