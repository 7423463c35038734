import Notifications

@testable import Delivery

/// Empties an outbox in which everything may be sent.
func deliver(
    due: () throws -> [Parcel],
    over channels: [ChannelKind: Channel],
    stopped: () -> Bool = { false },
    record: (Parcel, Outcome) throws -> [Parcel]
) throws {
    try emptyOutbox(due: due, over: channels, stopped: stopped) { outcomes, next in
        Turn(claimed: next, owed: try outcomes.flatMap { try record($0.parcel, $0.outcome) })
    }
}
