import Evidence
import Foundation
import Nightly
import Notifications

extension Explanation {
    /// Every message about it, with what became of it.
    var told: [String] {
        let names = Set(receipts.map(\.person.name)).map { $0.oneLine(limit: 30).count }
        let column = (names.max() ?? 0) + 3
        let lines = receipts.flatMap { receipt in
            let moment = words.moment(receipt.composed, seen: morning.now)
            let name = receipt.person.name.oneLine(limit: 30).padded(to: column)
            let channel = receipt.channel.rawValue.padded(to: 9)
            return row(moment, name + channel + role(of: receipt) + fate(of: receipt), column: 17)
        }
        return lines + held
    }

    /// What quiet hours held back: "All were held from 05:00 to 07:00: quiet hours".
    private var held: [String] {
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

    /// Why they of all people: what they were to it when it was decided.
    private func role(of receipt: Receipt) -> String {
        let decision = decisions.last { past in
            past.decision.person.key == receipt.person.key && past.at <= receipt.composed
                && past.decision.answer.isTold
        }
        let reason = "\(receipt.reason.rawValue)"
        return decision.map { "\($0.decision.role.words), \(reason)" } ?? reason
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

extension Role {
    package var words: String {
        switch self {
        case .suspect(let confidence): "suspect, \(confidence)"
        case .owner: "owner"
        case .stakeholder: "stakeholder"
        case .told: "told before"
        }
    }
}

extension Silence {
    /// Why someone hears nothing.
    package var words: String {
        switch self {
        case .nothingNew: "nothing new to say"
        case .acknowledged(let said):
            "nothing new to say, and \(said.who.oneLine(limit: 40)) has it"
        case .knownIssue(let issues):
            "known: "
                + list(
                    issues.map { "\($0.ticket.oneLine(limit: 40)) until \($0.until)" },
                    atMost: 3
                )
        case .alreadyBroken: "it was so already when it was first read"
        case .betweenReadings: "it came and went between two readings"
        case .failsInstead: "it runs again, and is red: that is told instead"
        case .neverTold: "they were never told that it broke"
        case .suspectTooWeak: "only likelier ones are told (suspects.tell)"
        case .tooManySuspects(let count): "\(count) are as likely, too many to be told"
        case .neverSuspect(let pattern): "matches never_suspect \"\(pattern.oneLine(limit: 60))\""
        case .left: "left, as a directory file says"
        case .outsider: "nobody whom the configuration knows"
        }
    }
}
