import Delivery
import Foundation
import History
import Notifications
import Report
import Wire

// The seventh step: the outbox is emptied.

extension Night {
    /// Tries every parcel that is due, and again what may get through within moments, until a deadline;
    /// says what became of all.
    func deliver(from history: History) throws -> DeliveryTally {
        var delivery = DeliveryRun(night: self, history: history)
        try delivery.run()
        return delivery.tally
    }
}

/// One run's delivery, and what came of it so far.
private struct DeliveryRun {
    private let night: Night
    private let history: History
    /// What counts as now: it moves with our own waiting alone, so that no pause is cut short by a slow
    /// server.
    private var moment: Date
    /// Drawn once a round: what was turned away together comes back together, over one connection.
    private var jitter = 0.0
    /// When what is owed was tried for the first time, by parcel.
    private var firstTries: [String: Date] = [:]
    /// Whether nothing gets through where a parcel was to go, by parcel.
    private var outages: [String: Bool] = [:]
    private(set) var tally = DeliveryTally()

    init(night: Night, history: History) {
        self.night = night
        self.history = history
        moment = night.now
    }

    mutating func run() throws {
        let world = night.world
        let began = world.now()
        while true {
            jitter = world.jitter()
            try emptyOutbox(
                due: { try due() },
                over: night.channels(at: moment),
                stopped: { world.stop.isRaised },
                turn: { try turn($0, $1) }
            )
            let spent = max(0, world.now().timeIntervalSince(began))
            let limit = night.configuration.retryWithin / .seconds(1)
            guard let next = try nextTry(), spent + next.timeIntervalSince(moment) <= limit,
                world.wait(.seconds(next.timeIntervalSince(moment)))
            else { break }
            moment = next
        }
        try countTheRest()
    }

    private mutating func due() throws -> [Parcel] {
        let owed = try history.owed(at: moment).filter { night.isWanted($0.parcel) }
        for one in owed { firstTries[one.parcel.id] = one.firstTry }
        return owed.map(\.parcel)
    }

    /// When the first of what was tried just now, and came to nothing, may be tried again.
    ///
    /// What was due and is due still was not tried.
    private func nextTry() throws -> Date? {
        try history.waiting()
            .filter { !$0.awaitsRelease && !$0.isHeld(at: moment) && night.isWanted($0.parcel) }
            .map(\.nextTry).filter { $0 > moment }.min()
    }

    /// Remembers what came of parcels and all that follows, and claims the next.
    private mutating func turn(_ outcomes: [Attempted], _ next: [Parcel]) throws -> Turn {
        let attempts = try outcomes.map { parcel, outcome in
            let sequel = try night.sequel(
                of: outcome,
                to: parcel,
                firstTriedAt: firstTries[parcel.id] ?? moment,
                in: history,
                at: moment
            )
            return Attempt(at: parcel.id, outcome, then: sequel)
        }
        let (claimed, owed) = try history.turn(
            recording: attempts,
            claiming: next.map(\.id),
            jitter: jitter,
            at: moment
        )
        for (attempted, attempt) in zip(outcomes, attempts) {
            outages[attempt.parcelID] = attempt.outcome.isOutage
            count(attempted, attempt.sequel, isOwed: owed.contains(attempt.parcelID))
        }
        return Turn(
            claimed: next.filter { claimed.contains($0.id) },
            owed: attempts.flatMap(\.sequel.owed)
        )
    }

    private mutating func count(_ attempted: Attempted, _ sequel: Sequel, isOwed: Bool) {
        let (parcel, outcome) = attempted
        switch outcome {
        case .delivered: tally.delivered[parcel.channel, default: 0] += 1
        case .refused(let words), .gone(let words):
            let isGone = outcome == .gone(words)
            let way = sequel.owed.first { $0.recipient.key == parcel.recipient.key }
            let next = way.map { "; it goes by \($0.channel.rawValue) instead" } ?? ""
            let mend = isGone ? "; correct the address in `people`" : ""
            tally.refused.append(.init(parcel, words + next + mend))
        case .uncertain(let words):
            guard !isOwed else { break }
            tally.unsure.append(.init(parcel, "sent twice, ask whether it has arrived: \(words)"))
        case .postponed, .unavailable:
            if let why = sequel.withdrawal { tally.moved.append(.init(parcel, why)) }
        }
    }

    private mutating func countTheRest() throws {
        for owed in try history.waiting() {
            if owed.awaitsRelease {
                tally.waiting.append(.init(owed.parcel, "held: daybreak outbox release"))
            } else if owed.isHeld(at: night.now) {
                tally.held.append(.init(owed.parcel, "quiet hours", next: owed.parcel.notBefore))
            } else {
                var trouble = DeliveryTally.Trouble(
                    owed.parcel,
                    owed.lastWords ?? "not tried yet",
                    next: owed.nextTry
                )
                trouble.isOutage = outages[owed.parcel.id] == true
                tally.waiting.append(trouble)
            }
        }
    }
}

extension Night {
    /// With `--only-to`, what is owed to others waits for a run without it.
    fileprivate func isWanted(_ parcel: Parcel) -> Bool {
        guard let onlyTo else { return true }
        return parcel.channel == .mail && parcel.recipient.mail == onlyTo.address
    }
}

extension DeliveryTally.Trouble {
    fileprivate init(_ parcel: Parcel, _ words: String, next: Date? = nil) {
        self.init(
            recipient: parcel.recipient.name,
            channel: parcel.channel,
            words: words,
            since: parcel.composed,
            next: next
        )
    }
}

extension Outcome {
    fileprivate var isOutage: Bool {
        switch self {
        case .unavailable: true
        case .delivered, .refused, .gone, .postponed, .uncertain: false
        }
    }
}
