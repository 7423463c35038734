import Foundation
import History
import Notifications

extension Night {
    /// New summaries that say also what an older one says which is still held for the same person.
    ///
    /// So one goes out when the quiet hours are over, however often one looked during the night.
    /// - Returns: The messages, and what they take the place of.
    func mergeSummaries(
        _ notifications: [Notifications.Notification],
        after history: History
    ) throws -> ([Notifications.Notification], [Withdrawal]) {
        let held = try history.waiting().filter {
            $0.isHeld(at: now) && $0.parcel.reason == .summary
        }
        .map(\.parcel)
        var withdrawals: [Withdrawal] = []
        let merged = notifications.map { notification in
            guard notification.reason == .summary else { return notification }
            var notification = notification
            for parcel in held where parcel.recipient.key == notification.recipient.key {
                let others = parcel.tells.filter { !notification.tells.contains($0) }
                notification.tells += others
                withdrawals.append(
                    Withdrawal(
                        parcelID: parcel.id,
                        why: "a later summary of that night says it too"
                    )
                )
            }
            return notification
        }
        return (merged, withdrawals)
    }
}
