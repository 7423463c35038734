import Nightly

/// One product in a summary: what those who watch are told of it.
struct Watched {
    /// The sections of a summary, in their order.
    enum Kind: String, CaseIterable {
        case red = "RED"
        case notRun = "DID NOT RUN"
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

    init(_ phrases: Phrases, _ directory: Directory, untimely: Reason? = nil) {
        self.phrases = phrases
        self.untimely = untimely
        self.directory = directory
        condition = phrases.condition
        name = phrases.name
    }

    var kind: Kind {
        switch condition {
        case .failing: .red
        case .absent: .notRun
        case .unread, .unclear, .pending, .neverRan: .unknown
        case .fixed: .fixed
        case .passed, .notDue: .green
        }
    }

    var isNews: Bool {
        switch condition {
        case .failing(_, let isNews): isNews || untimely != nil
        case .absent(_, let isNews): isNews
        case .unread, .unclear, .pending, .fixed, .passed, .notDue, .neverRan: false
        }
    }

    /// What blocks something comes first, then what is new.
    var urgency: Int { (phrases.blocked != nil ? 2 : 0) + (isNews ? 1 : 0) }

    // MARK: Words

    /// Such as `thalassa blocks Sunday's weekly`, `assim red 3 nights`, `atlas did not run`.
    var short: String {
        switch condition {
        case .failing where isUnanswered: unanswered
        case .failing(_, isNews: true) where growth != nil: "\(name) \(growth ?? "")"
        case .failing(_, isNews: true):
            phrases.blockedRun.map { "\(name) blocks \($0)" } ?? "\(name) \(phrases.failed)"
        case .failing(let incident, isNews: false):
            "\(name) red \(phrases.cadence(of: incident).count(incident.length))"
                + (phrases.product.isKnown ? " (known)" : "")
        case .absent(let incident, _): "\(name) \(phrases.trouble(of: incident).present)"
        case .unread: "\(name) could not be read"
        case .unclear(let reason): "\(name) \(phrases.reason(reason))"
        case .pending: "\(name) has not ended yet"
        case .fixed(let incident): "\(name) \(phrases.recovery(of: incident, in: directory))"
        case .passed, .notDue, .neverRan: "\(name) \(phrases.whenPassed)"
        }
    }

    /// What follows from that, in a subject.
    var shortConsequence: String? { isUnanswered ? phrases.shortOtherwise : nil }

    private var unanswered: String {
        "\(name), nobody has answered by \(phrases.missedDeadline ?? "now")"
    }

    /// What is new of what was red before.
    private var growth: String? {
        guard case .failing(let incident, isNews: true) = condition,
            let matter = phrases.product.matter(of: incident.id), matter.answer == .tell(.worse)
        else { return nil }
        return phrases.growth(to: phrases.product.newCases(of: matter.movement))
    }

    /// What it did, after its name, in the news.
    var deed: String {
        switch condition {
        case .failing where isUnanswered:
            "is red, and nobody has answered by \(phrases.missedDeadline ?? "now")"
        case .failing(let incident, _) where untimely == .stillFailing:
            "is still red, in its \(phrases.cadence(of: incident).ordinal(incident.length))"
        case .failing(let incident, _):
            growth ?? phrases.failed
                + (phrases.cadence(of: incident) == .nightly ? " last night" : "")
        case .absent(let incident, _): phrases.trouble(of: incident).present
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
        case .absent(let incident, _):
            .entry(
                name,
                headline: (incident.missed.map(phrases.absence)
                    + [phrases.because(of: incident)].compactMap(\.self)).joined(separator: "; "),
                details: [
                    phrases.holder(in: directory) == nil
                        ? "Owner: \(phrases.owner)." : phrases.ownership(in: directory)
                ]
            )
        case .unread(let reason):
            .entry(name, headline: "could not be read: \(reason.what.oneLine(limit: 120))")
        case .unclear(let reason): .entry(name, headline: phrases.reason(reason))
        case .pending(let due, let isRunning):
            .entry(
                name,
                headline: "\(isRunning ? "still running" : "awaited"), \(phrases.pending(due))"
            )
        case .fixed(let incident):
            .entry(name, headline: phrases.recovery(of: incident, in: directory))
        case .passed, .notDue, .neverRan:
            .entry(name, headline: phrases.whenPassed)
        }
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
