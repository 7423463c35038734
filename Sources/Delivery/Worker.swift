import Foundation
package import Notifications

/// How the parcels of one kind go out.
package enum Channel {
    /// One after the other, on the thread that empties the outbox.
    case single((Parcel) -> Outcome)
    /// On at most so many threads, each of which opens a sender of its own.
    case parallel(Int, open: @Sendable () -> (Parcel) -> Outcome)
}

/// What came of an attempt to deliver a parcel.
package typealias Attempted = (parcel: Parcel, outcome: Outcome)

/// What is so once outcomes are recorded and parcels claimed.
package struct Turn {
    /// Those that may be sent now.
    package var claimed: [Parcel]
    /// What is owed because of the outcomes.
    package var owed: [Parcel]

    package init(claimed: [Parcel], owed: [Parcel] = []) {
        self.claimed = claimed
        self.owed = owed
    }
}

/// Tries each parcel that is owed once, and records what came of it before another takes its place.
///
/// So no more than one parcel a thread can be sent without being recorded, wherever the run dies.
/// `due` and `turn` are called on this thread only; a turn records all outcomes that there are and
/// claims as many parcels, for the disk takes many in the time of one. When it is `stopped`, what is
/// under way is finished and recorded, and the rest stays owed; when a turn fails, likewise, and the
/// first of its errors is thrown. What a turn gives back as owed goes out too.
package func emptyOutbox(
    due: () throws -> [Parcel],
    over channels: [ChannelKind: Channel],
    stopped: () -> Bool = { false },
    turn: (_ outcomes: [Attempted], _ next: [Parcel]) throws -> Turn
) throws {
    var waiting = try due()
    while !waiting.isEmpty {
        let owed = Dictionary(grouping: waiting, by: \.channel)
        waiting = []
        for kind in ChannelKind.allCases {
            guard let parcels = owed[kind] else { continue }
            let missing = Outcome.unavailable("no \(kind.rawValue) is configured", .minutes)
            let channel = channels[kind] ?? .single { _ in missing }
            try channel.empty(parcels, stopped: stopped) { outcomes, next in
                let turn = try turn(outcomes, next)
                waiting += turn.owed
                return turn.claimed
            }
        }
    }
}

extension Channel {
    /// Tries each of some parcels once.
    fileprivate func empty(
        _ parcels: [Parcel],
        stopped: () -> Bool,
        turn: ([Attempted], [Parcel]) throws -> [Parcel]
    ) throws {
        switch self {
        case .single(let send):
            var done: [Attempted] = []
            for parcel in parcels where !stopped() {
                done = try turn(done, [parcel]).map { ($0, send($0)) }
            }
            if !done.isEmpty { _ = try turn(done, []) }
        case .parallel(let most, let open):
            let threads = min(most, 1 + parcels.count / parcelsWorthAThread)
            try send(parcels, on: threads, open: open, stopped: stopped, turn: turn)
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
    turn: ([Attempted], [Parcel]) throws -> [Parcel]
) throws {
    let work = Conveyor<Parcel?>()
    let results = Conveyor<Attempted>()
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
    var done: [Attempted] = []
    var failure: (any Error)?
    func mayGoOn() -> Bool { failure == nil && !waiting.isEmpty && !stopped() }

    repeat {
        let next = mayGoOn() ? waiting.prefix(threads - underWay) : []
        waiting = waiting.dropFirst(next.count)
        do {
            let claimed = try turn(done, Array(next))
            claimed.forEach(work.put)
            underWay += claimed.count
        } catch {
            failure = failure ?? error
        }
        done = underWay > 0 ? results.takeAll() : []
        underWay -= done.count
    } while !done.isEmpty || mayGoOn()
    if let failure { throw failure }
}

/// What one thread does until there is nothing left.
private func sendAll(
    from work: Conveyor<Parcel?>,
    to results: Conveyor<Attempted>,
    with open: () -> (Parcel) -> Outcome
) {
    let send = open()
    while let parcel = work.take() { results.put((parcel, send(parcel))) }
}
