package import Nightly

/// Which failures somebody meant: what is not said matches anything.
package struct FailurePattern: Hashable, Sendable {
    package var job: Glob?
    package var platform: Glob?
    /// Names of tests, with or without what stands before their last dot.
    package var tests: [Glob]
    /// Part of what the test or the stage says.
    package var message: String?

    package init(
        job: Glob? = nil,
        platform: Glob? = nil,
        tests: [Glob] = [],
        message: String? = nil
    ) {
        self.job = job
        self.platform = platform
        self.tests = tests
        self.message = message
    }

    func matches(_ leaf: Leaf) -> Bool {
        job.map { $0.matches(leaf.job.name) } ?? true
            && platform.map { glob in leaf.platform.map(glob.matches) ?? false } ?? true
    }

    func matches(_ test: FailedTest) -> Bool {
        let short = test.name.split(separator: ".").last.map(String.init) ?? test.name
        let isNamed = tests.contains { $0.matches(test.name) || $0.matches(short) }
        return (tests.isEmpty || isNamed) && message.map(test.message.contains) ?? true
    }

    /// Whether it means all of a failure: each of its tests, or what its stage says where none failed.
    func matches(_ leaf: Leaf, _ evidence: TestEvidence, stageError: String?) -> Bool {
        guard matches(leaf) else { return false }
        if tests.isEmpty && message == nil { return true }
        guard evidence.isWhole else { return false }
        guard evidence.failing.isEmpty else {
            return evidence.failing.allSatisfy { matches($0.test) }
        }
        return tests.isEmpty && message.map { stageError?.contains($0) ?? false } ?? true
    }
}
