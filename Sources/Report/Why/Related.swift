import Evidence
import Foundation
import Nightly
import Notifications

extension Explanation {
    /// Of each failure, when it last passed and what changed since.
    var sinceWhen: [String] {
        product.cases.prefix(Self.mostCases).flatMap { file in
            let failure = file.failure
            let passed =
                failure.lastPassed.map { "last passed in #\($0.number)" }
                ?? "no build that passed is remembered"
            let first = "\(moment(failure.since)), #\(failure.firstFailed.number)"
            let since =
                incident.closed == nil ? "failing since \(first)" : "failed from \(first) on"
            return row(
                phrases.name(of: failure.leaf),
                "\(passed); \(since)",
                column: 17
            )
                + row("", changes(in: file), column: 17)
        }
    }

    private func changes(in file: CaseFile) -> String {
        let commits = file.suspects.count { $0.change != nil }
        let packages = file.suspects.count { $0.isPackage }
        let ranges = file.suspects.count - commits - packages
        let parts = [
            commits > 0 ? count(commits, "commit") : nil,
            ranges > 0 ? "commits in \(count(ranges, "more place"))" : nil,
            packages > 0 ? count(packages, "external package") : nil,
        ].compactMap(\.self)
        let known = parts.isEmpty ? "nothing is known to have changed" : "changed: \(list(parts))"
        let unread = file.unreadChanges.map { "; not all is known: \($0.controller) \($0.what)" }
        return known + (unread ?? "").oneLine(limit: 200)
    }

    /// Everything in the ranges, the likely with their grounds, the others by name.
    var related: [String] {
        let suspects = product.cases.flatMap(\.suspects).reduce(into: [Suspect]()) { all, suspect in
            if !all.contains(where: { $0.subject == suspect.subject }) { all.append(suspect) }
        }.sorted { $0.confidence > $1.confidence }
        let likely = suspects.filter { $0.confidence > .low }.prefix(Self.mostSuspects)
        let others = suspects.filter { $0.confidence == .low }.map(\.title)
        return likely.flatMap { suspect in
            row("\(suspect.confidence)", suspect.title, column: 8)
                + suspect.reasons.flatMap { reason in
                    row("", "\(reason.weight > 0 ? "+" : "-") \(reason.words)", column: 10)
                }
        } + (others.isEmpty ? [] : row("low", list(others, atMost: 20), column: 8))
    }

    private static var mostCases: Int { 8 }
    private static var mostSuspects: Int { 12 }
}

extension Suspect {
    fileprivate var isPackage: Bool {
        switch subject {
        case .package: true
        case .change, .range: false
        }
    }

    /// With its author, where it has one.
    fileprivate var title: String {
        guard let author = change?.author.name.oneLine(limit: 40), !author.isEmpty else {
            return name
        }
        return "\(name), \(author)"
    }
}
