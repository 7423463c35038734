/// What a failed build's own reports say, beyond its result.
package struct BuildDetail: Equatable, Sendable, Codable {
    /// The stage in which it failed, if the build has stages.
    package var stage: String?
    /// The error that Jenkins kept with that stage: hostile text.
    package var stageError: String?
    /// The tests that failed, in the report's order; empty when there is no report.
    package var failedTests: [FailedTest]
    /// Of the tests that failed elsewhere, by their ids, those that passed here.
    package var passedTests: Set<FailedTest.ID>
    /// The reports that are there, for all we know, and could not be read.
    package var unread: [UnreadReport]

    package init(
        stage: String? = nil,
        stageError: String? = nil,
        failedTests: [FailedTest] = [],
        passedTests: Set<FailedTest.ID> = [],
        unread: [UnreadReport] = []
    ) {
        self.stage = stage
        self.stageError = stageError
        self.failedTests = failedTests
        self.passedTests = passedTests
        self.unread = unread
    }
}

/// One failed test of a build's report.
package struct FailedTest: Hashable, Sendable, Codable, Identifiable {
    /// Class and name, as the report has them: `boundary.test_open_boundary`.
    package var name: String
    /// The run of a matrix build that it belongs to, such as `OS=linux`; nil in a build's own report.
    package var run: String?
    /// How many builds of its job it has failed in a row, this one included, as Jenkins counts.
    package var age: Int
    /// The failure's message: hostile text, perhaps long.
    package var message: String

    package init(name: String, run: String? = nil, age: Int, message: String) {
        self.name = name
        self.run = run
        self.age = age
        self.message = message
    }

    /// The same for the same test in every build of a job.
    package var id: String { Self.id(of: name, in: run) }

    package static func id(of name: String, in run: String?) -> String {
        run.map { "\($0) \(name)" } ?? name
    }
}

/// A report of a build that could not be read, and why.
package struct UnreadReport: Hashable, Sendable, Codable {
    package enum Report: String, Sendable, Codable {
        case tests
        case stages
    }

    package var report: Report
    package var reason: Unread

    package init(_ report: Report, _ reason: Unread) {
        self.report = report
        self.reason = reason
    }

    /// Whether asking again may tell more: what is not there, or makes no sense, stays so.
    package var isPassing: Bool {
        switch reason.kind {
        case .unreachable, .refused, .unwell: true
        case .missing, .unreadable: false
        }
    }
}
