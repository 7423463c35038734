package import Foundation
package import Nightly

/// The tests of one failing leaf, held against its other attempts and its last run.
package struct TestEvidence: Equatable, Sendable, Codable {
    /// Those that failed in the last attempt of which there is a report.
    package var failing: [FailingTest]
    /// Those that failed in an earlier attempt only: flaky, too.
    package var recovered: [String]
    package var gone: [GoneTest]
    /// When the run was due of which it tells; nil where no report has been read yet.
    package var asOf: Date?
    /// Whether the reports name every test that failed in that run.
    package var isWhole: Bool

    package init(
        failing: [FailingTest] = [],
        recovered: [String] = [],
        gone: [GoneTest] = [],
        asOf: Date? = nil,
        isWhole: Bool = true
    ) {
        self.failing = failing
        self.recovered = recovered
        self.gone = gone
        self.asOf = asOf
        self.isWhole = isWhole
    }
}

extension TestEvidence {
    /// Weighs what the attempts of a run say against what is remembered of the run before.
    ///
    /// Our own memory goes before Jenkins' count, which takes in builds for other platforms. A test is
    /// flaky only if it passed in another attempt of the same run: between two runs the job's own
    /// revision says little where that is the one of its CI scripts, and packages may have changed.
    /// - Parameters:
    ///   - attempts: What the reports of the failed attempts say, oldest first; nil where nothing was read.
    ///   - total: How many tests failed in the last attempt, by the build's own record.
    package init(
        of failure: Failure,
        _ attempts: [BuildDetail?],
        failed total: Int?,
        after earlier: TestEvidence?
    ) {
        let reports = attempts.compactMap(\.self).filter(\.hasTests)
        guard let last = reports.last else {
            self = earlier ?? TestEvidence()
            isWhole = total == nil && attempts.allSatisfy { $0?.unread.isEmpty ?? true }
            return
        }
        let passed = reports.reduce(into: Set<String>()) { $0.formUnion($1.passedTests) }
        let failed = Set(last.failedTests.map(\.id))
        let before = reports.dropLast().flatMap(\.failedTests).filter { !failed.contains($0.id) }
        let isSameRun = earlier?.asOf == failure.seen
        self.init(
            failing: last.failedTests.map { test in
                let standing =
                    passed.contains(test.id)
                    ? .flaky : failure.standing(of: test, after: earlier, isSameRun: isSameRun)
                return FailingTest(test, standing)
            },
            recovered: before.map(\.name).firstOfEach,
            gone: [],
            asOf: failure.seen,
            isWhole: last.unread.isEmpty && last.failedTests.count >= (total ?? 0)
        )
        gone =
            isSameRun
            ? earlier?.gone ?? []
            : (earlier?.failing ?? []).map(\.test).filter { test in
                !failed.contains(test.id) && !before.contains { $0.id == test.id }
            }.map { GoneTest(name: $0.name, hasPassed: passed.contains($0.id)) }
    }
}

extension BuildDetail {
    fileprivate var hasTests: Bool { !failedTests.isEmpty || !passedTests.isEmpty }
}

extension Failure {
    fileprivate func standing(
        of test: FailedTest,
        after earlier: TestEvidence?,
        isSameRun: Bool
    ) -> FailingTest.Standing {
        guard let earlier, let asOf = earlier.asOf else {
            let isNew = (since == seen && lastPassed != nil) || test.age <= 1
            return isNew ? .new : .lasting(since: nil, runs: test.age)
        }
        let known = earlier.failing.first { $0.test.id == test.id }?.standing
        switch known {
        case nil: return .new
        case let known? where isSameRun: return known == .flaky ? .new : known
        case .lasting(let since, let runs): return .lasting(since: since, runs: runs + 1)
        case .new, .flaky: return .lasting(since: asOf, runs: 2)
        }
    }
}

extension [String] {
    fileprivate var firstOfEach: [String] {
        reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}
