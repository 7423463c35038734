import Evidence
import Foundation
import Nightly

/// The one message of a morning to someone who watches: every product of theirs, worst first.
struct SummaryLetter {
    let morning: Morning
    let person: Person
    /// The products that they watch, in the configuration's order.
    let products: [ProductMorning]
    let directory: Directory

    var letter: Letter {
        let states = products.map { Watched(Phrases($0, on: morning), directory) }
        return Letter(
            subject: subject(states),
            tone: states.contains { $0.red != nil }
                ? .bad : states.contains { $0.missed != nil } ? .unknown : .good,
            greeting: "Good morning \(person.firstName),",
            lead: lead(states),
            sections: sections(states),
            footer: [
                "You are a stakeholder of \(watched): one mail, on mornings when something changed.",
                "Not for you? Reply to this mail.",
            ]
        )
    }

    private var watched: String {
        products.count == morning.products.count && products.count > 1
            ? "all products" : list(products.map(\.name))
    }

    private func subject(_ states: [Watched]) -> String {
        let red = states.filter { $0.red != nil }.sorted { $0.urgency > $1.urgency }
            .map(\.subjectPart)
        let missed = states.filter { $0.missed != nil }.map { "\($0.name) did not run" }
        let fixed = states.filter(\.isFixed).compactMap { $0.closing.map { $0.headline } }
        if !red.isEmpty { return fitting(["RED: " + red[0]] + red.dropFirst() + missed, into: 78) }
        if !missed.isEmpty {
            return fitting(["NO RUN: " + missed[0]] + missed.dropFirst(), into: 78)
        }
        return fitting(["GREEN: " + (fixed.first ?? "all is well")] + fixed.dropFirst(), into: 78)
    }

    private func lead(_ states: [Watched]) -> String {
        let news = states.filter { $0.red != nil && $0.isNews }.sorted { $0.urgency > $1.urgency }
        guard let worst = news.first else {
            return "Nothing new failed. Nothing is needed from you now."
        }
        let others = news.count > 1 ? ", and so did \(list(news.dropFirst().map(\.name)))" : ""
        let blocked = worst.phrases.blocked.map { " Until it is green, it blocks \($0)." } ?? ""
        return "\(worst.name) failed last night\(others).\(blocked) Nothing is needed from you now."
    }

    private func sections(_ states: [Watched]) -> [Letter.Section] {
        let red = states.filter { $0.red != nil }.sorted { $0.urgency > $1.urgency }
        let groups: [(String, [Letter.Block])] = [
            ("RED", red.map(\.redEntry)),
            ("DID NOT RUN", states.filter { $0.missed != nil }.map(\.missedEntry)),
            ("UNKNOWN", states.filter(\.isUnread).map(\.unreadEntry)),
            ("FIXED", states.filter(\.isFixed).compactMap(\.fixedEntry)),
            ("GREEN", states.filter(\.isGreen).map(\.greenEntry)),
        ]
        return groups.filter { !$0.1.isEmpty }.map { Letter.Section($0.0, $0.1) } + [strip]
    }

    private var strip: Letter.Section {
        let lines = products.map { product in
            Letter.Strip(name: product.name, marks: product.marks(nights: Self.nights, on: morning))
        }
        let legend = "+ passed   X failed   ? no verdict   . not due"
        return Letter.Section("THE LAST \(Self.nights) NIGHTS", aside: legend, [.strip(lines)])
    }

    private static var nights: Int { 14 }
}

/// One product in a summary.
private struct Watched {
    let phrases: Phrases
    let directory: Directory

    init(_ phrases: Phrases, _ directory: Directory) {
        self.phrases = phrases
        self.directory = directory
    }

    var product: ProductMorning { phrases.product }
    var name: String { phrases.name }

    private var open: [Incident] { product.judgement.standing.open }
    var red: Incident? { open.first { !$0.isAbsence } }
    var missed: Incident? { open.first(where: \.isAbsence) }
    var isUnread: Bool { !product.judgement.unread.isEmpty }
    var isGreen: Bool { red == nil && missed == nil && !isFixed && !isUnread }
    var isFixed: Bool { red == nil && missed == nil && closing != nil }

