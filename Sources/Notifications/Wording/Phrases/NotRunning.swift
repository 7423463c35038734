package import Foundation
package import Nightly

extension Phrases {
    /// Such as `due 03:00; its job is disabled`, with the job's name where only a part of the product missed it.
    func absence(of incident: Incident) -> [String] {
        let isPart = part(of: incident) != nil
        return incident.missed.map { missed in
            let root = isPart ? "\(name(of: missed.root)), " : ""
            return "\(root)due \(latestDue(of: missed)); \(reason(missed))"
        }
    }

    /// Why a root did not run, such as `its job is disabled`.
    func reason(_ missed: MissedRoot) -> String {
        predecessor(of: missed).map { "its run of \($0) still goes on" } ?? reason(missed.why)
    }

    /// The same in as few words as a subject has.
    func shortReason(_ missed: MissedRoot) -> String {
        switch missed.why {
        case .queued where predecessor(of: missed) == nil: "it waits in the queue"
        case .queued, .disabled, .late, .stuck, .neverRan, .notStarted: reason(missed)
        }
    }

    private func reason(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "its job is disabled"
        case .queued(let since, let why):
            "it waits in the queue\(sinceMoment(since)): \(why.oneLine(limit: 60))"
        case .late(began: nil): "it has not begun yet"
        case .late(began: let moment?):
            "it began only at \(words.moment(moment, seen: morning.now))"
        case .stuck(let since, _): "it has run\(sinceMoment(since)) and does not end"
        case .neverRan: "it has never run"
        case .notStarted: "nothing started it"
        }
    }

    /// What to do about it, after the job's name.
    package func remedy(_ missed: MissedRoot) -> String {
        if let predecessor = predecessor(of: missed) {
            return """
                could not begin, for its run of \(predecessor) still goes on: \
                see where that hangs, or abort it
                """
        }
        return switch missed.why {
        case .disabled: "is disabled on Jenkins: enable it, or take it out of the configuration"
        case .queued(let since, let why):
            """
            waits in Jenkins' queue\(sinceMoment(since)); Jenkins says: \(why.oneLine(limit: 120))
            """
        case .late(began: nil): "has not begun yet, but still may: see what starts it"
        case .late(began: let moment?):
            "began only at \(words.moment(moment, seen: morning.now)): see what held it up"
        case .stuck(let since, let usual):
            """
            has run\(sinceMoment(since)); its last runs were over within \(length(usual)) of when they \
            were due: see where it hangs, or abort it
            """
        case .neverRan: "has never run: start it once by hand, and check its timer"
        case .notStarted: "was not started: check its timer, and that Jenkins was up"
        }
    }

    /// When the run was due that still goes on, so that this one could not begin.
    private func predecessor(of missed: MissedRoot) -> String? {
        switch missed.why {
        case .queued, .notStarted, .late(began: nil): break
        case .disabled, .late, .stuck, .neverRan: return nil
        }
        let due = product.judgement.underWay[missed.root]
        return due.map { words.moment($0, seen: morning.now) }
    }

    /// Such as `aborted by Jun Watanabe`, and when that run was due if it was not tonight's.
    package func unclear(_ reason: NoVerdict, due: Date) -> String {
        let what =
            isTimeout(reason, due: due) ? "timed out, which its rules ignore" : self.reason(reason)
        return what + (isTonight(due) ? "" : ", \(words.day(due))")
    }

    /// Whether what nobody aborted ran out of time, where the product's rules count that as nothing.
    private func isTimeout(_ reason: NoVerdict, due: Date) -> Bool {
        reason == .aborted(by: nil)
            && product.judgement.latest.values.contains { latest in
                latest.record.due == due
                    && latest.run?.builds.contains { $0.interruption == .timeout } == true
            }
    }

    package func reason(_ unclear: NoVerdict) -> String {
        switch unclear {
        case .didNotRun(let absence): reason(absence)
        case .aborted(let name?): "aborted by \(name.oneLine(limit: 40))"
        case .aborted(nil): "aborted"
        case .superseded: "a newer build took its place"
        case .restarted: "cut short by a restart of the controller"
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

    /// What something does that is not red, such as `did not run`.
    func lacks(_ incident: Incident) -> String {
        switch incident.missed.first?.why {
        case .late(began: nil): "has not begun yet"
        case .late(began: let moment?): "began only at \(words.moment(moment, seen: morning.now))"
        case .stuck: "is still running"
        case .disabled, .queued, .neverRan, .notStarted, nil: "did not run"
        }
    }

    /// The same of something that is over, before its `since`.
    func lacked(_ incident: Incident) -> String {
        switch incident.missed.first?.why {
        case .late: "was late"
        case .stuck: "was stuck"
        case .disabled, .queued, .neverRan, .notStarted, nil: "had not run"
        }
    }

    private func sinceMoment(_ moment: Date?) -> String {
        moment.map { " since \(words.moment($0, seen: morning.now))" } ?? ""
    }

    /// Such as `45 minutes` or `2 hours`: nobody compares the rest.
    private func length(_ duration: Duration) -> String {
        let minutes = Int((duration / .seconds(60)).rounded())
        return minutes < 100 ? count(minutes, "minute") : count((minutes + 30) / 60, "hour")
    }
}
