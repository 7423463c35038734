import Evidence
package import Nightly

extension ProductMorning {
    /// Who has the first failure that somebody has.
    var holding: Acknowledgement? {
        (cases.map(\.acknowledgement) + [acknowledgement]).lazy.compactMap(\.self)
            .first { !$0.isOver }
    }

    /// Whether somebody has all of it that is no known issue.
    package var isHeld: Bool {
        let failing = cases.filter { !$0.isWithheld }
        let holds = failing.isEmpty ? [acknowledgement] : failing.map(\.acknowledgement)
        return holds.allSatisfy { $0?.isOver == false }
    }

    /// Whether all that fails has a ticket.
    package var isKnown: Bool { !cases.isEmpty && cases.allSatisfy(\.isWithheld) }
}

extension Morning {
    /// The failing incidents that somebody has.
    package var answered: [IncidentID] {
        products.filter(\.isHeld).flatMap { product in
            product.judgement.standing.open.filter { !$0.isAbsence }.map(\.id)
        }
    }
}
