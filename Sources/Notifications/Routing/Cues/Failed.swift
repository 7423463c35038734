import Evidence
import Nightly

extension Cue {
    /// It failed, or fails in more places than before.
    static let failed = Cue { matter in
        guard !matter.incident.isAbsence else { return nil }
        switch matter.movement.kind {
        case .opened where matter.incident.isInherited: return .keepSilent(.alreadyBroken)
        case .opened: return .tell(.failed)
        case .worse: return .tell(.worse)
        case .continued where matter.product.isNews(matter.movement):
            let files = matter.product.cases
            let isAll = files.allSatisfy { $0.isReleased || $0.isWithheld }
            return .tell(isAll ? .failed : .worse)
        case .continued, .closed, .passing: return nil
        }
    }
}
