import Evidence
import Nightly
import Notifications

extension Silence {
    /// Why someone hears nothing.
    var words: String {
        switch self {
        case .nothingNew, .acknowledged: "nothing new to say"
        case .partlyFixed: "some of it is mended, and nothing is new"
        case .knownIssue(let issues):
            "known: "
                + list(
                    issues.map { "\($0.ticket.oneLine(limit: 40)) until \($0.until)" },
                    atMost: 3
                )
        case .alreadyBroken: "it was so already when it was first read"
        case .betweenReadings: "it came and went between two readings"
        case .untilMorning: "told in the morning, if it has not run by then"
        case .failsInstead: "it runs again, and is red: that is told instead"
        case .neverTold: "not told that it broke, so not of its end either"
        case .noRule: "no rule tells of it"
        case .suspectTooWeak: "only likelier ones are told (suspects.tell)"
        case .tooManySuspects(let count): "\(count) are as likely, too many to be told"
        case .neverSuspect(let pattern): "matches never_suspect \"\(pattern.oneLine(limit: 60))\""
        case .left: "left, as a directory file says"
        case .outsider: "nobody whom the configuration knows"
        }
    }
}
