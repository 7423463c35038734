/// Why a message is sent.
package enum Reason: String, Sendable, Codable, CaseIterable {
    case failed
    case worse
    case fixed
    case noRun = "no-run"
    case runsAgain = "runs-again"
    case summary
    case finding
    case findingGone = "finding-gone"
}
