package import Nightly

extension Phrases {
    /// Such as `due 03:00; its job is disabled`.
    package func absence(_ missed: MissedRoot) -> String {
        "due \(latestDue(of: missed)); \(reason(missed.why))"
    }

    package func reason(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "its job is disabled"
        case .queued(let why): "it waits in the queue: \(why.oneLine(limit: 60))"
        case .notStarted: "nothing started it"
        }
    }

    /// What to do about it, after the job's name.
    package func remedy(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "is disabled on Jenkins: enable it, or take it out of the configuration"
        case .queued: "waits in Jenkins' queue: free or add an agent"
        case .notStarted: "was not started: check its timer, and that Jenkins was up"
        }
    }

    /// Such as `aborted by Jun Watanabe`.
    package func reason(_ unclear: NoVerdict) -> String {
        switch unclear {
        case .didNotRun(let absence): reason(absence)
        case .aborted(let name?): "aborted by \(name.oneLine(limit: 40))"
        case .aborted(nil): "aborted"
        case .notBuilt: "not built"
        case .otherBranch(let branch): "built \(branch.oneLine(limit: 40)), not the main branch"
        }
    }

    /// When the last run that a root missed was due: `03:00`, or `Sun 15 Nov 04:00` if not today.
    package func latestDue(of missed: MissedRoot) -> String {
        let record = product.judgement.standing.records(of: missed.root).last
        let due = record?.due ?? missed.since
        return words.moment(due, seen: morning.now)
    }
}
