import Evidence
import Nightly

extension Cue {
    /// What another incident explains, or a silence covers as a whole, is told to nobody; what is red in a
    /// run after that is news, though it is not new.
    static let hushed = Cue { matter in
        if let silence = matter.product.hush(of: matter.movement) { return .keepSilent(silence) }
        return matter.product.isOwed(matter.movement) ? .tell(.failed) : nil
    }
}

extension ProductMorning {
    /// Why an incident of which nobody has heard, or a movement that would be news of it, is none now.
    func hush(of movement: Movement) -> Silence? {
        let incident = movement.incident
        switch movement.kind {
        case .opened where incident.isInherited: return nil
        case .opened, .worse: return hushed[incident.id]
        case .continued:
            let isUntold = said[incident.id] == nil && !incident.isInherited
            return isUntold || heldBack.contains(incident.id) ? hushed[incident.id] : nil
        case .closed, .passing: return nil
        }
    }

    /// Whether a failing incident was hushed when it last moved, and is not now that it was red again.
    func isOwed(_ movement: Movement) -> Bool {
        let incident = movement.incident
        let hasMoved = judgement.movements.contains { $0.incident.id == incident.id }
        switch movement.kind {
        case .worse, .continued:
            return hasMoved && heldBack.contains(incident.id) && hushed[incident.id] == nil
                && !incident.isAbsence && cases.contains { !$0.isWithheld }
        case .opened, .closed, .passing: return false
        }
    }
}
