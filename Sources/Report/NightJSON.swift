import Foundation
import Nightly
import Notifications

extension NightReport {
    /// The report for other programs: sorted keys, moments in UTC, one line feed at the end.
    ///
    /// `schema` grows when a key changes its meaning or goes; new keys may come at any time.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(NightJSON(self)), as: UTF8.self) + "\n"
    }
}

/// The report as its JSON spells it.
private struct NightJSON: Encodable {
    let schema = 1
    let project: String
    let readAt: Date
    let products: [ProductJSON]
    let decisions: [DecisionJSON]
    let messages: MessagesJSON
    let audit: [String]
    let notes: [String]

    enum CodingKeys: String, CodingKey {
        case schema
        case project
        case readAt = "read_at"
        case products
        case decisions
        case messages
        case audit
        case notes
    }

    init(_ report: NightReport) {
        project = report.morning.project
        readAt = report.morning.now
        products = report.morning.products.map { ProductJSON($0, in: report) }
        decisions = report.decisions.map(DecisionJSON.init)
        messages = MessagesJSON(report.deliveries)
        audit = report.audit?.lines ?? []
        notes = report.notes
    }
}

private struct ProductJSON: Encodable {
    let name: String
    /// The most urgent of what is so of it.
    let first: StateJSON
    /// What else is so of it.
    let others: [StateJSON]
    let incidents: [IncidentJSON]
    let unread: [Unread]
    let lastRuns: [RunJSON]

    enum CodingKeys: String, CodingKey {
        case name
        case others = "also"
        case incidents
        case unread
        case lastRuns = "last_runs"
    }

    init(_ product: ProductMorning, in report: NightReport) {
        let states = ProductState.all(of: product, in: report).map(StateJSON.init)
        name = product.name
        first = states[0]
        others = Array(states.dropFirst())
        let moved = product.judgement.movements.map(\.incident)
        let lasting = product.judgement.standing.open.filter { open in
            !moved.contains { $0.id == open.id }
        }
        incidents = (moved + lasting).map(IncidentJSON.init)
        unread = product.judgement.unread
        lastRuns = product.judgement.latest.values.map { RunJSON($0.record) }
            .sorted { $0.job < $1.job }
    }
}

extension ProductJSON {
    /// The first state stands beside the product's name.
    func encode(to encoder: any Encoder) throws {
        try first.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(others, forKey: .others)
        try container.encode(incidents, forKey: .incidents)
        try container.encode(unread, forKey: .unread)
        try container.encode(lastRuns, forKey: .lastRuns)
    }
}

private struct StateJSON: Encodable {
    let verdict: String
    let isNews: Bool
    let headline: String
    let details: [String]

    enum CodingKeys: String, CodingKey {
        case verdict
        case isNews = "news"
        case headline
        case details
    }

    init(_ state: ProductState) {
        verdict = state.verdict.lowercased().replacing(" ", with: "-")
        isNews = state.isNews
        headline = state.headline
        details = state.details
    }
}

private struct IncidentJSON: Encodable {
    let id: String
    let kind: String
    let since: Date
    let runs: Int
    let closed: Date?
    let failures: [FailureJSON]
    let missed: [String]

    init(_ incident: Incident) {
        id = "\(incident.id)"
        kind = incident.isAbsence ? "absent" : "failing"
        since = incident.opened
        runs = incident.length
        closed = incident.closed
        failures = incident.failures.map(FailureJSON.init)
        missed = incident.missed.map(\.root.name)
    }
}

private struct FailureJSON: Encodable {
    let job: String
    let platform: String?
    let since: Date
    /// The builds that tried, oldest first.
    let builds: [Int]
    let lastPassed: Int?

    enum CodingKeys: String, CodingKey {
        case job
        case platform
        case since
        case builds
        case lastPassed = "last_passed"
    }

    init(_ failure: Failure) {
        job = failure.leaf.job.name
        platform = failure.leaf.platform
        since = failure.since
        builds = failure.last.attempts.map(\.number)
        lastPassed = failure.lastPassed?.number
    }
}

private struct RunJSON: Encodable {
    let job: String
    let due: Date
    let build: Int?
    let verdict: String

    init(_ record: RunRecord) {
        job = record.root.name
        due = record.due
        build = record.build
        verdict =
            switch record.verdict {
            case .passed: "passed"
            case .failed: "failed"
            case .timedOut: "timed-out"
            case .none(.didNotRun): "did-not-run"
            case .none(.aborted): "aborted"
            case .none(.superseded): "superseded"
            case .none(.restarted): "restarted"
            case .none(.notBuilt): "not-built"
            case .none(.otherBranch): "other-branch"
            }
    }
}

private struct DecisionJSON: Encodable {
    let person: String
    let incident: String
    let tell: Bool
    let reason: String

    init(_ decision: Decision) {
        person = decision.person.key
        incident = "\(decision.incident)"
        tell = decision.answer.isTold
        reason =
            switch decision.answer {
            case .tell(let reason): reason.rawValue
            case .keepSilent(let silence): silence.code
            }
    }
}

extension Silence {
    fileprivate var code: String {
        switch self {
        case .nothingNew: "nothing-new"
        case .acknowledged: "acknowledged"
        case .knownIssue: "known-issue"
        case .silenced: "silenced"
        case .muted: "muted"
        case .optedOut: "opted-out"
        case .alreadyBroken: "already-broken"
        case .partlyFixed: "partly-fixed"
        case .betweenReadings: "between-readings"
        case .untilMorning: "until-morning"
        case .noRule: "no-rule"
        case .failsInstead: "fails-instead"
        case .neverTold: "never-told"
        case .suspectTooWeak: "suspect-too-weak"
        case .tooManySuspects: "too-many-suspects"
        case .neverSuspect: "never-suspect"
        case .outsider: "outsider"
        case .left: "left"
        }
    }
}

private struct MessagesJSON: Encodable {
    let delivered: [String: Int]
    let waiting: [TroubleJSON]
    let held: [TroubleJSON]
    let refused: [TroubleJSON]
    let moved: [TroubleJSON]
    let unsure: [TroubleJSON]

    init(_ tally: DeliveryTally) {
        let pairs = tally.delivered.map { ($0.key.rawValue, $0.value) }
        delivered = Dictionary(uniqueKeysWithValues: pairs)
        waiting = tally.waiting.map(TroubleJSON.init)
        held = tally.held.map(TroubleJSON.init)
        refused = tally.refused.map(TroubleJSON.init)
        moved = tally.moved.map(TroubleJSON.init)
        unsure = tally.unsure.map(TroubleJSON.init)
    }
}

private struct TroubleJSON: Encodable {
    let recipient: String
    let channel: String
    let words: String
    let next: Date?

    init(_ trouble: DeliveryTally.Trouble) {
        recipient = trouble.recipient
        channel = trouble.channel.rawValue
        words = trouble.words
        next = trouble.next
    }
}
