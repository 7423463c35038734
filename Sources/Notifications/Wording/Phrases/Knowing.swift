package import Evidence

extension Phrases {
    /// The tickets that explain a failure: `known issue TH-4400 until Thu 31 Dec: the compiler's fault`.
    ///
    /// Where the day has passed, that it was one.
    package func known(_ file: CaseFile) -> String? {
        guard !file.knownIssues.isEmpty else { return nil }
        let issues = file.knownIssues.map { issue in
            let why = issue.why.oneLine(limit: 80)
            let until = "until \(words.day(words.noon(issue.until)))"
            return "\(issue.ticket.oneLine(limit: 40)) \(until)" + (why.isEmpty ? "" : ": \(why)")
        }
        let was = file.knownIssues.allSatisfy(\.isOver) ? "was a known issue, " : "known issue "
        return was + list(issues, atMost: 3)
    }
}
