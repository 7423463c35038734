package import Foundation
package import Nightly

extension Cue {
    /// The time by which somebody should have it has passed, and nobody does.
    static let unanswered = Cue { matter in
        guard let said = matter.said, said.unanswered < matter.incident.transitions,
            !matter.product.isHeld, !matter.product.isKnown,
            let deadline = matter.product.deadline(of: matter.incident),
            deadline <= matter.product.look.now
        else { return nil }
        return .tell(.unanswered)
    }
}

extension ProductMorning {
    /// By when somebody should have an open incident, by the product's policy.
    ///
    /// It counts from when the run was over that brought the last news of it, whenever that was seen.
    package func deadline(of incident: Incident) -> Date? {
        guard incident.closed == nil, let policy = concern.response,
            let answerBy = policy.answerBy,
            let newest = incident.failures.max(by: { $0.since < $1.since })
        else { return nil }
        let record = judgement.standing.records(of: newest.root).first { $0.due == newest.since }
        return answerBy.next(
            after: record?.over ?? newest.since,
            in: look.timeZone,
            except: policy.holidays
        )
    }
}
