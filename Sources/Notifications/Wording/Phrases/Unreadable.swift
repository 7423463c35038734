package import Evidence
import Nightly

extension Phrases {
    /// What could not be read of a failure: `the test report could not be read: ci answered 503`.
    package func unread(_ file: CaseFile) -> [String] {
        file.unread.map { unread in
            let again = unread.isPassing ? "; it is asked for again" : ""
            let reason = "\(unread.reason.controller) \(unread.reason.what)".oneLine(limit: 120)
            return "\(unread.report.name) could not be read: \(reason)\(again)"
        }
    }
}

extension UnreadReport.Report {
    fileprivate var name: String {
        switch self {
        case .tests: "the test report"
        case .stages: "the list of stages"
        }
    }
}