    /// The incident that ended with this reading, and how that reads.
    var closing: (incident: Incident, headline: String)? {
        let closed = product.judgement.movements.last { $0.kind == .closed }
        return closed.map { movement in
            let incident = movement.incident
            let headline =
                incident.isAbsence
                ? "\(name) runs again" : "\(name) \(phrases.recovery(of: incident))"
            return (incident, headline)
        }
    }

    var isNews: Bool {
        product.judgement.movements.contains { movement in
            switch movement.kind {
            case .opened, .worse: !movement.incident.isAbsence
            case .continued, .closed, .passing: false
            }
        }
    }

    /// What blocks something comes first, then what is new.
    var urgency: Int { (phrases.blocked != nil ? 2 : 0) + (isNews ? 1 : 0) }

    var subjectPart: String {
        if isNews { return phrases.blocked.map { "\(name) blocks \($0)" } ?? "\(name) failed" }
        let length = red.map { phrases.cadence(of: $0).count($0.length) } ?? ""
        return "\(name) red \(length)"
    }

    var redEntry: Letter.Block {
        guard let red else { return greenEntry }
        let files = product.cases.prefix(3).map { phrases.summary(of: $0) }
        let others = product.cases.first.map { phrases.others(than: $0).joined(separator: "; ") }
        let owner = "Owner: \(product.concern.owner.name)."
        let holder = phrases.holder(in: directory)
        let expectation = phrases.deadline.map { deadline in
            let otherwise = product.concern.response?.otherwise.map { ", otherwise \($0)" } ?? ""
            return "Expected: an answer by \(deadline)\(otherwise.oneLine(limit: 120))"
        }
        let details =
            files + [others.flatMap { $0.isEmpty ? nil : $0 }]
            + [holder.map { "\(owner) \($0)." } ?? "\(owner) Nobody has it yet."]
            + [holder == nil && isNews ? expectation : nil]
        return .entry(
            name,
            headline: "failed, \(phrases.length(of: red))",
            badge: phrases.blocked.map { "BLOCKS \($0.uppercased())" },
            details: details.compactMap(\.self)
        )
    }

    var missedEntry: Letter.Block {
        let roots = missed?.missed ?? []
        return .entry(
            name,
            headline: roots.first.map(phrases.absence) ?? "",
            details: ["Owner: \(product.concern.owner.name)."]
        )
    }

    var unreadEntry: Letter.Block {
        let reason = product.judgement.unread.first
        return .entry(name, headline: "could not be read: \(reason?.what ?? "")")
    }

    var fixedEntry: Letter.Block? {
        closing.map { closing in
            .entry(
                name,
                headline: closing.incident.isAbsence
                    ? "runs again" : phrases.recovery(of: closing.incident)
            )
        }
    }

    var greenEntry: Letter.Block { .entry(name, headline: phrases.whenPassed) }
}

extension Phrases {
    /// Such as `passed Sun 15 Nov; next run Sun 22 Nov`.
    package var whenPassed: String {
        let last = product.judgement.standing.records.last { $0.verdict == .passed }
        let next = product.judgement.schedules.values.compactMap { $0.next(after: morning.now) }
            .min()
        let isToday = last.map { words.nights(from: $0.due, to: morning.now) == 0 } ?? false
        let passed = last.map { isToday ? "passed" : "passed \(words.day($0.due))" } ?? "no run yet"
        let isSoon = next.map { $0.timeIntervalSince(morning.now) < 86400 } ?? true
        return isSoon ? passed : "\(passed); next run \(next.map(words.day) ?? "")"
    }
}

extension ProductMorning {
    /// How the last nights went, oldest first; a night is named after the day on which it ends.
    package func marks(nights: Int, on morning: Morning) -> [Letter.Mark] {
        let words = DateWords(timeZone: morning.timeZone)
        return (0..<nights).reversed().map { ago in
            let start = words.midnight(morning.now, plus: -ago)
            let end = words.midnight(morning.now, plus: 1 - ago)
            let verdicts = judgement.standing.records.filter { $0.due >= start && $0.due < end }
                .map(\.verdict)
            if verdicts.contains(where: \.isRed) { return .failed }
            if verdicts.contains(where: { $0 != .passed }) { return .noVerdict }
            return verdicts.isEmpty ? .notDue : .passed
        }
    }
}
