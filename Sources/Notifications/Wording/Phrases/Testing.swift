import Evidence
import Foundation
import Nightly

extension Phrases {
    /// How the failing tests of a leaf stand, after their number: ` newly fail`, ` fail, all flaky`,
    /// ` fail: 2 new, 5 for 3 nights, 1 flaky`.
    func standing(of file: CaseFile, _ failed: Int) -> String {
        let verb = failed == 1 ? "fails" : "fail"
        let groups = groups(of: file)
        guard groups.count == 1, let group = groups.first else {
            let parts = groups.map { "\($0.count) \($0.words)" }
            return verb + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
        }
        switch group.kind {
        case .new: return "newly \(verb)"
        case .lasting:
            let isAsOld = file.failing.allSatisfy { $0.since == file.failure.since }
            return isAsOld ? verb : "\(verb), \(group.words)"
        case .flaky: return "\(verb), \(failed == 1 ? "and is" : "all") flaky"
        case .known: return "\(verb), \(group.words)"
        }
    }

    /// How one of them stands: `new`, `3rd night, since Tue 17 Nov; known issue TH-4400 until Thu 31 Dec`.
    func standing(of test: FailingTest, in file: CaseFile) -> String {
        [age(of: test, in: file), file.issue(of: test).map { known([$0]) }].compactMap(\.self)
            .joined(separator: "; ")
    }

    private func age(of test: FailingTest, in file: CaseFile) -> String {
        switch test.standing {
        case .new: return "new"
        case .lasting(let since?, let runs):
            return "\(cadence(file.failure.root).ordinal(runs)), since \(words.day(since))"
        case .lasting(nil, let runs): return "in its \(Cadence.other.ordinal(runs))"
        case .flaky: return "flaky: it passed in another attempt"
        }
    }

    /// The tests that failed before and do not any more: `a passes again; b is no longer in the report`.
    func gone(from file: CaseFile) -> String? {
        let tests = file.current?.gone ?? []
        func sentence(_ hasPassed: Bool, _ one: String, _ many: String) -> String? {
            let names = tests.filter { $0.hasPassed == hasPassed }.map(\.name.testName)
            return names.isEmpty
                ? nil : "\(list(names, atMost: 4)) \(names.count == 1 ? one : many)"
        }
        let parts = [
            sentence(true, "passes again", "pass again"),
            sentence(false, "is no longer in the report", "are no longer in the report"),
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private func groups(of file: CaseFile) -> [TestGroup] {
        let known = file.failing.compactMap(file.issue(of:))
        let standings = file.failing.filter { file.issue(of: $0) == nil }.map(\.standing)
        let new = standings.count { $0 == .new }
        let flaky = standings.count { $0 == .flaky }
        let lasting = standings.compactMap { standing -> (since: Date?, runs: Int)? in
            guard case .lasting(let since, let runs) = standing else { return nil }
            return (since, runs)
        }
        let longest = lasting.map(\.runs).max() ?? 0
        let isSame = lasting.allSatisfy { $0.runs == longest }
        let unit = lasting.allSatisfy { $0.since != nil } ? cadence(file.failure.root) : .other
        return [
            TestGroup(kind: .new, count: new, words: "new"),
            TestGroup(
                kind: .lasting,
                count: lasting.count,
                words: "for \(isSame ? "" : "up to ")\(unit.count(longest))"
            ),
            TestGroup(kind: .flaky, count: flaky, words: "flaky"),
            TestGroup(kind: .known, count: known.count, words: "known (\(tickets(known)))"),
        ].filter { $0.count > 0 }
    }
}

extension FailingTest {
    fileprivate var since: Date? {
        switch standing {
        case .lasting(let since, _): since
        case .new, .flaky: nil
        }
    }
}

/// Failing tests of which the same is to be said.
private struct TestGroup {
    enum Kind {
        case new
        case lasting
        case flaky
        case known
    }

    var kind: Kind
    var count: Int
    var words: String
}

extension CaseFile {
    /// What is known of its tests, where that is of the run in which it was last seen.
    var current: TestEvidence? { tests.asOf == failure.seen ? tests : nil }

    /// The failing tests, first those that nothing explains.
    var failing: [FailingTest] {
        let failing = current?.failing ?? []
        return failing.filter { issue(of: $0) == nil } + failing.filter { issue(of: $0) != nil }
    }

    /// What explains one of its tests, while something else in it is unknown.
    func issue(of test: FailingTest) -> KnownIssue? { knownIssues.isEmpty ? test.issue : nil }
}

extension String {
    /// The last part of a test's name: `test_open_boundary` of `boundary.test_open_boundary`.
    var testName: String {
        let line = oneLine(limit: 200)
        return String(line.split(separator: ".").last ?? line[...]).oneLine(limit: 60)
    }
}

extension FailedTest {
    /// Its short name, and the run of a matrix in which it failed.
    var shortName: String {
        name.testName + (run.map { " (\($0.oneLine(limit: 40)))" } ?? "")
    }
}
