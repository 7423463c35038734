package import Foundation
package import Nightly

/// Where a product stands on one morning: what the messages and the report agree upon.
package enum Condition: Equatable, Sendable {
    case failing(Incident, isNews: Bool)
    case absent(Incident, isNews: Bool)
    /// It could not be read, and what could be is no news.
    case unread(Unread)
    /// The newest run of a root proves nothing.
    case unclear(NoVerdict)
    /// The incident that ended, with no other open.
    case fixed(Incident)
    /// A run that was due is under way, or has not begun and may still do so.
    case pending(due: Date, isRunning: Bool)
    case passed
    /// Nothing was due since yesterday.
    case notDue
    case neverRan
}

extension Phrases {
    /// News before what could not be read, and that before what is known; nothing unknown is green.
    package var condition: Condition {
        let open = product.judgement.standing.open
        let failing = open.first { !$0.isAbsence }
        let absent = open.first(where: \.isAbsence)
        if let failing, isNews(failing) { return .failing(failing, isNews: true) }
        if let absent, failing == nil, isNews(absent) { return .absent(absent, isNews: true) }
        if let reason = product.judgement.unread.first { return .unread(reason) }
        if let failing { return .failing(failing, isNews: false) }
        if let absent { return .absent(absent, isNews: false) }
        let newest = newestRecords
        for case .none(let reason) in newest.map(\.verdict) { return .unclear(reason) }
        if let fixed = product.closing { return .fixed(fixed) }
        if let due = product.judgement.underWay.values.min() {
            return .pending(due: due, isRunning: true)
        }
        if let due = awaited { return .pending(due: due, isRunning: false) }
        guard let last = newest.map(\.due).max() else { return .neverRan }
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
    /// The incident that ended with this reading.
    var closing: Incident? {
        judgement.movements.last { $0.kind == .closed }?.incident
    }
}
