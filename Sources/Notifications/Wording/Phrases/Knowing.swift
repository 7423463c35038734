package import Evidence

extension Phrases {
    /// The tickets that explain a failure: `known issue TH-4400 until Thu 31 Dec: the compiler's fault`.
    ///
    /// Where the day has passed, that it was one.
    package func known(_ file: CaseFile) -> String? {
        file.knownIssues.isEmpty ? nil : known(file.knownIssues)
    }

    /// Such as `known issue TH-4400 until Thu 31 Dec: the compiler's fault`.
    func known(_ known: [KnownIssue]) -> String {
        let issues = known.map { issue in
            let why = issue.why.oneLine(limit: 80)
            let until = "until \(words.day(words.noon(issue.until)))"
            return "\(issue.ticket.oneLine(limit: 40)) \(until)" + (why.isEmpty ? "" : ": \(why)")
        }
        let was = known.allSatisfy(\.isOver) ? "was a known issue, " : "known issue "
        return was + list(issues, atMost: 3)
    }

    /// Such as `TH-4400 and TH-4401`.
    func tickets(_ known: [KnownIssue]) -> String {
        let tickets = Set(known.map { $0.ticket.oneLine(limit: 40) }).sorted()
        return list(tickets, atMost: 3)
    }
}
