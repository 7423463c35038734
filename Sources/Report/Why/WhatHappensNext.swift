import Foundation
import Nightly
import Notifications

extension Explanation {
    /// What is expected of people, when it runs again, and who hears if it passes, or lasts.
    var next: [String] {
        guard incident.closed == nil else { return [] }
        return (inTheMorning + expected + nextRun + reminder).flatMap {
            row($0.0, $0.1, column: 17)
        }
    }

    private var inTheMorning: [(String, String)] {
        let last = decisions.last?.decision.answer
        guard last == .keepSilent(.untilMorning) else { return [] }
        let told = list(product.announce(.noRun).flatMap(product.whom))
        return [(moment(product.look.nextMorning), "if it has not run by then, told: \(told)")]
    }

    private var expected: [(String, String)] {
        guard let deadline = product.deadline(of: incident), deadline > morning.now,
            let response = product.concern.response
        else { return [] }
        let holder = phrases.holder(in: directory).map { "\($0); " } ?? ""
        let otherwise = response.otherwise.map { "; \($0.oneLine(limit: 120))" } ?? ""
        let told = list(product.whom(response.unanswered))
        let ending =
            product.isHeld
            ? "an answer was expected" : "if nobody has it, told: \(told)\(otherwise)"
        return [(words.soon(deadline, from: morning.now), holder + ending)]
    }

    private var nextRun: [(String, String)] {
        let heard = Set(receipts.filter { !$0.isLost }.map(\.person.key)).count
        let who = heard == 1 ? "1 person who was told hears" : "\(heard) people who were told hear"
        let end =
            heard > 0
            ? "if it \(incident.isAbsence ? "runs" : "passes"), the \(who) of it"
            : "nobody was told, so nobody hears of its end"
        guard let due = due(in: 1) else { return [("the next run", end)] }
        return [(moment(due), "the next run; \(end)")]
    }

    /// The run of which people hear that it is still red.
    private var reminder: [(String, String)] {
        guard !incident.isAbsence, product.said[incident.id] != nil, !product.isKnown else {
            return []
        }
        return product.announce(.stillFailing).compactMap { rule in
            guard let every = rule.every, every > 0 else { return nil }
            let runs = every - (incident.length - 1) % every
            let ordinal = phrases.cadence(of: incident).ordinal(incident.length + runs)
            let unless = rule.unlessAcknowledged ? " and nobody has it" : ""
            let told = list(product.whom(rule))
            let when = due(in: runs).map(moment) ?? "later"
            return (when, "its \(ordinal); if it fails\(unless), told: \(told) (\(rule.name))")
        }
    }

    /// When so many runs from now one of its roots is due.
    private func due(in runs: Int) -> Date? {
        let roots = Set(incident.failures.map(\.root) + incident.missed.map(\.root))
        let schedules = product.judgement.schedules.filter { roots.contains($0.key) }.values
        return schedules.compactMap { schedule in
            (0..<runs).reduce(Optional(morning.now)) { moment, _ in
                moment.flatMap { schedule.next(after: $0) }
            }
        }.min()
    }
}

extension ProductMorning {
    fileprivate func announce(_ reason: Reason) -> [AnnounceRule] {
        concern.announce.filter { $0.when.contains(reason) }
    }

    /// Whom a rule tells, such as `Marit Solheim`, `3 stakeholders`.
    fileprivate func whom(_ rule: AnnounceRule) -> [String] {
        rule.tell.flatMap { audience -> [String] in
            switch audience {
            case .owner: [concern.owner.name.oneLine(limit: 40)]
            case .people(let people): people.map { $0.name.oneLine(limit: 40) }
            case .role(let name, let people, _):
                ["\(people.count) of \(name.oneLine(limit: 40))"]
            case .stakeholders:
                concern.stakeholders.isEmpty
                    ? [] : [count(concern.stakeholders.count, "stakeholder")]
            case .suspects: ["suspects"]
            case .everyoneTold: ["everyone told"]
            case .packageOwner: []
            }
        }
    }
}

extension Receipt {
    /// Whether it never reached anyone.
    var isLost: Bool {
        switch fate {
        case .refused, .withdrawn: true
        case .owed, .delivered, .uncertain: false
        }
    }
}
