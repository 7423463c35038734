import Foundation
import Nightly
import Notifications

extension Explanation {
    /// What is expected of people, when it runs again, and who hears if it passes.
    var next: [String] {
        guard incident.closed == nil else { return [] }
        return (expected + nextRun).flatMap { row($0.0, $0.1, column: 17) }
    }

    private var expected: [(String, String)] {
        let response = product.concern.response
        guard !incident.isAbsence,
            let deadline = response?.answerBy?.next(after: morning.now, in: morning.timeZone)
        else { return [] }
        let holder = phrases.holder(in: directory).map { "\($0); " } ?? ""
        let otherwise = response?.otherwise.map { ", otherwise \($0.oneLine(limit: 120))" } ?? ""
        return [
            (words.soon(deadline, from: morning.now), "\(holder)an answer is expected\(otherwise)")
        ]
    }

    private var nextRun: [(String, String)] {
        let roots = Set(incident.failures.map(\.root) + incident.missed.map(\.root))
        let due = product.judgement.schedules.filter { roots.contains($0.key) }.values
            .compactMap { $0.next(after: morning.now) }.min()
        let heard = Set(receipts.filter { !$0.isLost }.map(\.person.key)).count
        let who = heard == 1 ? "1 person who was told hears" : "\(heard) people who were told hear"
        let end =
            heard > 0
            ? "if it \(incident.isAbsence ? "runs" : "passes"), the \(who) of it"
            : "nobody was told, so nobody hears of its end"
        guard let due else { return [("the next run", end)] }
        return [(moment(due), "the next run; \(end)")]
    }
}

extension Receipt {
    /// Whether it never reached anyone.
    fileprivate var isLost: Bool {
        switch fate {
        case .refused, .withdrawn: true
        case .owed, .delivered, .uncertain: false
        }
    }
}
