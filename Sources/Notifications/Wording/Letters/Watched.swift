import Nightly

/// One thing that is so of a product in a summary: what those who watch are told of it.
struct Watched {
    /// The sections of a summary, in their order.
    enum Kind: String, CaseIterable {
        case red = "RED"
        case notRun = "DID NOT RUN"
        case stuck = "STUCK"
        case late = "LATE"
        case unknown = "NO VERDICT"
        case fixed = "FIXED"
        case green = "GREEN"
    }

    let name: String
    private let phrases: Phrases
    private let condition: Condition
    private let directory: Directory
    /// What there is to say though it did not move: that nobody has answered, or that it lasts.
    private let untimely: Reason?
    private var isUnanswered: Bool { untimely == .unanswered }

    init(
        _ condition: Condition,
        _ phrases: Phrases,
        _ directory: Directory,
        untimely: Reason? = nil
    ) {
        self.condition = condition
        self.phrases = phrases
        self.untimely = untimely
        self.directory = directory
        name = phrases.name
    }

    var kind: Kind {
        switch condition {
        case .failing: .red
        case .absent(let incident, _):
            switch phrases.trouble(of: incident) {
            case .stuck: .stuck
            case .late: .late
            case .noRun, .red, .green, .unknown, .held, .unreached, .versions, .month, .test:
                .notRun
            }
        case .unread, .unclear, .pending, .neverRan: .unknown
        case .fixed: .fixed
        case .passed, .notDue: .green
        }
    }

    var isNews: Bool {
        switch condition {
        case .failing(_, let isNews), .absent(_, let isNews): isNews || untimely != nil
        case .unread, .unclear, .pending, .fixed, .passed, .notDue, .neverRan:
            condition.isNews
        }
    }

    /// What blocks something comes first, then what is new.
    var urgency: Int { (phrases.blocked != nil ? 2 : 0) + (isNews ? 1 : 0) }

    // MARK: Words

    /// Such as `thalassa blocks Sunday's weekly`, `assim red 3 nights`, `atlas did not run`.
    var short: String {
        switch condition {
        case .failing where isUnanswered, .absent where isUnanswered:
            "\(subject), nobody has answered by \(phrases.missedDeadline ?? "now")"
        case .failing(_, isNews: true) where growth != nil: "\(name) \(growth ?? "")"
        case .failing(_, isNews: true):
            phrases.blockedRun.map { "\(name) blocks \($0)" } ?? "\(name) \(phrases.failed)"
        case .failing(let incident, isNews: false):
            "\(name) red \(phrases.cadence(of: incident).count(incident.length))"
                + (phrases.product.isKnown ? " (known)" : "")
        case .absent(let incident, _):
            "\(phrases.subject(of: incident)) \(phrases.lacks(incident))"
        case .unread: "\(name) could not be read"
        case .unclear(let reason, let due): "\(name) \(phrases.unclear(reason, due: due))"
        case .pending: "\(name) has not ended yet"
        case .fixed(let incident):
            "\(phrases.subject(of: incident)) \(phrases.recovery(of: incident, in: directory))"
        case .passed, .notDue, .neverRan: "\(name) \(phrases.whenPassed)"
        }
    }

    /// The same with what follows from that, as a subject has it.
    var headline: [String] {
        [short, isUnanswered && kind == .red ? phrases.shortOtherwise : nil].compactMap(\.self)
    }

    /// What is new of what was red before.
    private var growth: String? {
        guard case .failing(let incident, isNews: true) = condition,
            let matter = phrases.product.matter(of: incident.id), matter.answer == .tell(.worse)
        else { return nil }
        return phrases.growth(to: phrases.product.newCases(of: matter.movement))
    }

    /// What it is called in the news: itself, or that part of it which did not run.
    var subject: String {
        switch condition {
        case .absent(let incident, _): phrases.subject(of: incident)
        case .failing, .unread, .unclear, .pending, .fixed, .passed, .notDue, .neverRan: name
        }
    }

