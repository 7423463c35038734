package import Evidence
package import Nightly

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
            let name = issue.silence?.by ?? issue.ticket
            return "\(name.oneLine(limit: 40)) until \(until(issue))"
                + (why.isEmpty ? "" : ": \(why)")
        }
        let isOver = known.allSatisfy(\.isOver)
        let was =
            known.contains { $0.silence != nil }
            ? (isOver ? "was silenced by " : "silenced by ")
            : (isOver ? "was a known issue, " : "known issue ")
        return was + list(issues, atMost: 3)
    }

    private func until(_ issue: KnownIssue) -> String {
        guard case .moment(let moment)? = issue.silence?.until else {
            return words.day(words.noon(issue.until))
        }
        return "\(words.day(moment)) \(words.time(moment))"
    }

    /// Such as `because of thalassa-47`, where another product's incident is why nobody is told of this one.
    package func because(of incident: Incident) -> String? {
        guard case .muted(let cause)? = product.hushed[incident.id] else { return nil }
        return "because of \(cause)"
    }

    /// Such as `TH-4400 and TH-4401`.
    func tickets(_ known: [KnownIssue]) -> String {
        let tickets = Set(known.map { $0.ticket.oneLine(limit: 40) }).sorted()
        return list(tickets, atMost: 3)
    }
}
