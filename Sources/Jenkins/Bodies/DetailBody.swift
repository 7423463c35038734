import Nightly

/// The test report of a build, or the reports of a matrix' runs together.
struct ReportBody: Decodable {
    struct Suite: Decodable {
        var cases: [Case]

        enum CodingKeys: String, CodingKey { case cases }
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
        var result: ReportBody?

        enum CodingKeys: String, CodingKey { case result }
    }

    var suites: [Suite]?
    var childReports: [ChildReport]?

    enum CodingKeys: String, CodingKey { case suites, childReports }

    /// In the report's order.
    var cases: [Case] {
        (suites ?? []).flatMap(\.cases) + (childReports ?? []).flatMap { $0.result?.cases ?? [] }
    }

    var failedTests: [FailedTest] {
        cases.filter { $0.status == "FAILED" || $0.status == "REGRESSION" }
            .prefix(Bound.failedTests).map(FailedTest.init)
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

extension FailedTest {
    /// Many reports repeat the class in the name; many give no message but a trace.
    fileprivate init(_ body: ReportBody.Case) {
        let group = body.className ?? ""
        let message = [body.errorDetails, body.errorStackTrace].compactMap(\.self)
        self.init(
            name: (group.isEmpty || body.name.hasPrefix(group)
                ? body.name : "\(group).\(body.name)")
                .cut(),
            age: body.age ?? 1,
            message: (message.first { !$0.isEmpty } ?? "").cut(to: Bound.message)
        )
    }
}
