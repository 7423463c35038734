import Evidence
import Foundation
import Nightly
import Notifications

/// Where a product stands this morning, as one line of the report begins.
struct ProductState: Equatable {
    enum Mark: String, Encodable {
        case good = "+"
        case bad = "x"
        case unknown = "?"
        case idle = "."
    }

    var name: String
    var mark: Mark
    /// In capitals where it is news.
    var verdict: String
    var headline: String
    var aside: String?
    var details: [String]

    init(_ product: ProductMorning, in report: NightReport) {
        let phrases = Phrases(product, on: report.morning)
        let open = product.judgement.standing.open
        let moved = product.judgement.movements
        func isNews(_ incident: Incident) -> Bool {
            moved.contains { $0.incident.id == incident.id && $0.kind.isNews }
        }
        name = product.name
        aside = nil
        details = []
        if let unread = product.judgement.unread.first {
            (mark, verdict, headline) = (.unknown, "UNKNOWN", unread.what)
            details = [unread.address, unread.remedy]
        } else if let red = open.first(where: { !$0.isAbsence }) {
            (mark, verdict) = (.bad, isNews(red) ? "FAILED" : "failed")
            headline = phrases.length(of: red)
            aside = phrases.blocked.map { "blocks \($0)" }
            details = product.cases.map(phrases.summary)
            if let holder = phrases.holder(in: report.directory) { details.append(holder) }
        } else if let absent = open.first(where: \.isAbsence) {
            (mark, verdict) = (.unknown, isNews(absent) ? "NO RUN" : "no run")
            headline = absent.missed.map(phrases.absence).joined(separator: "; ")
            details = absent.missed.map { "\($0.root.name) \(phrases.remedy($0.why))" }
        } else if let closed = moved.last(where: { $0.kind == .closed })?.incident {
            (mark, verdict) = (.good, "FIXED")
            let cadence = phrases.cadence(of: closed)
            headline =
                closed.isAbsence ? "runs again" : "after \(cadence.count(closed.length, "red"))"
        } else {
            (mark, verdict, headline) = phrases.quietState
        }
        details += phrases.underWay
        details += report.said(about: product)
    }
}

extension Movement.Kind {
    fileprivate var isNews: Bool {
        switch self {
        case .opened, .worse: true
        case .continued, .closed, .passing: false
        }
    }
}

extension NightReport {
    /// Who heard of a product's incidents, or why nobody did.
    fileprivate func said(about product: ProductMorning) -> [String] {
        let about = decisions.filter { $0.incident.product == product.name }
        let told = about.filter(\.answer.isTold)
        guard told.isEmpty else {
            let people = told.filter { $0.role != .stakeholder }.map { decision in
                "\(decision.person.name) (\(decision.role.word))"
            }
            let watching = told.count { $0.role == .stakeholder }
            let stakeholders =
                watching > 0 ? ["\(watching) stakeholder\(watching == 1 ? "" : "s")"] : []
            return ["told " + (people + stakeholders).joined(separator: ", ")]
        }
        return about.first.flatMap(\.answer.silence).map { [$0] } ?? []
    }
}

extension Role {
    fileprivate var word: String {
        switch self {
        case .suspect: "suspect"
        case .owner: "owner"
        case .stakeholder: "stakeholder"
        case .told: "was told"
        }
    }
}

extension Decision.Answer {
    /// Why nobody hears, in words.
    fileprivate var silence: String? {
        switch self {
        case .tell: nil
        case .keepSilent(.nothingNew): "nothing new to say"
        case .keepSilent(.alreadyBroken):
            "already so when first read; nobody was told (--announce-existing tells them)"
        case .keepSilent(.betweenReadings):
            "it came and went since the last reading; nobody was told"
        case .keepSilent(.failsInstead): "it runs again, and fails"
        case .keepSilent(.neverTold): "nobody was told that it broke, so nobody is told of this"
        case .keepSilent(.suspectTooWeak), .keepSilent(.tooManySuspects),
            .keepSilent(.neverSuspect), .keepSilent(.outsider):
            nil
        }
    }
}

extension Phrases {
    fileprivate func remedy(_ absence: Absence) -> String {
        switch absence {
        case .disabled: "is disabled on Jenkins: enable it, or take it out of the configuration"
        case .queued: "waits in Jenkins' queue: free or add an agent"
        case .notStarted: "was not started: check its timer, and that Jenkins was up"
        }
    }

    /// The state of a product with no open incident and none that just ended.
    fileprivate var quietState: (ProductState.Mark, String, String) {
        guard let last = product.judgement.standing.records.last else {
            return (.idle, "no runs", "no run that a timer started was found")
        }
        switch last.verdict {
        case .passed, .failed, .timedOut:
            let isRecent = morning.now.timeIntervalSince(last.due) < 86400
            return (.good, isRecent ? "passed" : "not due", isRecent ? "" : whenPassed)
        case .none(let reason):
            return (.unknown, "unclear", explanation(of: reason))
        }
    }

    private func explanation(of reason: NoVerdict) -> String {
        switch reason {
        case .didNotRun(let absence): self.reason(absence)
        case .aborted(let name?): "aborted by \(name.oneLine(limit: 40))"
        case .aborted(nil): "aborted"
        case .notBuilt: "not built"
        case .otherBranch(let branch): "it built \(branch.oneLine(limit: 40)), not the main branch"
        }
    }

    fileprivate var underWay: [String] {
        product.judgement.underWay.sorted { $0.key.name < $1.key.name }.map { root, due in
            "\(root.name), due \(words.time(due)), is still running"
        }
    }
}
