import Evidence
import Nightly

extension ProductMorning {
    /// The suspects of the failures of which a message is: those that are new, or all.
    func suspects(of movement: Movement, for reason: Reason) -> [Suspect] {
        files(of: movement, for: reason).flatMap(\.suspects)
            .sorted { $0.confidence > $1.confidence }
    }

    /// What failed, of which a message is: what is new, or, where nothing need be, all that is no known issue.
    func files(of movement: Movement, for reason: Reason) -> [CaseFile] {
        switch reason {
        case .stillFailing, .unanswered: cases.filter { !$0.isWithheld }
        case .failed, .worse, .fixed, .noRun, .runsAgain, .summary, .finding, .findingGone,
            .noVerdict, .held, .unreachable, .weekly, .monthly, .test:
            newCases(of: movement)
        }
    }

    /// The failures that are news with a movement: new ones, and such as were known issues until now.
    ///
    /// Of several jobs on one platform, what failed last is the new one.
    func newCases(of movement: Movement) -> [CaseFile] {
        guard !movement.incident.isAbsence else { return [] }
        return cases.filter { file in
            switch movement.kind {
            case _ where isOwed(movement): !file.isWithheld
            case .opened: !file.isWithheld
            case .worse(let names):
                file.isReleased || !file.isWithheld && isLast(file, among: names)
            case .continued: file.isReleased
            case .closed, .passing: false
            }
        }
    }

    private func isLast(_ file: CaseFile, among names: [String]) -> Bool {
        let name = file.failure.leaf.description
        let namesakes = cases.filter { $0.failure.leaf.description == name }
        return names.contains(name)
            && namesakes.allSatisfy { $0.failure.since <= file.failure.since }
    }

    /// The known issues by which a movement that would be news is none; usually there are none.
    func knownIssues(in movement: Movement) -> [KnownIssue] {
        let isSilenced = newCases(of: movement).isEmpty && !movement.incident.isAbsence
        switch movement.kind {
        case .opened where isSilenced, .worse where isSilenced:
            let issues = cases.filter(\.isWithheld).flatMap(\.knownIssues)
            return issues.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        case .opened, .worse, .continued, .closed, .passing: return []
        }
    }

    /// Whether a movement is something that people do not know yet.
    func isNews(_ movement: Movement) -> Bool {
        guard hush(of: movement) == nil else { return false }
        return switch movement.kind {
        case .opened where movement.incident.isInherited: false
        case .opened, .worse: knownIssues(in: movement).isEmpty
        case .continued: !newCases(of: movement).isEmpty
        case .closed, .passing: false
        }
    }
}
