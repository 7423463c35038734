import Foundation
import Nightly

extension Cue {
    /// It did not run, and has not by the morning.
    ///
    /// Most that is late, stuck or waiting in the night comes to an end in the night.
    static let noRun = Cue { matter in
        let incident = matter.incident
        guard incident.isAbsence, incident.closed == nil else { return nil }
        guard matter.isUntold else {
            let isFirst = matter.movement.kind == .opened
            return isFirst && incident.isInherited ? .keepSilent(.alreadyBroken) : nil
        }
        let look = matter.product.look
        let isOwed = matter.product.found(incident).map(look.isMorning) ?? true
        return isOwed ? .tell(.noRun) : .keepSilent(.untilMorning)
    }
}

extension Matter {
    /// Whether it moved since people last heard of it; what was so before anyone looked is known.
    fileprivate var isUntold: Bool {
        incident.transitions > max(said?.transition ?? 0, incident.isInherited ? 1 : 0)
    }
}

extension ProductMorning {
    /// When it was found of the last root that its run did not take place, or does not come to an end.
    func found(_ absence: Incident) -> Date? {
        absence.missed.map { missed in
            let records = judgement.standing.records(of: missed.root)
            return records.first { $0.due >= missed.since }?.over ?? missed.since
        }.max()
    }
}
