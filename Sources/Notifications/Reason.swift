/// Why a message is sent.
package enum Reason: String, Sendable, Codable, CaseIterable {
    case failed
    case worse
    case stillFailing = "still-failing"
    case unanswered
    case fixed
    case noRun = "no-run"
    case runsAgain = "runs-again"
    case summary
    case finding
    case findingGone = "finding-gone"
    /// Something could not be read: for the operator.
    case noVerdict = "no-verdict"
    /// More was to be said at once than is likely: for the operator.
    case held
    /// Somebody's address takes nothing any more: for the operator.
    case unreachable
    /// All is well, and the program alive.
    case weekly
    /// What a month came to, in figures.
    case monthly
    /// Nothing happened: somebody tries whether people are reached.
    case test
}

extension Reason {
    /// Whether it is said of an incident or a finding, so that programs can ask for it and people can do
    /// without it.
    package var isNews: Bool {
        switch self {
        case .failed, .worse, .stillFailing, .unanswered, .fixed, .noRun, .runsAgain, .finding,
            .findingGone:
            true
        case .summary, .noVerdict, .held, .unreachable, .weekly, .monthly, .test: false
        }
    }
}
