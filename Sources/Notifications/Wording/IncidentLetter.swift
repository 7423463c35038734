import Evidence
import Foundation
import Nightly

/// The message about one incident to one person who acts: what failed, what changed, what is expected.
struct IncidentLetter {
    let phrases: Phrases
    let movement: Movement
    let decision: Decision
    let reason: Reason
    let directory: Directory

    private var product: ProductMorning { phrases.product }
    private var incident: Incident { movement.incident }
    private var words: DateWords { phrases.words }
    private var name: String { phrases.name }

    /// The failures that this message is about, the newest first.
    private var cases: [CaseFile] {
        let new = product.newCases(of: movement)
        return new.isEmpty ? product.cases : new
    }

    /// The reader's own changes in the range, where they are a suspect.
    private var own: [Suspect] {
        guard case .suspect = decision.role else { return [] }
        return product.newSuspects(of: movement).filter {
            directory.identify($0.change.author) == .known(decision.person)
        }
    }

    var letter: Letter {
        Letter(
            subject: subject,
            tone: tone,
            greeting: "Good morning \(decision.person.firstName),",
            lead: lead,
            sections: sections,
            footer: [why, "Wrong person? Reply to this mail."]
        )
    }

    private var tone: Letter.Tone {
        switch reason {
        case .failed, .worse: .bad
        case .fixed, .runsAgain, .findingGone: .good
        case .noRun: .unknown
        case .summary, .finding: .neutral
        }
    }

    // MARK: Words

    private var subject: String {
        switch reason {
        case .failed: fitting(["RED: \(name)\(place)", mostPersonal], into: 78)
        case .worse:
            fitting(
                [
                    "RED: \(name) now fails\(place) too (\(ordinal))",
                    mostPersonal,
                ],
                into: 78
            )
        case .fixed: fitting(["GREEN: \(name) \(phrases.recovery(of: incident))"], into: 78)
        case .noRun: fitting(["NO RUN: \(name) was \(absence)"], into: 78)
        case .runsAgain: fitting(["GREEN: \(name) runs again"], into: 78)
        case .summary, .finding, .findingGone: name
        }
    }

    /// Such as ` on linux-aarch64, 3 tests`.
    private var place: String {
        guard let first = cases.first else { return "" }
        let more = cases.count > 1 ? " and \(count(cases.count - 1, "other place"))" : ""
        let tests =
            cases.count == 1 ? first.tests.map { ", " + count($0.failed, "test") } ?? "" : ""
        let preposition = first.failure.leaf.platform == nil ? "in" : "on"
        return " \(preposition) \(first.place)\(more)\(tests)"
    }

    /// The one thing that matters to this reader.
    private var mostPersonal: String {
        if let change = own.first?.change { return "your change \(change.shortID) may be related" }
        return phrases.deadline.map { "answer expected by \($0)" } ?? "you own it"
    }

    /// Such as `3rd night`.
    private var ordinal: String { phrases.cadence(of: incident).ordinal(incident.length) }

    private var absence: String {
        incident.missed.map(phrases.absence).first ?? "due and did not run"
    }

    private var lead: String {
        switch reason {
        case .failed, .worse: "\(whatHappened) \(whatIsAsked)"
        case .fixed:
            "\(product.concern.title) \(phrases.recovery(of: incident)). Nothing is needed from you."
        case .noRun:
            "\(product.concern.title) was \(absence). Until it runs, nobody knows whether it is"
                + " healthy: please start it, or take it out of the configuration."
        case .runsAgain:
            "\(product.concern.title) runs again. Nothing is needed from you."
        case .summary, .finding, .findingGone: ""
        }
    }

    private var whatHappened: String {
        let cadence = phrases.cadence(of: incident)
        let times =
            reason == .worse
            ? "in more places than before"
            : incident.length > 1 ? "for the \(ordinal)" : "for the first time"
        let when = cadence.isNightly ? "last night" : "in its run of \(words.day(movement.due))"
        let blocks = phrases.blocked.map { ", and blocks \($0)" } ?? ""
        return "\(product.concern.title) failed \(when), \(times)\(blocks)."
    }

    private var whatIsAsked: String {
        let wish =
            own.isEmpty
            ? "that somebody has it" : "that you have it, or that it is not yours"
        let suspicion = own.isEmpty ? "" : "One of your changes may be related. "
        return suspicion + "Please say by \(phrases.deadline ?? "replying to this mail") \(wish)."
    }

    private var why: String {
        switch decision.role {
        case .suspect:
            let grounds = own.first?.grounds.first ?? "the evidence is strong"
            let change = own.first?.change.shortID ?? "your change"
            return "You get this because \(change) is in the range: \(grounds)."
        case .owner: return "You get this because you own \(name)."
        case .told: return "You get this because you were told that it broke."
        case .stakeholder: return "You get this because you watch \(name)."
        }
    }

    // MARK: Sections

    private var sections: [Letter.Section] {
        switch reason {
        case .failed, .worse:
            cases.prefix(Self.mostCases).map(whatFailed) + restOfCases
                + cases.prefix(Self.mostCases).compactMap(whatChanged) + [whatIsExpected]
        case .noRun:
            [Letter.Section("WHAT DID NOT RUN", incident.missed.map(whatWasMissed))]
        case .fixed, .runsAgain:
            [Letter.Section("WHERE TO LOOK", latestLinks)]
        case .summary, .finding, .findingGone: []
        }
    }

