package import Nightly

/// How far people have heard of an incident.
package struct Said: Hashable, Sendable, Codable {
    /// How often it had moved when its movements were last told.
    package var transition: Int
    /// How many runs it had lasted when anything was last told.
    package var length: Int
    /// The movement of which it was told that nobody has answered; 0 for none.
    package var unanswered: Int

    package init(transition: Int, length: Int, unanswered: Int = 0) {
        self.transition = transition
        self.length = length
        self.unanswered = unanswered
    }
}

extension Morning {
    /// How far people have heard of all incidents once these decisions are owed.
    package func said(after decisions: [Decision]) -> [IncidentID: Said] {
        products.reduce(into: [:]) { all, product in
            all.merge(product.said(after: decisions.filter { $0.incident.product == product.name }))
            { $1 }
        }
    }
}

extension ProductMorning {
    /// How far people have heard of its incidents once these decisions are owed.
    package func said(after decisions: [Decision]) -> [IncidentID: Said] {
        var all: [IncidentID: Said] = [:]
        for decision in decisions {
            guard case .tell(let reason) = decision.answer,
                let matter = matter(of: decision.incident)
            else { continue }
            let transition = matter.incident.transitions
            all[decision.incident] = Said(
                transition: transition,
                length: matter.incident.length,
                unanswered: reason == .unanswered
                    ? transition : said[decision.incident]?.unanswered ?? 0
            )
        }
        return all
    }
}
