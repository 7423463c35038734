package import Nightly

extension Background {
    /// The known issues that explain all of a failure; empty where something in it has none.
    func issues(explaining file: CaseFile, of product: String) -> [KnownIssue] {
        file.explained(by: begun(product).filter { !isOver($0) })
    }

    /// The known issue that explains one test, whatever fails beside it.
    func issue(explaining test: FailedTest, in leaf: Leaf, of product: String) -> KnownIssue? {
        matters.issues.first { issue in
            issue.product == product && !isOver(issue) && issue.pattern.matches(leaf)
                && issue.pattern.matches(test)
        }?.issue
    }

    /// The known issues that would, had their last day not passed.
    func issuesOver(_ file: CaseFile, of product: String) -> [KnownIssue] {
        file.explained(by: begun(product)).map { issue in
            var issue = issue
            issue.isOver = isOver(issue)
            return issue
        }.filter(\.isOver)
    }

    /// The silence over runs that did not take place: one that is about all of a product, or its jobs.
    package func silence(over incident: Incident) -> KnownIssue? {
        begun(incident.id.product).first { issue in
            let pattern = issue.pattern
            guard issue.issue.silence != nil, !isOver(issue) else { return false }
            return pattern == FailurePattern(job: pattern.job)
                && incident.missed.allSatisfy { pattern.job?.matches($0.root.name) ?? true }
        }?.issue
    }

    /// Those of a product that hold by now, or did.
    private func begun(_ product: String) -> [KnownMatters.Issue] {
        matters.issues.filter { issue in
            let from = issue.issue.silence?.from
            return issue.product == product
                && from.map { $0.isReached(at: now, in: timeZone) } ?? true
        }
    }

    private func isOver(_ issue: KnownMatters.Issue) -> Bool { isOver(issue.issue) }

    private func isOver(_ issue: KnownIssue) -> Bool {
        issue.silence?.until.isPast(at: now, in: timeZone) ?? (issue.until < today)
    }
}

extension CaseFile {
    /// One issue that means the whole failure, or one for each of its tests.
    fileprivate func explained(by issues: [KnownMatters.Issue]) -> [KnownIssue] {
        let issues = issues.filter { $0.pattern.matches(failure.leaf) }
        let whole = issues.first {
            $0.pattern.matches(failure.leaf, tests, stageError: detail?.stageError)
        }
        if let whole { return [whole.issue] }
        let known = tests.failing.map { failing in
            issues.first { $0.pattern.matches(failing.test) }?.issue
        }
        guard tests.isWhole, !known.contains(nil) else { return [] }
        return known.compactMap(\.self).reduce(into: []) { issues, issue in
            if !issues.contains(issue) { issues.append(issue) }
        }
    }
}
