import Foundation
import Testing

@testable import Nightly

/// Judges a story morning by morning, and expects what each line says behind its `=>`.
///
/// What is written there is `verdict; movement; movement`, with the root's name before each verdict
/// where there are several.
/// - Parameters:
///   - knowing: What was remembered before; by default, that the product was read when all was quiet.
/// - Returns: What the judge said on the last morning.
@discardableResult
func expectStory(
    _ text: String,
    of product: Product? = nil,
    knowing: Knowledge = .quiet,
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> Judgement {
    let story = try Story(text)
    var product = try product ?? .told()
    product.roots = story.roots
    var standing = knowing.standing(of: story)
    var (seen, expected): ([String], [String]) = ([], [])
    var last: Judgement?
    for morning in story.mornings {
        let judgement = judge(
            product,
            story.readings(at: morning.time, states: morning.states),
            after: standing,
            announcingExisting: knowing.announcesExisting,
            at: morning.time
        )
        let summary = judgement.summary(of: story.roots, after: standing)
        seen.append("\(morning.name)  \(summary)")
        expected.append("\(morning.name)  \(morning.expected)")
        (standing, last) = (judgement.standing, judgement)
    }
    let (told, wanted) = (seen.joined(separator: "\n"), expected.joined(separator: "\n"))
    #expect(told == wanted, sourceLocation: sourceLocation)
    return try #require(last, "a story needs a morning", sourceLocation: sourceLocation)
}

/// What the judge knows before a story begins.
enum Knowledge {
    /// Every root was read, and there was nothing to see.
    case quiet
    /// So was every root but one.
    case quietBut(String)
    case nothing
    case nothingButAnnounce

    fileprivate func standing(of story: Story) -> Standing? {
        switch self {
        case .nothing, .nothingButAnnounce: nil
        case .quiet: Standing(firstRead: story.begins(for: story.roots))
        case .quietBut(let name):
            Standing(firstRead: story.begins(for: story.roots.filter { $0.name != name }))
        }
    }

    fileprivate var announcesExisting: Bool {
        switch self {
        case .nothingButAnnounce: true
        case .nothing, .quiet, .quietBut: false
        }
    }
}

extension Story {
    fileprivate func begins(for roots: [JobID]) -> [JobID: Date] {
        Dictionary(uniqueKeysWithValues: roots.map { ($0, begins) })
    }
}

extension Judgement {
    fileprivate func summary(of roots: [JobID], after standing: Standing?) -> String {
        let verdicts = roots.map { root in
            let words = words(on: root, after: standing)
            return roots.count == 1 ? words : "\(root.inWords) \(words)"
        }
        return ([verdicts.joined(separator: ", ")] + movements.map(\.words)).joined(separator: "; ")
    }

    private func words(on root: JobID, after standing: Standing?) -> String {
        if unread.contains(where: { $0.address == root.inWords }) { return "unread" }
        let (before, record) = (
            standing?.records(of: root).last, self.standing.records(of: root).last
        )
        if let due = underWay[root], due >= record?.due ?? due { return "under way" }
        guard let record, record != before else { return "nothing new" }
        return record.verdict.words + (record.rerun.map { " by \($0.by)" } ?? "")
    }
}

extension Verdict {
    fileprivate var words: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .timedOut: "timed out"
        case .none(.didNotRun(.disabled)): "disabled"
        case .none(.didNotRun(.queued)): "queued"
        case .none(.didNotRun(.late(began: nil))): "late"
        case .none(.didNotRun(.late)): "begun late"
        case .none(.didNotRun(.stuck)): "stuck"
        case .none(.didNotRun(.neverRan)): "never ran"
        case .none(.didNotRun(.notStarted)): "not started"
        case .none(.superseded): "superseded"
        case .none(.restarted): "restarted"
        case .none(.aborted(let person)): person.map { "aborted by \($0)" } ?? "aborted"
        case .none(.notBuilt): "not built"
        case .none(.otherBranch(let branch)): "branch \(branch)"
        }
    }
}

extension Movement {
    fileprivate var words: String {
        let nights = incident.length == 1 ? "1 night" : "\(incident.length) nights"
        let words =
            switch kind {
            case .opened where incident.isInherited: "known: \(list(names)), \(nights)"
            case .opened: "opened: \(list(names))"
            case .worse(let names): "worse: \(list(names)), \(nights)"
            case .continued(let mended) where mended.isEmpty: "continued, \(nights)"
            case .continued(let mended): "mended: \(list(mended)), \(nights)"
            case .closed: "closed after \(nights)"
            case .passing: "passing"
            }
        return incident.isAbsence ? "absence \(words)" : words
    }

    private var names: [String] {
        incident.failures.map(\.leaf.description) + incident.missed.map(\.root.name)
    }

    private func list(_ names: [String]) -> String { names.joined(separator: " ") }
}
