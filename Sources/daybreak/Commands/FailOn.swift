import ArgumentParser
import Nightly
import Notifications

/// What `--fail-on` takes for a finding: a verdict of a product's newest run.
enum FailOn: String, CaseIterable {
    case failed
    case timedOut = "timed-out"
    case noRun = "no-run"
    case late
    case stuck
    case aborted
    case restarted
    case notBuilt = "not-built"
    case otherBranch = "other-branch"
    /// Any of those that prove nothing, and what could not be read.
    case noVerdict = "no-verdict"

    /// A list such as `failed,timed-out`.
    static func list(_ text: String) throws -> [FailOn] {
        try text.split(separator: ",").map { word in
            let word = word.trimmingPrefix { $0.isWhitespace }
            guard let found = FailOn(rawValue: String(word)) else {
                let known = allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("\(word) is no verdict; known are \(known)")
            }
            return found
        }
    }
}

extension Judgement {
    /// Whether the newest run of one of its roots came to one of these.
    func isFinding(_ verdicts: [FailOn]) -> Bool {
        let newest = Dictionary(grouping: standing.records, by: \.root).values
            .compactMap { $0.last { $0.verdict != .none(.superseded) }?.verdict }
        let found = newest.map(FailOn.init)
        return verdicts.contains { wanted in
            switch wanted {
            case .noVerdict: !unread.isEmpty || newest.contains { !$0.isProof }
            case .failed, .timedOut, .noRun, .late, .stuck, .aborted, .restarted, .notBuilt,
                .otherBranch:
                found.contains(wanted)
            }
        }
    }
}

extension FailOn {
    /// nil for a run that passed.
    fileprivate init?(_ verdict: Verdict) {
        switch verdict {
        case .passed, .none(.superseded): return nil
        case .failed: self = .failed
        case .timedOut: self = .timedOut
        case .none(.didNotRun(.late)): self = .late
        case .none(.didNotRun(.stuck)): self = .stuck
        case .none(.didNotRun): self = .noRun
        case .none(.aborted): self = .aborted
        case .none(.restarted): self = .restarted
        case .none(.notBuilt): self = .notBuilt
        case .none(.otherBranch): self = .otherBranch
        }
    }
}
