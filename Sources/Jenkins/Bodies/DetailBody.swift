import Documents
import Nightly

/// The test report of a build, or the reports of a matrix' runs together.
struct ReportBody: Body {
    struct Suite: Body {
        /// The stages and parallel branches that it ran in, the innermost first.
        var blocks: [String]
        var cases: [Case]

        init(_ json: JSON) throws(JSONError) {
            blocks =
                try json["enclosingBlockNames"].present?.map { json throws(JSONError) in
                    try json.string
                } ?? []
            cases = try json["cases"].bodies()
        }
    }

    struct Case: Body {
        var className: String?
        var name: String
        var status: String
        var age: Int?
        var errorDetails: String?
        var errorStackTrace: String?

        init(_ json: JSON) throws(JSONError) {
            className = try json["className"].present?.string
            name = try json["name"].string
            status = try json["status"].string
            age = try json["age"].present?.whole
            errorDetails = try json["errorDetails"].present?.string
            errorStackTrace = try json["errorStackTrace"].present?.string
        }
    }

    /// The report of one of a matrix' runs.
    struct ChildReport: Body {
        /// The address of the run.
        var url: String?
        var suites: [Suite]

        init(_ json: JSON) throws(JSONError) {
            url = try json["child"].present?["url"].present?.string
            suites = try json["result"].present?["suites"].present?.bodies() ?? []
        }
    }

    var suites: [Suite]
    var childReports: [ChildReport]

    init(_ json: JSON) throws(JSONError) {
        suites = try json["suites"].present?.bodies() ?? []
        childReports = try json["childReports"].present?.bodies() ?? []
    }

    var report: TestReport {
        var report = TestReport()
        for suite in suites { report.add(suite, of: nil) }
        for child in childReports {
            for suite in child.suites { report.add(suite, of: child.run) }
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
                stage = stage ?? suite.blocks.first?.cut()
                if failed.count < Bound.failedTests { failed.append(FailedTest(test, in: run)) }
            case "PASSED", "FIXED":
                passed.insert(FailedTest.id(of: test.fullName, in: run))
            case _:
                break
            }
        }
    }
}

extension ReportBody.ChildReport {
    /// The matrix' axes, from the address of the run: `OS=linux`.
    fileprivate var run: String? {
        Address.segments(of: url ?? "").dropLast().last?.cut()
    }
}

/// What the Pipeline REST API says of a build.
struct StagesBody: Body {
    struct Stage: Body {
        var name: String
        /// Null of a stage that was skipped by an old version of the API.
        var status: String?
        /// What ended it, in Jenkins' words.
        var error: String?

        init(_ json: JSON) throws(JSONError) {
            name = try json["name"].string
            status = try json["status"].present?.string
            error = try json["error"].present?["message"].present?.string
        }
    }

    var stages: [Stage]

    init(_ json: JSON) throws(JSONError) {
        stages = try json["stages"].bodies()
    }

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
