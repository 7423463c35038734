import Foundation
package import Notifications

/// How the parcels of one kind go out.
package enum Channel {
    /// One after the other, on the thread that empties the outbox.
    case single((Parcel) -> Outcome)
    /// On at most so many threads, each of which opens a sender of its own.
    case parallel(Int, open: @Sendable () -> (Parcel) -> Outcome)
}

/// Tries each parcel that is owed once, and records what came of it before another takes its place.
///
/// So no more than one parcel a thread can be sent without being recorded, wherever the run dies.
/// `due` and `record` are called on this thread only. When it is `stopped`, what is under way is
/// finished and recorded, and the rest stays owed; when `record` fails, likewise, and the first of
/// its errors is thrown. What `record` gives back is owed because of it, and goes out too.
package func emptyOutbox(
    due: () throws -> [Parcel],
    over channels: [ChannelKind: Channel],
    stopped: () -> Bool = { false },
    record: (Parcel, Outcome) throws -> [Parcel]
) throws {
    var waiting = try due()
    while !waiting.isEmpty {
        let parcels = waiting
        waiting = []
        try empty(parcels, over: channels, stopped: stopped) { parcel, outcome in
            waiting += try record(parcel, outcome)
        }
    }
}

/// Tries each of some parcels once.
private func empty(
    _ parcels: [Parcel],
    over channels: [ChannelKind: Channel],
    stopped: () -> Bool,
    record: (Parcel, Outcome) throws -> Void
) throws {
    let owed = Dictionary(grouping: parcels, by: \.channel)
    for kind in ChannelKind.allCases {
        guard let parcels = owed[kind] else { continue }
        switch channels[kind] {
        case .single(let send):
            for parcel in parcels where !stopped() { try record(parcel, send(parcel)) }
        case .parallel(let most, let open):
            let threads = min(most, 1 + parcels.count / parcelsWorthAThread)
            try send(parcels, on: threads, open: open, stopped: stopped, record: record)
        case nil:
            let missing = Outcome.unavailable("no \(kind.rawValue) is configured", .minutes)
            for parcel in parcels { try record(parcel, missing) }
        }
    }
}

/// A connection of its own pays only for many.
private let parcelsWorthAThread = 50

private func send(
    _ parcels: [Parcel],
    on threads: Int,
    open: @escaping @Sendable () -> (Parcel) -> Outcome,
    stopped: () -> Bool,
    record: (Parcel, Outcome) throws -> Void
) throws {
    let work = Conveyor<Parcel?>()
    let results = Conveyor<(Parcel, Outcome)>()
    let running = DispatchGroup()
    for _ in 0..<threads {
        running.enter()
        Thread.detachNewThread {
            sendAll(from: work, to: results, with: open)
            running.leave()
        }
    }
    defer {
        for _ in 0..<threads { work.put(nil) }
        running.wait()
    }

    var waiting = parcels[...]
    var underWay = 0
    var failure: (any Error)?
    func handOut() {
        guard failure == nil, !stopped(), let parcel = waiting.popFirst() else { return }
        work.put(parcel)
        underWay += 1
    }

    for _ in 0..<threads { handOut() }
    while underWay > 0 {
        let (parcel, outcome) = results.take()
        underWay -= 1
        do { try record(parcel, outcome) } catch { failure = failure ?? error }
        handOut()
    }
    if let failure { throw failure }
}

/// What one thread does until there is nothing left.
private func sendAll(
    from work: Conveyor<Parcel?>,
    to results: Conveyor<(Parcel, Outcome)>,
    with open: () -> (Parcel) -> Outcome
) {
    let send = open()
    while let parcel = work.take() { results.put((parcel, send(parcel))) }
}
