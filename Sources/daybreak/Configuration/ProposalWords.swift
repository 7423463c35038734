import Foundation
import Nightly
import Notifications

/// What `daybreak init` says of a controller: what it found, what it left out and why, what to do next.
struct ProposalWords {
    private let proposal: Proposal
    private let draft: ConfigurationDraft
    private let file: String

    init(_ draft: ConfigurationDraft, in file: String) {
        (proposal, self.draft, self.file) = (draft.proposal, draft, file)
    }

    var text: String {
        (found + leftOut + wrote + [""] + next).joined(separator: "\n") + "\n"
    }

    private var dates: DateWords { DateWords(timeZone: draft.timeZone) }

    private var found: [String] {
        let (builds, chores) = (proposal.roots.count, proposal.chores.count)
        let count = "\(builds) timer job\(builds == 1 ? " that builds" : "s that build") something"
        let title =
            chores == 0
            ? "Found \(count):"
            : "Found \(count), and \(chores) that only \(chores == 1 ? "tidies" : "tidy") up (left out):"
        let rows = proposal.roots.map { root in
            [
                root.job.id.name.oneLine(limit: 60), when(root.schedule),
                root.branch?.oneLine(limit: 20) ?? "-", state(of: root),
            ]
        }
        return [title] + rows.aligned
    }

    private var leftOut: [String] {
        guard !proposal.chores.isEmpty else { return [] }
        let rows = proposal.chores.map { chore in
            [chore.job.name.oneLine(limit: 60), when(chore.schedule)]
        }
        return ["Left out:"]
            + zip(rows.aligned, proposal.chores).flatMap { line, chore in
                [line] + chore.why.wrapped(to: 80, indent: "      ")
            }
    }

    private var wrote: [String] {
        let products =
            proposal.products.count == 1 ? "1 product" : "\(proposal.products.count) products"
        let people = proposal.people.count == 1 ? "1 person" : "\(proposal.people.count) people"
        return """
            Wrote \(file): \(products), all of \(draft.owner) until you say whose; \
            \(people) found in changes.
            """.wrapped(to: 80)
    }

    private var next: [String] {
        let option = file == "daybreak.yaml" ? "" : " --config \(file)"
        let newest = proposal.roots.flatMap(\.job.builds).map(\.start).max()
        let month = newest.map { dates.isoDay($0.addingTimeInterval(-30 * 86_400)) }
        let steps = [
            ["daybreak nightly --dry-run\(option)", "see every message, send none"],
            month.map {
                ["daybreak replay --from \($0)\(option)", "the last month under these rules"]
            },
            ["daybreak nightly --only-to you@…\(option)", "live, but only to you, for a week"],
        ].compactMap(\.self)
        return steps.aligned.enumerated().map { index, step in
            (index == 0 ? "Next:" : "     ") + step.dropFirst()
        }
    }

    private func when(_ schedule: CronTable?) -> String {
        schedule.map { $0.words(in: draft.timeZone).oneLine(limit: 40) } ?? "not known"
    }

    private func state(of root: ProposedRoot) -> String {
        let children = root.children.count
        let state =
            switch root.state {
            case .disabled: "disabled"
            case .neverRan: "never ran"
            case .passes: "passes"
            case .red(let since): "red since \(dates.day(since))"
            }
        return children == 0
            ? state : "\(state); \(children) \(children == 1 ? "child" : "children")"
    }
}

extension [[String]] {
    /// As columns, three blanks apart and from the margin.
    fileprivate var aligned: [String] {
        let widths = (0..<(first?.count ?? 0)).map { column in map { $0[column].count }.max() ?? 0 }
        return map { row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            let line = "   " + cells.joined(separator: "   ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
