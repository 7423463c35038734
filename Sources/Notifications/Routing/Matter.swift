import Evidence
import Foundation
import Nightly

/// One incident at one look, of which there may be something to say.
struct Matter {
    let product: ProductMorning
    let movement: Movement
    /// False where nothing happened to it, and only time has passed.
    let hasMoved: Bool

    var incident: Incident { movement.incident }
    /// How far people have heard of it; nil where nobody has.
    var said: Said? { product.said[incident.id] }

    /// The rules that speak of it now.
    func rules(for reason: Reason) -> [AnnounceRule] {
        product.concern.rules.filter { rule in
            rule.covers(reason) && (reason != .stillFailing || isDue(rule))
                && !(rule.unlessAcknowledged && isHeld)
        }
    }

    /// Whether somebody has it.
    var isHeld: Bool {
        incident.isAbsence ? product.acknowledgement?.isOver == false : product.isHeld
    }

    /// Whether all that fails has a ticket.
    var isKnown: Bool { !incident.isAbsence && product.isKnown }

    /// Whether a rule that speaks of what lasts is due again.
    private func isDue(_ rule: AnnounceRule) -> Bool {
        guard let said, let every = rule.every, every > 0 else { return false }
        return (incident.length - 1) / every > (max(said.length, 1) - 1) / every
    }
}

extension ProductMorning {
    /// Its incidents: those that moved, in the order in which they did, then those that only last.
    var matters: [Matter] {
        let moved = judgement.movements
        let resting = judgement.standing.open.filter { incident in
            !moved.contains { $0.incident.id == incident.id }
        }
        return moved.map { Matter(product: self, movement: $0, hasMoved: true) }
            + resting.map { incident in
                let movement = Movement(kind: .continued(mended: []), incident: incident)
                return Matter(product: self, movement: movement, hasMoved: false)
            }
    }

    func matter(of incident: IncidentID) -> Matter? { matters.first { $0.incident.id == incident } }
}
