import Evidence
import Foundation
import History
import Nightly
import Notifications
import Report

// What the last run knew, put together again from what is remembered, without asking anyone.

extension Night {
    /// One product as it was when it was last read.
    func recall(_ settings: ProductSettings, from history: History) throws -> ProductMorning {
        let product = settings.product
        let readings = try product.roots.map { root in
            RootReading(remembering: root, in: try history.knownJobs(of: [root]))
        }
        let judgement = Nightly.recall(
            product,
            readings,
            after: try history.standing(of: product.name),
            at: try history.lastCommit() ?? now
        )
        let failing = judgement.standing.open.first { !$0.isAbsence }
        return ProductMorning(
            concern: concern(of: settings),
            judgement: judgement,
            at: look(after: try history.lastCommit(), in: product.timeZone),
            cases: try failing.map { try history.cases(of: $0.id) } ?? [],
            said: try history.said(of: product.name)
        )
    }

    func morning(_ products: [ProductMorning]) -> Morning {
        Morning(
            project: configuration.project,
            now: now,
            timeZone: configuration.timeZone,
            products: products
        )
    }

    /// Why people heard of an incident, or did not.
    func explain(
        _ incident: Incident,
        of settings: ProductSettings,
        from history: History
    ) throws -> Explanation {
        var product = try recall(settings, from: history)
        if incident.closed != nil { product.cases = try history.cases(of: incident.id) }
        return Explanation(
            morning: morning([product]),
            product: product,
            incident: incident,
            directory: configuration.directory,
            decisions: try history.decisions(about: incident.id),
            receipts: try history.receipts(about: incident.id)
        )
    }
}
