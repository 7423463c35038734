import Evidence
import Nightly
import Notifications

/// Where a product stands this morning, as one line of the report begins.
struct ProductState: Equatable {
    enum Mark: String {
        case good = "+"
        case bad = "x"
        case unknown = "?"
        case idle = "."
    }

    var name: String
    var mark: Mark
    /// In capitals where it is news.
    var verdict: String
    var headline = ""
    var aside: String?
    var details: [String] = []

    var isNews: Bool { verdict == verdict.uppercased() }

    private init(_ condition: Condition, _ phrases: Phrases, in report: NightReport) {
        name = phrases.name
        let directory = report.directory
        switch condition {
        case .failing(let incident, let isNews):
            (mark, verdict) = (.bad, isNews ? "FAILED" : "failed")
            headline = phrases.length(of: incident)
            aside = phrases.blocks
            details = phrases.product.cases.prefix(5).flatMap(phrases.lines) + phrases.restOfCases
            details += [phrases.holder(in: directory)].compactMap(\.self) + phrases.underWay
        case .absent(let incident, let isNews):
            let word = phrases.trouble(of: incident).rawValue
            (mark, verdict) = (.unknown, isNews ? word : word.lowercased())
            headline = incident.missed.first.map { "due \(phrases.latestDue(of: $0))" } ?? ""
            details = incident.missed.map { "\(phrases.name(of: $0.root)) \(phrases.remedy($0))" }
            details += [phrases.holder(in: directory)].compactMap(\.self)
        case .unread(let reason):
            (mark, verdict) = (.unknown, "UNKNOWN")
            headline = "\(reason.controller) \(reason.what)".oneLine(limit: 200)
            details = phrases.whenLastRead
        case .unclear(let reason, let due):
            (mark, verdict, headline) = (.unknown, "unclear", phrases.unclear(reason, due: due))
        case .fixed(let incident):
            (mark, verdict, headline) = (
                .good, "FIXED", phrases.shortRecovery(of: incident, report)
            )
            details = phrases.underWay
        case .pending(let due, let isRunning):
            (mark, verdict) = (.idle, isRunning ? "running" : "awaited")
            headline = phrases.pending(due)
        case .passed:
            (mark, verdict) = (.good, "passed")
        case .notDue:
            (mark, verdict, headline) = (.good, "not due", phrases.whenPassed)
        case .neverRan:
            (mark, verdict) = (.idle, "no runs")
            headline = "no run that a timer started was found"
        }
    }

    /// All there is to say of a product, the most urgent first and never nothing.
    ///
    /// Who heard of what has no line of its own stands where nothing else is told of people.
    static func all(of product: ProductMorning, in report: NightReport) -> [ProductState] {
        let phrases = Phrases(product, on: report.morning)
        let conditions = phrases.conditions
        let own = conditions.map { $0.incident?.id }
        let others = product.judgement.movements.map(\.incident.id).filter { !own.contains($0) }
        let home = own.firstIndex(of: nil) ?? own.startIndex
        return conditions.enumerated().map { index, condition in
            var state = ProductState(condition, phrases, in: report)
            let incidents = [own[index]].compactMap(\.self) + (index == home ? others : [])
            state.details += report.said(about: incidents, of: product)
            return state
        }
    }
}

extension Phrases {
    /// What there is to say of one place.
    fileprivate func lines(on file: CaseFile) -> [String] {
        [summary(of: file)] + [known(file)].compactMap(\.self) + unread(file) + fixes(file)
    }

    /// Such as `blocks weekly, Sun 22`.
    fileprivate var blocks: String? {
        blocked.map { blocked in
            "blocks \(blocked.name)" + (blocked.due.map { ", \(words.shortDay($0))" } ?? "")
        }
    }

    /// What was known of a product that cannot be read now.
    fileprivate var whenLastRead: [String] {
        let news = conditions.compactMap(\.incident?.id)
        let known = product.judgement.standing.open.filter { !news.contains($0.id) }
        return known.map { incident in
            "when last read: \(incident.isAbsence ? trouble(of: incident).rawValue.lowercased() : "failed"), \(length(of: incident))"
        }
    }

    fileprivate var restOfCases: [String] {
        let rest = product.cases.count - 5
        return rest > 0 ? ["and \(count(rest, "more place"))"] : []
    }

    fileprivate func shortRecovery(of incident: Incident, _ report: NightReport) -> String {
        if let rerun = rerun(of: incident, in: report.directory) { return "since \(rerun)" }
        let length = cadence(of: incident).count(incident.length, "red")
        return incident.isAbsence ? "runs again" : "after \(length)"
    }
}

extension NightReport {
    /// Who heard of some incidents of a product, each person once, or why nobody did.
    fileprivate func said(about incidents: [IncidentID], of product: ProductMorning) -> [String] {
        let about = decisions.filter { incidents.contains($0.incident) }
        let told = about.filter(\.answer.isTold).firstOfEachPerson
        guard told.isEmpty else {
            let people = told.map { decision in
                let isOwner = decision.person.key == product.concern.owner.key
                let role = isOwner && !decision.role.watches ? Role.owner : decision.role
                return (decision.person, role)
            }
            return [toldWords(people)]
        }
        for decision in about {
            if case .keepSilent(let silence) = decision.answer, !decision.role.isSuspect {
                return [silence.words]
            }
        }
        return []
    }
}

extension [Decision] {
    /// Of several about one person, that in which they are told more than in a summary.
    fileprivate var firstOfEachPerson: [Decision] {
        let personal = filter { !$0.role.watches } + filter(\.role.watches)
        return personal.reduce(into: []) { firsts, decision in
            if !firsts.contains(where: { $0.person.key == decision.person.key }) {
                firsts.append(decision)
            }
        }
    }
}
