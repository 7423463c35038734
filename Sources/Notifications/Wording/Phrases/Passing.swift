package import Foundation
import Nightly

extension Phrases {
    /// Such as `passed Sun 15 Nov; next run Sun 22 Nov`, or only `passed` for what runs every day.
    package var whenPassed: String {
        let next = product.judgement.schedules.values.compactMap { $0.next(after: morning.now) }
            .min()
        guard let next, next.timeIntervalSince(morning.now) >= 86_400 else { return lastPassed }
        return "\(lastPassed); next run \(words.day(next))"
    }

    /// Such as `due 01:30; passed Wed 18 Nov`.
    package func pending(_ due: Date) -> String {
        "due \(words.moment(due, seen: morning.now)); \(lastPassed)"
    }

    private var lastPassed: String {
        let last = product.judgement.standing.records.last { $0.verdict == .passed }
        guard let last else { return "no run that passed is known" }
        return isTonight(last.due) ? "passed" : "passed \(words.day(last.due))"
    }

    /// Such as `nightly/assim, due 02:30, is still running`.
    package var underWay: [String] {
        product.judgement.underWay.sorted { $0.key.name < $1.key.name }.map { root, due in
            "\(name(of: root)), due \(words.moment(due, seen: morning.now)), is still running"
        }
    }
}