    private func whatFailed(_ file: CaseFile) -> Letter.Section {
        let retried = file.isRetried ? "also on the retry" : nil
        let stage = file.stage.map { "stage \($0)" }
        let aside = [file.place, stage, retried].compactMap(\.self).joined(separator: ", ")
        var blocks: [Letter.Block] = file.failedTests.prefix(Self.mostTests).map { test in
            let age = test.age <= 1 ? "new" : "in its \(Cadence.other.ordinal(test.age))"
            return .row(test.shortName, age)
        }
        if blocks.isEmpty { blocks.append(.paragraph(phrases.what(file).capitalizedFirst + ".")) }
        if file.failedTests.count > Self.mostTests {
            let more = file.failedTests.count - Self.mostTests
            blocks.append(.paragraph("and \(count(more, "more test"))"))
        }
        let around =
            [passingTests(file)] + phrases.others(than: file) + [phrases.notReached(from: file)]
        let sentence = around.compactMap(\.self).joined(separator: "; ")
        if !sentence.isEmpty { blocks.append(.paragraph(sentence.capitalizedFirst + ".")) }
        if let error = file.firstError { blocks.append(.quote(error)) }
        blocks += links(file)
        return Letter.Section("WHAT FAILED", aside: aside, blocks)
    }

    private func passingTests(_ file: CaseFile) -> String? {
        guard let tests = file.tests else { return nil }
        let passing = tests.total - tests.failed - tests.skipped
        return passing > 0 ? "\(passing) \(passing == 1 ? "other passes" : "others pass")" : nil
    }

    private var restOfCases: [Letter.Section] {
        let rest = cases.dropFirst(Self.mostCases)
        guard !rest.isEmpty else { return [] }
        return [
            Letter.Section(
                "ALSO FAILING",
                rest.prefix(20).map { .row($0.place, phrases.what($0)) }
            )
        ]
    }

    /// The deepest failing build, and the run that it belongs to.
    private func links(_ file: CaseFile) -> [Letter.Block] {
        var links: [Letter.Block] = []
        if let build = file.build {
            links.append(.link(label: "The build:", url: build.url))
            links.append(.link(label: "Its log:", url: build.url + "console"))
        }
        let run = product.judgement.latest[file.failure.root]?.run
        if let run, run.root.id != file.build?.id {
            links.append(.link(label: "The run:", url: run.root.url))
        }
        return links
    }

    private func whatChanged(_ file: CaseFile) -> Letter.Section? {
        let range = "since \(file.failure.lastPassed.map { "#\($0.number)" } ?? "it last passed")"
        guard !file.suspects.isEmpty else {
            return Letter.Section(
                "WHAT CHANGED",
                aside: range,
                [.paragraph("Jenkins lists no change between the two builds.")]
            )
        }
        let likely = file.suspects.filter { $0.confidence > .low }.prefix(Self.mostChanges)
        let shown = likely.isEmpty ? file.suspects.prefix(Self.mostChanges) : likely
        var blocks = shown.map { suspect in
            Letter.Block.entry(
                suspect.change.shortID,
                headline: suspect.change.author.name.oneLine(limit: 30),
                badge: "may be related: \(suspect.confidence)",
                details: ["\"\(suspect.change.title.oneLine(limit: 100))\""] + suspect.grounds
            )
        }
        let rest = file.suspects.count - shown.count
        if rest > 0 {
            let tail = likely.isEmpty ? "" : ", nothing points to \(rest == 1 ? "it" : "them")"
            blocks.append(.paragraph(count(rest, "more commit") + tail + "."))
        }
        return Letter.Section("WHAT CHANGED", aside: range, blocks)
    }

    private var whatIsExpected: Letter.Section {
        let response = product.concern.response
        let owner = product.concern.owner.name
        var blocks: [Letter.Block] = []
        let answer = phrases.deadline.map { "By \($0): an answer." } ?? "An answer from \(owner)."
        let otherwise = response?.otherwise.map { " Otherwise \($0.oneLine(limit: 120))." } ?? ""
        blocks.append(.paragraph(answer + otherwise))
        blocks.append(
            .paragraph("Owner: \(owner). \(phrases.holder(in: directory) ?? "Nobody has it yet").")
        )
        if let guide = response?.guide { blocks.append(.link(label: "The rules:", url: guide)) }
        return Letter.Section("WHAT IS EXPECTED", blocks)
    }

    private func whatWasMissed(_ missed: MissedRoot) -> Letter.Block {
        .entry(
            missed.root.name,
            headline: phrases.absence(missed),
            details: incident.length > 1 ? [phrases.length(of: incident)] : []
        )
    }

    private var latestLinks: [Letter.Block] {
        product.judgement.latest.values.sorted { $0.record.root.name < $1.record.root.name }
            .compactMap { latest in
                latest.run.map { .link(label: "\($0.root.id):", url: $0.root.url) }
            }
    }

    private static var mostCases: Int { 3 }
    private static var mostTests: Int { 8 }
    private static var mostChanges: Int { 4 }
}

extension Person {
    var firstName: String {
        name.split(separator: " ").first.map(String.init) ?? name
    }
}

extension Change {
    /// As much of the id as people say: seven characters of a hash, all of a revision number.
    package var shortID: String { String(id.oneLine(limit: 40).prefix(7)) }
}

extension FailedTest {
    /// The last part of its name: `test_open_boundary` of `boundary.test_open_boundary`.
    fileprivate var shortName: String {
        let line = name.oneLine(limit: 200)
        return String(line.split(separator: ".").last ?? line[...]).oneLine(limit: 60)
    }
}

extension CaseFile {
    /// What went wrong first, in the report's own words.
    fileprivate var firstError: [String]? {
        let text = failedTests.first?.message ?? detail?.stageError ?? ""
        let lines = text.lines(atMost: 6, limit: 120)
        return lines.isEmpty ? nil : lines
    }
}

extension Cadence {
    fileprivate var isNightly: Bool {
        switch self {
        case .nightly: true
        case .weekly, .other: false
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
