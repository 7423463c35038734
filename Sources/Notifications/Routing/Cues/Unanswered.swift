package import Foundation
package import Nightly

extension Cue {
    /// The time by which somebody should have it has passed, and nobody does.
    static let unanswered = Cue { matter in
        guard let said = matter.said, said.unanswered < matter.incident.transitions,
            !matter.isHeld, !matter.isKnown,
            let deadline = matter.product.deadline(of: matter.incident),
            deadline <= matter.product.look.now
        else { return nil }
        return .tell(.unanswered)
    }
}

extension ProductMorning {
    /// By when somebody should have an open incident, by the product's policy.
    ///
    /// It counts from when the last news of it was there, whenever that was seen: the end of the run
    /// that failed, or the morning on which it is told that something did not run.
    package func deadline(of incident: Incident) -> Date? {
        guard incident.closed == nil, let policy = concern.response,
            let answerBy = policy.answerBy,
            let news = incident.isAbsence
                ? found(incident).map(look.firstMorning(from:)) : failed(incident)
        else { return nil }
        return answerBy.next(after: news, in: look.timeZone, except: policy.holidays)
    }

    /// When the run was over that brought its last failure.
    private func failed(_ incident: Incident) -> Date? {
        incident.failures.max { $0.since < $1.since }.map { newest in
            let records = judgement.standing.records(of: newest.root)
            return records.first { $0.due == newest.since }?.over ?? newest.since
        }
    }
}
