import Foundation
import Nightly

/// The one message of a morning to someone who watches: every product of theirs, worst first.
struct SummaryLetter {
    let morning: Morning
    /// The products that they watch, in the configuration's order.
    let products: [ProductMorning]
    let person: Person
    /// What they hear of by it.
    let news: [Decision]
    /// The findings that they are to hear of beside it.
    let findings: [FindingNotice]
    let directory: Directory

    var letter: Letter {
        let lines = products.flatMap { product in
            let phrases = Phrases(product, on: morning)
            return phrases.conditions.map { condition in
                let answer = news.first { $0.incident == condition.incident?.id }?.answer
                let untimely = [Reason.unanswered, .stillFailing].first { answer == .tell($0) }
                return Watched(condition, phrases, directory, untimely: untimely)
            }
        }
        return Letter(
            tone: tone(lines),
            headline: Letter.headline(tone(lines), headline(lines)),
            greeting: morning.greeting(person),
            lead: lead(lines),
            sections: sections(lines),
            footer: [
                "You are a stakeholder of \(watched): one mail, on mornings when something changed.",
                "Not for you? Reply to this mail.",
            ]
        )
    }

    private var watched: String {
        let names = products.map { $0.name.oneLine(limit: 40) }
        return products.count == morning.products.count && products.count > 1
            ? "all products" : list(names, atMost: 5)
    }

    private func tone(_ lines: [Watched]) -> Letter.Tone {
        switch lines.bad.first?.kind {
        case .red: .red
        case .notRun: .noRun
        case .stuck: .stuck
        case .late: .late
        case .unknown, .fixed, .green, nil: lines.isUnknown ? .unknown : .green
        }
    }

    /// The worst first; where there is no room for all of it, news before what is known.
    private func headline(_ lines: [Watched]) -> [String] {
        let fixed = lines.of(.fixed).map(\.short)
        let isRoomy =
            lines.bad.flatMap(\.headline).joined(separator: "; ").count <= Letter.longest - 8
        let others = lines.bad.dropFirst()
        let news = others.filter(\.isNews) + others.filter { !$0.isNews }
        let bad = isRoomy ? lines.bad : lines.bad.prefix(1) + news
        let parts = bad.flatMap(\.headline) + fixed
        guard parts.isEmpty else { return parts }
        guard lines.isUnknown else { return ["nothing is broken"] }
        let unknown = Set(lines.of(.unknown).map(\.name)).count
        let verb = unknown == 1 ? "has" : "have"
        return ["\(unknown) of \(count(products.count, "product")) \(verb) no verdict"]
    }

    private func lead(_ lines: [Watched]) -> String {
        let news = lines.bad.filter(\.isNews)
        let first = news.first.map { worst in
            let others = news.dropFirst().filter { $0.kind == worst.kind && $0.deed == worst.deed }
                .map(\.subject)
            let until = others.isEmpty ? "it" : worst.name
            return [
                "\(list([worst.subject] + others, atMost: 4)) \(worst.deed).",
                worst.consequence(until: until),
            ]
        }
        let sentences = first ?? lines.of(.fixed).prefix(3).map { "\($0.short)." }
        return (sentences.compactMap(\.self) + ["Nothing is needed from you now."])
            .joined(separator: " ")
    }

    private func sections(_ lines: [Watched]) -> [Letter.Section] {
        Watched.Kind.allCases.compactMap { kind in
            let blocks = lines.of(kind).map(\.entry)
            return blocks.isEmpty ? nil : Letter.Section(kind.rawValue, blocks)
        } + findings.sections(namingOwners: true) + [strip]
            + (morning.minimums.map { [Letter.Section("DEPENDENCIES", $0.blocks)] } ?? [])
    }

    private var strip: Letter.Section {
        let strips = products.map { product in
            Letter.Strip(
                name: product.name.oneLine(limit: 40),
                marks: product.marks(nights: Self.nights, on: morning)
            )
        }
        let legend = "+ passed   X failed   ? no verdict   . not due"
        return Letter.Section("THE LAST \(Self.nights) NIGHTS", aside: legend, [.strips(strips)])
    }

    private static var nights: Int { 14 }
}

extension MinimumMorning {
    /// In a sentence or three, without a single version: who wants these reads the audit.
    fileprivate var blocks: [Letter.Block] {
        guard !unproven.isEmpty else {
            return [.paragraph("All \(promised) minimum versions that we promise were proven.")]
        }
        let names = unproven.map { $0.package.oneLine(limit: 40) }
        var owners: [String] = []
        for owner in unproven.compactMap(\.owner) where !owners.contains(owner) {
            owners.append(owner)
        }
        let verb = names.count == 1 ? "was" : "were"
        let owned = names.count == 1 ? "it" : names.count == 2 ? "both" : "them"
        let ownership =
            owners.count == 1 ? " \(owners[0].oneLine(limit: 40)) owns \(owned)." : ""
        return [
            .paragraph(
                "\(proven) of the \(promised) minimum versions that we promise were proven last night. "
                    + "\(list(names, atMost: 5)) \(verb) not.\(ownership)"
            )
        ]
    }
}

extension [Watched] {
    /// What is not as it should be, the worst first.
    fileprivate var bad: [Watched] { of(.red) + of(.notRun) + of(.stuck) + of(.late) }

    /// Whether nothing is known to be wrong, or mended, but not all is known.
    fileprivate var isUnknown: Bool {
        bad.isEmpty && of(.fixed).isEmpty && !of(.unknown).isEmpty
    }

    /// Those of one kind, the most urgent first.
    fileprivate func of(_ kind: Watched.Kind) -> [Watched] {
        enumerated().filter { $0.element.kind == kind }
            .sorted { ($1.element.urgency, $0.offset) < ($0.element.urgency, $1.offset) }
            .map(\.element)
    }
}

extension ProductMorning {
    /// How the last nights went, oldest first; a night is named after the day on which it ends.
    func marks(nights: Int, on morning: Morning) -> [Letter.Mark] {
        let words = DateWords(timeZone: morning.timeZone)
        let today = words.midnight(morning.now)
        return (0..<nights).reversed().map { ago in
            let night = words.midnight(morning.now, plus: -ago)
            let verdicts = judgement.standing.records
                .filter { min(words.night(of: $0.due), today) == night }.map(\.verdict)
            if verdicts.contains(where: \.isRed) { return .failed }
            if verdicts.contains(where: { $0 != .passed }) { return .noVerdict }
            guard verdicts.isEmpty else { return .passed }
            return ago == 0 && isUndecided ? .noVerdict : .notDue
        }
    }

    /// Whether there may be more to this morning than what was judged.
    private var isUndecided: Bool {
        !judgement.unread.isEmpty || !judgement.underWay.isEmpty
    }
}
