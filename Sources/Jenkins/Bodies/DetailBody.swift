import Nightly

/// The test report of a build, or the reports of a matrix' runs together.
struct ReportBody: Decodable {
    struct Suite: Decodable {
        /// The stages and parallel branches that it ran in, the innermost first.
        var enclosingBlockNames: [String]?
        var cases: [Case]

        enum CodingKeys: String, CodingKey { case enclosingBlockNames, cases }
    }

    struct Case: Decodable {
        var className: String?
        var name: String
        var status: String
        var age: Int?
        var errorDetails: String?
        var errorStackTrace: String?

        enum CodingKeys: String, CodingKey {
            case className, name, status, age, errorDetails, errorStackTrace
        }
    }

    struct ChildReport: Decodable {
        struct Child: Decodable {
            var url: String?

            enum CodingKeys: String, CodingKey { case url }
        }

        var child: Child?
        var result: ReportBody?

        enum CodingKeys: String, CodingKey { case child, result }
    }

    var suites: [Suite]?
    var childReports: [ChildReport]?

    enum CodingKeys: String, CodingKey { case suites, childReports }

    var report: TestReport {
        var report = TestReport()
        for suite in suites ?? [] { report.add(suite, of: nil) }
        for child in childReports ?? [] {
            for suite in child.result?.suites ?? [] { report.add(suite, of: child.child?.run) }
        }
        report.passed.subtract(report.failed.map(\.id))
        return report
    }
}

/// A test report, as far as it matters.
struct TestReport {
    /// In the report's order.
    var failed: [FailedTest] = []
    /// The ids of the tests that passed, and nowhere in it failed.
    var passed: Set<FailedTest.ID> = []
    /// The stage of the first failed test.
    var stage: String?

    fileprivate mutating func add(_ suite: ReportBody.Suite, of run: String?) {
        for test in suite.cases {
            switch test.status {
            case "FAILED", "REGRESSION":
                stage = stage ?? suite.enclosingBlockNames?.first?.cut()
                if failed.count < Bound.failedTests { failed.append(FailedTest(test, in: run)) }
            case "PASSED", "FIXED":
                passed.insert(FailedTest.id(of: test.fullName, in: run))
            case _:
                break
            }
        }
    }
}

extension ReportBody.ChildReport.Child {
    /// The matrix' axes, from the address of the run: `OS=linux`.
    fileprivate var run: String? {
        Address.segments(of: url ?? "").dropLast().last?.cut()
    }
}

/// What the Pipeline REST API says of a build.
struct StagesBody: Decodable {
    struct Stage: Decodable {
        struct Trouble: Decodable {
            var message: String?

            enum CodingKeys: String, CodingKey { case message }
        }

        var name: String
        /// Null of a stage that was skipped by an old version of the API.
        var status: String?
        var error: Trouble?

        enum CodingKeys: String, CodingKey { case name, status, error }
    }

    var stages: [Stage]

    enum CodingKeys: String, CodingKey { case stages }

    /// The first that failed; where none did, the first that was ended, or is unstable.
    var failed: Stage? {
        ["FAILED", "ABORTED", "UNSTABLE"].lazy.compactMap { status in
            stages.first { $0.status == status }
        }.first
    }
}

extension ReportBody.Case {
    /// Many reports repeat the class in the name.
    fileprivate var fullName: String {
        let group = className ?? ""
        return (group.isEmpty || name.hasPrefix(group) ? name : "\(group).\(name)").cut()
    }
}

extension FailedTest {
    /// Many give no message but a trace.
    fileprivate init(_ body: ReportBody.Case, in run: String?) {
        let message = [body.errorDetails, body.errorStackTrace].compactMap(\.self)
        self.init(
            name: body.fullName,
            run: run,
            age: body.age ?? 1,
            message: (message.first { !$0.isEmpty } ?? "").cut(to: Bound.message)
        )
    }
}
