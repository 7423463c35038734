import Nightly

extension Background {
    /// The known issues that explain all of a failure; empty where something in it has none.
    func issues(explaining file: CaseFile, of product: String) -> [KnownIssue] {
        file.explained(by: matters.issues.filter { $0.product == product && !isOver($0) })
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
        file.explained(by: matters.issues.filter { $0.product == product }).map { issue in
            var issue = issue
            issue.isOver = issue.until < today
            return issue
        }.filter(\.isOver)
    }

    private func isOver(_ issue: KnownMatters.Issue) -> Bool { issue.issue.until < today }
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
