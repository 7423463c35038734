import Foundation
package import Nightly

/// What can be said of one product on one morning, in short phrases that every message shares.
package struct Phrases {
    package let morning: Morning
    package let product: ProductMorning
    package let words: DateWords

    package init(_ product: ProductMorning, on morning: Morning) {
        self.morning = morning
        self.product = product
        words = DateWords(timeZone: morning.timeZone)
    }

    package var name: String { product.name.oneLine(limit: 40) }
    var title: String { product.concern.title.oneLine(limit: 60) }
    var owner: String { product.concern.owner.name.oneLine(limit: 40) }

    func cadence(_ root: JobID?) -> Cadence {
        let schedules = product.judgement.schedules
        return Cadence(
            root.flatMap { schedules[$0] } ?? schedules.values.first,
            around: morning.now
        )
    }

    package func cadence(of incident: Incident) -> Cadence {
        cadence(incident.failures.first?.root ?? incident.missed.first?.root)
    }

    /// `first night`, or `3rd night, since Tue 17 Nov`.
    package func length(of incident: Incident) -> String {
        let ordinal = cadence(of: incident).ordinal(incident.length)
        return incident.length > 1 ? "\(ordinal), since \(words.day(incident.opened))" : ordinal
    }

    /// Such as `passes again after 2 red nights`, `passes again after 2 red nights, since Sat 7 Nov` where that is
    /// some time ago, or `runs again`; of a rerun, whose it was.
    func recovery(of incident: Incident, in directory: Directory) -> String {
        if let rerun = rerun(of: incident, in: directory) {
            return "\(incident.isAbsence ? "passes" : "passes again") since \(rerun)"
        }
        switch trouble(of: incident) {
        case .stuck: return "is not stuck any more"
        case .noRun, .late: return "runs again"
        case .red, .green, .unknown, .held, .unreached, .versions, .month, .test:
            let length = cadence(of: incident).count(incident.length, "red")
            let earlier = incident.closed.flatMap { isTonight($0) ? nil : words.day($0) }
            return "passes again after \(length)\(earlier.map { ", since \($0)" } ?? "")"
        }
    }

    /// Such as `Hanna Berg's rerun at 09:10`, where that is what ended it.
    package func rerun(of incident: Incident, in directory: Directory) -> String? {
        let roots = incident.failures.map(\.root) + incident.missed.map(\.root)
        let record = product.judgement.judged.last { record in
            record.rerun != nil && record.over == incident.closed && roots.contains(record.root)
        }
        return record?.rerun.map { rerun in
            let name = directory.name(of: rerun.by).oneLine(limit: 40)
            return "\(name)'s rerun at \(words.moment(rerun.at, seen: morning.now))"
        }
    }

    /// What is wrong while an incident lasts, as a message about it begins.
    package func trouble(of incident: Incident) -> Letter.Tone {
        switch incident.missed.first?.why {
        case nil: .red
        case .late: .late
        case .stuck: .stuck
        case .disabled, .queued, .neverRan, .notStarted: .noRun
        }
    }

    /// Whether a run was due in the night that is told, or since.
    func isTonight(_ due: Date) -> Bool { words.night(of: due) >= words.midnight(morning.now) }
}
