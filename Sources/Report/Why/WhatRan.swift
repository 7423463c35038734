import Evidence
import Foundation
import Nightly
import Notifications

extension Phrases {
    /// The tree of each root's newest run, with what each build of it was to what failed.
    var whatRan: [String] {
        let latest = product.judgement.latest.values.sorted {
            ($0.record.root.name, $0.record.root.controller)
                < ($1.record.root.name, $1.record.root.controller)
        }
        return latest.flatMap { latest in
            guard let run = latest.run else { return didNotRun(latest.record) }
            return RunTree(run: run, latest: latest, phrases: self).lines
        }
            + product.judgement.unread.flatMap { unread in
                row(
                    "since then",
                    "unknown: \(unread.controller) \(unread.what)".oneLine(limit: 200),
                    column: 33
                )
            }
    }

    private func didNotRun(_ record: RunRecord) -> [String] {
        let name = name(of: record.root)
        let due = "due \(words.moment(record.due, seen: morning.now))"
        switch record.verdict {
        case .none(let reason): return row(name, "\(due): \(self.reason(reason))", column: 33)
        case .passed, .failed, .timedOut:
            return row(name, "\(due); its builds are not remembered any more", column: 33)
        }
    }
}

/// A run as a tree of lines.
private struct RunTree {
    let run: Run
    let latest: LatestRun
    let phrases: Phrases

    private var words: DateWords { phrases.words }

    var lines: [String] {
        line("", run.root, rootNote) + below(run.root, indent: "", isLast: true)
    }

    private func below(_ build: Build, indent: String, isLast: Bool) -> [String] {
        let children = run.children(of: build)
        let isRoot = build.id == run.root.id
        let missing = isRoot ? latest.notReached : []
        let count = children.count + missing.count
        let builds = children.enumerated().flatMap { index, child in
            let isLast = index == count - 1
            return line(indent + (isLast ? "`- " : "|- "), child, note(on: child))
                + below(child, indent: indent + (isLast ? "   " : "|  "), isLast: isLast)
        }
        return builds
            + missing.enumerated().flatMap { index, leaf in
                let isLast = children.count + index == count - 1
                let name = indent + (isLast ? "`- " : "|- ") + phrases.name(of: leaf.job)
                return columns(name, "not run", leaf.platform ?? "")
            }
    }

    private func line(_ prefix: String, _ build: Build, _ note: String) -> [String] {
        columns(prefix + phrases.name(of: build.id), build.word, note)
    }

    private func columns(_ name: String, _ word: String, _ note: String) -> [String] {
        row(name, word.padded(to: 10) + note.oneLine(limit: 200), column: 33)
    }

    private var rootNote: String {
        let start = words.time(run.root.start)
        let end: String =
            switch run.root.progress {
            case .running: "started \(start)"
            case .finished(_, let end): "ran \(start)-\(words.time(end))"
            }
        let trigger = run.rerun.map { "rerun by \($0.by)" } ?? run.root.triggers.first?.word
        let cut = run.root.interruption?.words
        let due = "due \(words.moment(run.due, seen: phrases.morning.now))"
        return [trigger, due, end, cut].compactMap(\.self)
            .joined(separator: ", ")
    }

    private func note(on build: Build) -> String {
        let failure = latest.failures.first { $0.attempts.contains(build.id) }
        let leaf = failure?.leaf ?? latest.passed.first { $0.value == build.id }?.key
        var parts = [leaf?.platform].compactMap(\.self)
        if let failure {
            let file = phrases.product.cases.first {
                $0.failure.last.attempts.last == failure.attempts.last
            }
            let isRetry = failure.attempts.first != build.id
            if let stage = file?.detail?.stage { parts.append(stage) }
            if failure.isAllowed { parts.append("allowed to fail") }
            if isRetry { parts.append("its retry") }
        }
        if let interruption = build.interruption { parts.append(interruption.words) }
        return parts.joined(separator: ", ")
    }
}

extension Build {
    fileprivate var word: String { result?.rawValue ?? "running" }
}

extension Trigger {
    fileprivate var word: String {
        switch self {
        case .timer: "timer"
        case .upstream(let build): "\(build)"
        case .person(let name): name
        case .change: "a change"
        case .other(let words): words
        }
    }
}

extension Interruption {
    fileprivate var words: String {
        switch self {
        case .timeout: "its time ran out"
        case .person(let name): "aborted by \(name)"
        case .superseded(let other): other.map { "superseded by \($0)" } ?? "superseded"
        case .restart: "the controller restarted"
        case .other(let words): words
        }
    }
}
