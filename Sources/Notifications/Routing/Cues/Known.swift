extension Cue {
    /// What has a ticket is no news until its day has passed; then it is, though it is not new.
    static let known = Cue { matter in
        let issues = matter.product.knownIssues(in: matter.movement)
        return issues.isEmpty ? nil : .keepSilent(.knownIssue(issues))
    }
}