    /// What it did, after that, in the news.
    var deed: String {
        switch condition {
        case .failing where isUnanswered:
            "is red, and nobody has answered by \(phrases.missedDeadline ?? "now")"
        case .failing(let incident, _) where untimely == .stillFailing:
            "is still red, in its \(phrases.cadence(of: incident).ordinal(incident.length))"
        case .failing(let incident, _):
            growth ?? phrases.failed
                + (phrases.cadence(of: incident) == .nightly ? " last night" : "")
        case .absent(let incident, _) where isUnanswered:
            "\(phrases.lacks(incident)), and nobody has answered by \(phrases.missedDeadline ?? "now")"
        case .absent(let incident, _): phrases.lacks(incident)
        case .unread, .unclear, .pending, .fixed, .passed, .notDue, .neverRan: "has no news"
        }
    }

    /// What follows for others from that, until `it` is green.
    func consequence(until it: String) -> String? {
        guard kind == .red, let run = phrases.blockedRun else { return nil }
        return "Until \(it) is green, \(run) cannot go ahead."
    }

    var entry: Letter.Block {
        switch condition {
        case .failing(let incident, let isNews): failing(incident, isNews: isNews)
        case .absent(let incident, let isNews): absent(incident, isNews: isNews)
        case .unread(let reason):
            .entry(name, headline: "could not be read: \(reason.what.oneLine(limit: 120))")
        case .unclear(let reason, let due):
            .entry(name, headline: phrases.unclear(reason, due: due))
        case .pending(let due, let isRunning):
            .entry(
                name,
                headline: "\(isRunning ? "still running" : "awaited"), \(phrases.pending(due))"
            )
        case .fixed(let incident):
            .entry(
                name,
                headline: (phrases.part(of: incident).map { "\($0) " } ?? "")
                    + phrases.recovery(of: incident, in: directory)
            )
        case .passed, .notDue, .neverRan:
            .entry(name, headline: phrases.whenPassed)
        }
    }

    private func absent(_ incident: Incident, isNews: Bool) -> Letter.Block {
        let missed = phrases.absence(of: incident)
        let isHeld = phrases.holder(in: directory) != nil
        let owner = isHeld ? phrases.ownership(in: directory) : "Owner: \(phrases.owner)."
        return .entry(
            name,
            headline: [missed.first ?? phrases.lacks(incident), phrases.because(of: incident)]
                .compactMap(\.self).joined(separator: "; "),
            details: missed.dropFirst().prefix(3) + [owner]
                + (isNews && !isHeld
                    ? phrases.deadline.map { ["Expected: an answer by \($0)"] } ?? [] : [])
        )
    }

    private func failing(_ incident: Incident, isNews: Bool) -> Letter.Block {
        if let cause = phrases.because(of: incident) {
            return .entry(name, headline: "\(phrases.failed), \(cause)")
        }
        let files = phrases.product.cases.prefix(3)
        let places = files.map { file in
            ([phrases.summary(of: file)] + [phrases.known(file)].compactMap(\.self))
                .joined(separator: "; ")
        }
        let others = phrases.product.cases.first.map(phrases.others) ?? []
        let isHeld = phrases.product.isHeld
        let isKnown = phrases.product.isKnown
        let expected = phrases.deadline.map { deadline in
            let otherwise = phrases.product.concern.response?.otherwise
            return "Expected: an answer by \(deadline)"
                + (otherwise.map { ", otherwise \($0.oneLine(limit: 120))" } ?? "")
        }
        let details: [String?] =
            places + [others.isEmpty ? nil : others.joined(separator: "; ")]
            + files.flatMap(phrases.unread).map(\.capitalizedFirst) + files.flatMap(phrases.fixes)
            + [
                isKnown ? nil : phrases.ownership(in: directory),
                isNews && !isHeld ? expected : isUnanswered ? phrases.policy : nil,
            ]
        return .entry(
            name,
            headline: "\(phrases.failed), \(phrases.length(of: incident))",
            badge: phrases.blocked.map { "BLOCKS \($0.name.uppercased())" },
            details: details.compactMap(\.self)
        )
    }
}
