import Evidence
import Foundation
import Nightly
import Notifications

extension Explanation {
    /// The messages that arrived, or may yet.
    var told: [Receipt] { receipts.filter { !$0.isLost } }

    /// Those that did not and will not; a summary of which a later one says all is left out.
    var lost: [Receipt] {
        receipts.enumerated().filter { place, receipt in
            let later = receipts.dropFirst(place + 1)
            return receipt.isLost
                && !(receipt.reason == .summary
                    && later.contains { $0.person.key == receipt.person.key })
        }.map(\.element)
    }

    /// Each message with the rule by which it went, and what became of it.
    func lines(of receipts: [Receipt]) -> [String] {
        let entries = receipts.map { receipt in
            let (role, rule) = ground(of: receipt)
            return (
                [
                    words.moment(receipt.composed, seen: morning.now),
                    receipt.person.name.oneLine(limit: 30), receipt.channel.rawValue,
                ],
                role + fate(of: receipt), rule
            )
        }
        let widths = (0..<3).map { column in (entries.map { $0.0[column].count }.max() ?? 0) + 2 }
        let roles = (entries.filter { $0.1.count < 20 }.map(\.1.count).max() ?? 0) + 2
        let lines = entries.flatMap { columns, role, rule -> [String] in
            let start = zip(columns, widths).map { $0.padded(to: $1) }
            let indent = start.joined().count
            let beside = rule.map { role.padded(to: roles) + $0 } ?? role
            let isBeside = role.count < roles && 3 + indent + beside.count <= 80
            return row(
                columns[0],
                start[1] + start[2] + (isBeside ? beside : role),
                column: widths[0]
            )
                + (isBeside ? [] : rule.map { row("", $0, column: indent) } ?? [])
        }
        return lines + held(receipts)
    }

    /// What quiet hours held back: "All were held from 05:00 to 07:00: quiet hours".
    private func held(_ receipts: [Receipt]) -> [String] {
        var spans: [(words: String, names: [String])] = []
        for receipt in receipts {
            guard let end = receipt.heldUntil else { continue }
            let start = words.moment(receipt.composed, seen: morning.now)
            let span = "from \(start) to \(words.moment(end, seen: morning.now))"
            if let same = spans.firstIndex(where: { $0.words == span }) {
                spans[same].names.append(receipt.person.name.oneLine(limit: 30))
            } else {
                spans.append((span, [receipt.person.name.oneLine(limit: 30)]))
            }
        }
        return spans.flatMap { span, names in
            let isAll = names.count == receipts.count
            let who =
                isAll ? (names.count == 1 ? "It" : "All") : "Those to \(list(names, atMost: 8))"
            return "\(who) \(who == "It" ? "was" : "were") held \(span): quiet hours."
                .wrapped(to: 80, indent: "   ")
        }
    }

    /// Why they of all people: what they were to it when it was decided, and by which rule they hear.
    private func ground(of receipt: Receipt) -> (role: String, rule: String?) {
        let past = decisions.last { past in
            past.decision.person.key == receipt.person.key && past.at <= receipt.composed
                && past.decision.answer.isTold
        }
        guard let decision = past?.decision else { return (receipt.reason.rawValue, nil) }
        let reason = decision.answer.reason ?? receipt.reason
        let isPlain = reason == .failed || reason == .unanswered
        let what = isPlain && decision.rule != nil ? "" : ", \(reason.rawValue)"
        return (decision.role.words + what, decision.rule?.description)
    }

    private func fate(of receipt: Receipt) -> String {
        switch receipt.fate {
        case .delivered: ""
        case .owed(_, nil) where morning.now < receipt.heldUntil ?? .distantPast: ""
        case .owed(let next, let said):
            "; waits"
                + (said.map { ": \($0.oneLine(limit: 100))" } ?? "")
                + ", next try \(words.moment(next, seen: morning.now))"
        case .uncertain: "; it may not have arrived"
        case .refused(let said): "; refused: \(said.oneLine(limit: 100))"
        case .withdrawn(let why): "; withdrawn: \(why.oneLine(limit: 100))"
        }
    }

    /// Everyone who might have heard, and the last reason why they did not.
    var notTold: [String] {
        let told = Set(receipts.map(\.person.key))
        var reasons: [(person: Person, role: Role, silence: Silence)] = []
        for past in decisions.reversed() {
            let decision = past.decision
            guard case .keepSilent(let silence) = decision.answer,
                !told.contains(decision.person.key),
                !reasons.contains(where: { $0.person.key == decision.person.key })
            else { continue }
            reasons.append((decision.person, decision.role, silence))
        }
        let column = (reasons.map { $0.person.name.oneLine(limit: 30).count }.max() ?? 0) + 3
        return reasons.reversed().flatMap { person, role, silence in
            row(
                person.name.oneLine(limit: 30),
                "\(role.words): \(silence.words)",
                column: column
            )
        }
    }
}
