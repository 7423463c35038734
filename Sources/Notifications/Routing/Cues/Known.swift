import Evidence

extension Cue {
    /// What has a ticket is no news until its day has passed; then it is, though it is not new.
    static let known = Cue { matter in
        let issues = matter.product.knownIssues(in: matter.movement)
        let silences = issues.filter { $0.silence != nil }
        guard silences.isEmpty else { return .keepSilent(.silenced(silences)) }
        return issues.isEmpty ? nil : .keepSilent(.knownIssue(issues))
    }
}
