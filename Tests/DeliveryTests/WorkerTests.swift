import Foundation
import Notifications
import Synchronization
import Testing

@testable import Delivery

@Suite struct WorkerTests {
    @Test(arguments: [1, 4])
    func whatIsNotClaimedIsNotSent(threads: Int) throws {
        let sent = Mutex<[String]>([])
        try emptyOutbox(
            due: { parcels(200) },
            over: [
                .mail: .parallel(threads) {
                    { parcel in
                        sent.withLock { $0.append(parcel.id) }
                        return .delivered("250")
                    }
                }
            ]
        ) { _, next in Turn(claimed: next.filter { Int($0.id) ?? 0 > 150 }) }
        let seen = sent.withLock { $0.compactMap(Int.init).sorted() }
        #expect(seen == Array(151...200))
    }

    @Test(arguments: [1, 4])
    func whatWasSentIsRecordedInTheTurnThatClaimsWhatFollows(threads: Int) throws {
        var turns: [(recorded: Int, claimed: Int)] = []
        try emptyOutbox(due: { parcels(200) }, over: [.mail: accepting(on: threads)]) {
            turns.append(($0.count, $1.count))
            return Turn(claimed: $1)
        }
        #expect(turns.first?.recorded == 0)
        #expect(turns.first?.claimed == threads)
        let isFull = turns.dropFirst().dropLast(threads).allSatisfy { $0.recorded == $0.claimed }
        #expect(isFull)
        #expect(turns.map(\.recorded).reduce(0, +) == 200)
        #expect(turns.last?.claimed == 0)
    }

    @Test(arguments: [1, 4])
    func everyParcelIsSentAndRecordedOnce(threads: Int) throws {
        var recorded: [String] = []
        try deliver(
            due: { parcels(200) },
            over: [.mail: .parallel(threads) { { _ in .delivered("250") } }]
        ) { parcel, _ in
            recorded.append(parcel.id)
            return []
        }
        #expect(recorded.sorted() == parcels(200).map(\.id).sorted())
    }

    @Test func neverMoreThanOneParcelAThreadIsSentAndNotRecorded() throws {
        let open = Mutex(0)
        let most = Mutex(0)
        try deliver(
            due: { parcels(400) },
            over: [
                .mail: .parallel(3) {
                    { _ in
                        let now = open.withLock { count in
                            count += 1
                            return count
                        }
                        most.withLock { $0 = max($0, now) }
                        return .delivered("250")
                    }
                }
            ]
        ) { _, _ in
            open.withLock { $0 -= 1 }
            return []
        }
        let seen = most.withLock { $0 }
        #expect(seen <= 3)
    }

    @Test(arguments: [(1, 1), (49, 1), (50, 2), (1_000, 4)])
    func fewParcelsNeedFewConnections(count: Int, connections: Int) throws {
        let opened = Mutex(0)
        try deliver(
            due: { parcels(count) },
            over: [
                .mail: .parallel(4) {
                    opened.withLock { $0 += 1 }
                    return { _ in .delivered("250") }
                }
            ]
        ) { _, _ in [] }
        let seen = opened.withLock { $0 }
        #expect(seen == connections)
    }

    @Test func oneRefusalStopsNobodyElse() throws {
        var outcomes: [String: Outcome] = [:]
        try deliver(
            due: { parcels(3) },
            over: [.mail: .parallel(1) { { $0.id == "2" ? .refused("550") : .delivered("250") } }]
        ) {
            outcomes[$0.id] = $1
            return []
        }
        #expect(outcomes == ["1": .delivered("250"), "2": .refused("550"), "3": .delivered("250")])
    }

    @Test func aDeadChannelStopsNoOther() throws {
        var outcomes: [String: Outcome] = [:]
        try deliver(
            due: { parcels(1) + [summary.parcel(to: .slack)] },
            over: [
                .mail: .single { _ in .postponed("unreachable", .minutes) },
                .slack: .single { _ in .delivered("ok") },
            ]
        ) {
            outcomes[$0.channel.rawValue] = $1
            return []
        }
        #expect(
            outcomes == [
                "mail": .postponed("unreachable", .minutes), "slack": .delivered("ok"),
            ]
        )
    }

    @Test func whatIsOwedInsteadGoesOutToo() throws {
        var outcomes: [String] = []
        try deliver(
            due: { [summary.parcel(to: .slack)] },
            over: [
                .slack: .single { _ in .refused("users_not_found") },
                .mail: .single { _ in .delivered("250") },
            ]
        ) { parcel, outcome in
            outcomes.append("\(parcel.channel) \(outcome.isDelivered)")
            return outcome.isDelivered ? [] : [summary.parcel(to: .mail)]
        }
        #expect(outcomes == ["slack false", "mail true"])
    }

    @Test func whatHasNoChannelStaysOwedAndSaysSo() throws {
        var outcomes: [Outcome] = []
        try deliver(due: { parcels(1) }, over: [:]) {
            outcomes.append($1)
            return []
        }
        #expect(outcomes == [.unavailable("no mail is configured", .minutes)])
    }

    @Test(arguments: [1, 2])
    func aStopLeavesTheRestOwed(threads: Int) throws {
        var recorded = 0
        try deliver(
            due: { parcels(100) },
            over: [.mail: accepting(on: threads)],
            stopped: { recorded >= 10 }
        ) { _, _ in
            recorded += 1
            return []
        }
        #expect((10...13).contains(recorded))
    }

    @Test(arguments: [1, 2])
    func whatCannotBeRecordedIsNotFollowedByMore(threads: Int) {
        var tried = 0
        #expect(throws: CannotRecord(number: 1)) {
            try deliver(due: { parcels(100) }, over: [.mail: accepting(on: threads)]) {
                _,
                _ in
                tried += 1
                throw CannotRecord(number: tried)
            }
        }
        #expect(tried <= 2)
    }
}

private struct CannotRecord: Error, Equatable {
    var number: Int
}

private func accepting(on threads: Int) -> Channel {
    threads == 1
        ? .single { _ in .delivered("250") } : .parallel(threads) { { _ in .delivered("250") } }
}

private func parcels(_ count: Int) -> [Parcel] {
    let parcel = summary.parcel()
    return (1...count).map { number in
        var parcel = parcel
        parcel.id = "\(number)"
        return parcel
    }
}
