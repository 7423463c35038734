package import Foundation
package import Nightly

/// One thing that is so of a product on a morning: what the messages and the report agree upon.
package enum Condition: Equatable, Sendable {
    case failing(Incident, isNews: Bool)
    case absent(Incident, isNews: Bool)
    /// It could not be read.
    case unread(Unread)
    /// The incident that ended, and nothing of the kind began.
    case fixed(Incident)
    /// The newest run of a root, which was due then, proves nothing.
    case unclear(NoVerdict, due: Date)
    /// A run that was due is under way, or has not begun and may still do so.
    case pending(due: Date, isRunning: Bool)
    case passed
    /// Nothing was due since yesterday.
    case notDue
    case neverRan
}

extension Condition {
    /// The incident that it is about, if it is about one.
    package var incident: Incident? {
        switch self {
        case .failing(let incident, _), .absent(let incident, _), .fixed(let incident): incident
        case .unread, .unclear, .pending, .passed, .notDue, .neverRan: nil
        }
    }

    /// Whether people do not know it yet.
    package var isNews: Bool {
        switch self {
        case .failing(_, let isNews), .absent(_, let isNews): isNews
        case .fixed, .unread: true
        case .unclear, .pending, .passed, .notDue, .neverRan: false
        }
    }
}

extension Phrases {
    /// All that is so of it, the most urgent first and never nothing: at most one for what fails, for what
    /// does not run, for what could not be read, for what recovered, and for what proves nothing.
    ///
    /// Where it could not be read, only what is news is told of its incidents, for the rest may be over.
    package var conditions: [Condition] {
        let unread = product.judgement.unread.first
        let open = [failing, absent].compactMap(\.self).filter { unread == nil || $0.isNews }
        let fixed = product.closing.map(Condition.fixed)
        let said = open + [unread.map(Condition.unread), fixed, unclear].compactMap(\.self)
        return said.isEmpty ? [atPeace] : said
    }

    private var failing: Condition? {
        product.open { !$0.isAbsence }.map { .failing($0, isNews: isNews($0)) }
    }

    private var absent: Condition? {
        product.open(where: \.isAbsence).map { .absent($0, isNews: isNews($0)) }
    }

    /// What did not run is told as such.
    private var unclear: Condition? {
        guard product.judgement.unread.isEmpty else { return nil }
        for record in newestRecords where absent == nil || !record.verdict.isAbsence {
            if case .none(let reason) = record.verdict { return .unclear(reason, due: record.due) }
        }
        return nil
    }

    /// With nothing wrong that is known.
    private var atPeace: Condition {
        if let due = product.judgement.underWay.values.min() {
            return .pending(due: due, isRunning: true)
        }
        if let due = awaited { return .pending(due: due, isRunning: false) }
        guard let last = newestRecords.map(\.due).max() else { return .neverRan }
        return morning.now.timeIntervalSince(last) < 86400 ? .passed : .notDue
    }

    /// When a run was due of which nothing has been seen yet.
    private var awaited: Date? {
        product.judgement.schedules.compactMap { root, schedule in
            let last = product.judgement.standing.records(of: root).last?.due
            return schedule.last(atOrBefore: morning.now).flatMap { due in
                last.map { $0 < due } ?? false ? due : nil
            }
        }.min()
    }

    private var newestRecords: [RunRecord] {
        let counted = product.judgement.standing.records.filter { $0.verdict != .none(.superseded) }
        return Dictionary(grouping: counted, by: \.root).values
            .compactMap(\.last).sorted { $0.due < $1.due }
    }

    private func isNews(_ incident: Incident) -> Bool {
        switch product.matter(of: incident.id)?.answer {
        case .tell(.failed), .tell(.worse), .tell(.noRun): true
        case .tell, .keepSilent, nil: false
        }
    }
}

extension ProductMorning {
    fileprivate func open(where isWanted: (Incident) -> Bool) -> Incident? {
        judgement.standing.open.first(where: isWanted)
    }

    /// The incident that ended with this reading, while no other like it is open.
    ///
    /// What runs again only to fail is told as failing; where both ended, that it passes says more.
    fileprivate var closing: Incident? {
        let closed = judgement.movements.filter { $0.kind == .closed }.map(\.incident)
            .filter { incident in
                open { $0.isAbsence == incident.isAbsence } == nil && !failsInstead(incident)
            }
        return closed.last { !$0.isAbsence } ?? closed.last
    }
}
