package import Evidence
import Foundation
import Nightly

extension Phrases {
    /// What is known of changes that may mend a failure, a sentence for each.
    package func fixes(_ file: CaseFile) -> [String] {
        file.fixes.prefix(3).map { fix in
            let what = fix.what.capitalizedFirst
            let next = nextRun(of: file.failure.root)
            return switch fix.landing {
            case .after: "\(what) landed after this run began; it is tested \(next)."
            case .within: "\(what) was in this run already."
            case .unseen: "\(what) is named; no build has had it yet."
            }
        }
    }

    /// When a root runs next: `tonight`, `on Sun 22 Nov`, or `by the next run`.
    private func nextRun(of root: JobID) -> String {
        guard product.judgement.underWay[root] == nil,
            let due = product.judgement.schedules[root]?.next(after: morning.now)
        else { return "by the next run" }
        let isSoon = due.timeIntervalSince(morning.now) <= 86_400
        return isSoon ? "tonight" : "on \(words.day(due))"
    }
}

extension Fix {
    /// Such as `a revert of 4e1b9c2 (abc1234, by Ines Duarte)`.
    fileprivate var what: String {
        let author = author.map { ", by \($0.name.oneLine(limit: 40))" } ?? ""
        let name = "(\(id.shortID)\(author))"
        switch ground {
        case .named: return "a fix \(name)"
        case .reverts(let suspect): return "a revert of \(suspect.shortID) \(name)"
        case .touches(let path):
            return "a change to \(path.oneLine(limit: 80)) \(name), which the failure names,"
        }
    }
}

extension String {
    fileprivate var shortID: String { String(oneLine(limit: 40).prefix(7)) }
}
