/// What a failed build's own reports say, beyond its result.
package struct BuildDetail: Equatable, Sendable, Codable {
    /// The first stage that failed, if the build has stages.
    package var stage: String?
    /// The error that Jenkins kept with that stage: hostile text.
    package var stageError: String?
    /// The tests that failed, in the report's order; empty when there is no report.
    package var failedTests: [FailedTest]

    package init(stage: String? = nil, stageError: String? = nil, failedTests: [FailedTest] = []) {
        self.stage = stage
        self.stageError = stageError
        self.failedTests = failedTests
    }
}

/// One failed test of a build's report.
package struct FailedTest: Hashable, Sendable, Codable {
    /// Class and name, as the report has them: `boundary.test_open_boundary`.
    package var name: String
    /// How many builds of its job it has failed in a row, this one included, as Jenkins counts.
    package var age: Int
    /// The failure's message: hostile text, perhaps long.
    package var message: String

    package init(name: String, age: Int, message: String) {
        self.name = name
        self.age = age
        self.message = message
    }
}
