import Foundation
import History
import Nightly
import Notifications

extension Night {
    /// What owed summaries tell, of which their readers have certainly not heard.
    func unheard(in history: History) throws -> [Unheard] {
        try history.unheardSummaries().flatMap { parcel in
            try parcel.tells.compactMap { id in
                let decision = try history.decisions(about: id).map(\.decision).last { decision in
                    decision.person.key == parcel.recipient.key && decision.answer.isTold
                }
                guard let decision, let incident = try history.incident(id) else { return nil }
                return Unheard(decision, of: incident, in: parcel.id)
            }
        }
    }

    /// The owed summaries that are of no use any more: a new one tells what is left of them.
    func outdated(
        by notifications: [Notifications.Notification],
        _ judgements: [Judgement],
        after history: History
    ) throws -> [Withdrawal] {
        let over = judgements.flatMap(\.movements).map(\.incident).filter { $0.closed != nil }
        return try history.unheardSummaries().compactMap { parcel in
            let isReplaced = notifications.contains { new in
                new.reason == .summary && new.recipient.key == parcel.recipient.key
            }
            if isReplaced {
                return Withdrawal(parcelID: parcel.id, why: "a later summary says it too")
            }
            return over.first { parcel.tells.contains($0.id) }.map { incident in
                Withdrawal(parcelID: parcel.id, why: "\(incident.id) was over before it was sent")
            }
        }
    }
}
