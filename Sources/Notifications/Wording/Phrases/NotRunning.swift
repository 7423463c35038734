import Foundation
package import Nightly

extension Phrases {
    /// Such as `due 03:00; its job is disabled`.
    package func absence(_ missed: MissedRoot) -> String {
        "due \(latestDue(of: missed)); \(reason(missed.why))"
    }

    /// The same in as few words as a subject has.
    func shortAbsence(_ missed: MissedRoot) -> String {
        switch missed.why {
        case .queued: "due \(latestDue(of: missed)); it waits in the queue"
        case .disabled, .late, .stuck, .neverRan, .notStarted: absence(missed)
        }
    }

    package func reason(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "its job is disabled"
        case .queued(let since, let why):
            "it waits in the queue\(sinceMoment(since)): \(why.oneLine(limit: 60))"
        case .late(began: nil): "it has not begun yet"
        case .late(began: let moment?):
            "it began only at \(words.moment(moment, seen: morning.now))"
        case .stuck(let since, let usual):
            "it has run\(sinceMoment(since)), usually \(length(usual))"
        case .neverRan: "it has never run"
        case .notStarted: "nothing started it"
        }
    }

    /// What to do about it, after the job's name.
    package func remedy(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "is disabled on Jenkins: enable it, or take it out of the configuration"
        case .queued(let since, let why):
            """
            waits in Jenkins' queue\(sinceMoment(since)) (\(why.oneLine(limit: 80))): free or add an \
            agent
            """
        case .late(began: nil): "has not begun yet, but still may: see what starts it"
        case .late(began: let moment?):
            "began only at \(words.moment(moment, seen: morning.now)): see what held it up"
        case .stuck(let since, let usual):
            """
            has run\(sinceMoment(since)), far longer than the \(length(usual)) that it takes at most: \
            see where it hangs, or abort it
            """
        case .neverRan: "has never run: start it once by hand, and check its timer"
        case .notStarted: "was not started: check its timer, and that Jenkins was up"
        }
    }

    /// Such as `aborted by Jun Watanabe`.
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

    private func sinceMoment(_ moment: Date?) -> String {
        moment.map { " since \(words.moment($0, seen: morning.now))" } ?? ""
    }

    /// Such as `45 minutes` or `2 h`: nobody compares the rest.
    private func length(_ duration: Duration) -> String {
        let minutes = Int((duration / .seconds(60)).rounded())
        return minutes < 100 ? count(minutes, "minute") : count((minutes + 30) / 60, "hour")
    }
}

extension Letter.Tone {
    /// What something does that is not red, such as `did not run`.
    var present: String {
        switch self {
        case .late: "is late"
        case .stuck: "is stuck"
        case .red, .green, .noRun, .unknown, .held, .versions, .test: "did not run"
        }
    }

    /// The same of something that is over.
    var past: String {
        switch self {
        case .late: "was late"
        case .stuck: "was stuck"
        case .red, .green, .noRun, .unknown, .held, .versions, .test: "did not run"
        }
    }
}
