/// Why a message is sent.
package enum Reason: String, Sendable, Codable, CaseIterable {
    case failed
    case worse
    case fixed
    case noRun = "no-run"
    case running = "runs-again"
    case noVerdict = "no-verdict"
    case summary
    case finding
    case findingGone = "finding-gone"
}
