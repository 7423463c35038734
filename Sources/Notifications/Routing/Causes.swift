import Foundation
package import Nightly

/// Which incidents of some products are there only because of another product's.
package struct Causes {
    /// Each product with those that it needs, in the configuration's order.
    private let products: [(judgement: Judgement, needs: [String])]

    package init(_ products: [(judgement: Judgement, needs: [String])]) {
        self.products = products
    }

    /// The incident at the root of it all, for each that another one explains.
    ///
    /// One explains another if its product is needed, and it had begun by the time that the other was
    /// seen; or if every build that fails in the other fails in it too. Of two with the same failing builds,
    /// the product that is named first explains the other.
    package var roots: [IncidentID: IncidentID] {
        var causes: [IncidentID: IncidentID] = [:]
        for (index, product) in products.enumerated() {
            for incident in product.judgement.standing.open {
                let others = products.enumerated().filter { $0.offset != index }
                let needed = others.filter { product.needs.contains($0.element.judgement.product) }
                    .flatMap { other in
                        other.element.judgement.standing.open.map { (other.element, $0) }
                    }
                    .first {
                        $0.0.judgement.beginning(of: $0.1)
                            <= product.judgement.beginning(of: incident)
                    }
                let shared = others.filter { $0.offset < index }
                    .flatMap(\.element.judgement.standing.open)
                    .first { incident.isPart(of: $0) }
                causes[incident.id] = needed?.1.id ?? shared?.id
            }
        }
        return causes.compactMapValues { root(of: $0, in: causes) }
    }

    /// Nil where incidents explain each other: somebody must hear.
    private func root(of incident: IncidentID, in causes: [IncidentID: IncidentID]) -> IncidentID? {
        var root = incident
        var seen: Set = [root]
        while let cause = causes[root] {
            guard seen.insert(cause).inserted else { return nil }
            root = cause
        }
        return root
    }
}

extension Judgement {
    /// When it could first be known that an incident had opened.
    fileprivate func beginning(of incident: Incident) -> Date {
        let records = standing.records.filter { $0.due == incident.opened && $0.verdict != .passed }
        return records.map(\.over).min() ?? incident.opened
    }
}

extension Incident {
    /// Whether every build that fails in it fails in another one too.
    fileprivate func isPart(of other: Incident) -> Bool {
        let theirs = Set(other.failures.flatMap(\.last.attempts))
        return !failures.isEmpty
            && failures.allSatisfy { !theirs.isDisjoint(with: $0.last.attempts) }
    }
}
