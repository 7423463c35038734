import Evidence
import Foundation
import Nightly

/// A product failed, or fails in more places than before: the words of the message.
struct FailureLetter {
    let occasion: Occasion
    let isWorse: Bool

    private var phrases: Phrases { occasion.phrases }

    /// The failures that are news.
    private var cases: [CaseFile] { occasion.cases }

    var letter: Letter {
        occasion.letter(
            .red,
            ["\(phrases.name)\(headline)", mostPersonal],
            lead: "\(whatHappened) \(whatIsAsked)",
            FailureSections(cases: cases, occasion: occasion).sections
        )
    }

    private var headline: String {
        if isWorse { return " \(phrases.growth(to: cases))" }
        return place.isEmpty ? " \(phrases.failed)" : place
    }

    /// Such as ` on linux-aarch64, 3 tests`; a product that is one job needs no place.
    private var place: String {
        guard let first = cases.first else { return "" }
        guard cases.count == 1 else {
            return " \(phrases.position(of: first)) and \(count(cases.count - 1, "other place"))"
        }
        let tests = first.totals.map { ", " + count($0.failed, "test") }
        return (phrases.isAll(first) ? "" : " \(phrases.position(of: first))") + (tests ?? "")
    }

    /// The one thing that matters to this reader.
    private var mostPersonal: String {
        if let change = occasion.own.first?.change {
            return "your change \(change.shortID) may be related"
        }
        if isWorse { return occasion.ordinal }
        if occasion.product.isHeld {
            return phrases.holder(in: occasion.directory) ?? occasion.ordinal
        }
        return phrases.shortDeadline.map { "answer expected by \($0)" } ?? "nobody has it yet"
    }

    private var whatHappened: String {
        let run = cases.first.flatMap { occasion.product.judgement.latest[$0.failure.root]?.run }
        let branch = run?.root.branch.map { " on \($0.oneLine(limit: 30))" } ?? ""
        let blocks = phrases.blockedRun.map { ", and blocks \($0)" } ?? ""
        if isWorse, let itself = phrases.failsItself(cases) {
            let before = occasion.product.cases.filter { !$0.isRoot }.map(phrases.place)
            let only = before.isEmpty ? "" : "; before, only \(list(before, atMost: 3)) failed"
            return "\(phrases.title) now \(itself)\(branch)\(only)\(blocks)."
        }
        guard !isWorse else {
            return "\(phrases.title) fails\(branch) in more places than before\(blocks)."
        }
        let incident = occasion.incident
        let since =
            incident.length > 1
            ? "as it has since \(phrases.words.day(incident.opened)) (\(occasion.ordinal))"
            : "for the first time"
        return "\(phrases.title) \(phrases.failed)\(branch) \(when), \(since)\(blocks)."
    }

    private var when: String {
        switch phrases.cadence(of: occasion.incident) {
        case .nightly: "last night"
        case .weekly, .monthly, .hourly, .other:
            "in its run of \(phrases.words.day(occasion.movement.due))"
        }
    }

    private var whatIsAsked: String {
        let deadline = phrases.deadline.map { " by \($0)" } ?? ""
        let which = occasion.own.count == 1 ? "One" : "Some"
        let related = occasion.own.isEmpty ? "" : "\(which) of your changes may be related. "
        if occasion.product.isHeld {
            let holder =
                phrases.holder(in: occasion.directory).map { "\($0.capitalizedFirst): n" } ?? "N"
            return related + "\(holder)othing is needed from you now."
        }
        return occasion.own.isEmpty
            ? "Please see to it that somebody has it\(deadline)."
            : "\(related)Please say\(deadline) that you have it, or that it is not yours."
    }
}
