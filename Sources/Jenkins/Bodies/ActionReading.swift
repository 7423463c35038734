import Foundation
import Nightly

extension [ActionBody] {
    /// What started the build; a build may have several triggers, in one action or in several.
    func triggers(on controller: String) -> [Trigger] {
        var triggers: [Trigger] = []
        for action in self where !action.isInterruption {
            for cause in action.causes {
                let trigger = Trigger(cause, on: controller)
                if !triggers.contains(trigger) { triggers.append(trigger) }
            }
        }
        // A rebuild and a replay are a person's, though not every plugin says whose.
        let isAgain = flatMap(\.causes).contains(where: \.isAgain)
        return isAgain && !triggers.contains(where: \.isPerson)
            ? triggers + [.person("somebody")] : triggers
    }

    /// Where a name comes twice, the last.
    var parameters: [String: String] {
        let all = flatMap(\.parameters).map { ($0.name.cut(), $0.value.cut()) }
        return Dictionary(all.suffix(Bound.parameters)) { _, last in last }
    }

    /// What ended the build before its time: of several reasons the one that says most.
    var interruption: Interruption? {
        let causes = filter(\.isInterruption).flatMap(\.causes).map(Interruption.init)
        return causes.enumerated()
            .min { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }?.element
    }

    /// The largest, where a build has several reports.
    var tests: TestTotals? {
        compactMap { action in
            guard let failed = action.failCount, let total = action.totalCount else { return nil }
            return TestTotals(failed: failed, skipped: action.skipCount ?? 0, total: total)
        }.max { $0.total < $1.total }
    }

    var claim: Claim? {
        first(where: \.claimed).map { action in
            Claim(
                by: (action.claimedBy ?? "").cut(),
                at: action.claimDate.map { Date(timeIntervalSince1970: Double($0) / 1000) },
                reason: (action.reason ?? "").cut()
            )
        }
    }
}

extension ActionBody {
    fileprivate var isInterruption: Bool { className.hasSuffix("InterruptedBuildAction") }
}

extension CauseBody {
    /// Whether it says that an earlier build was built again.
    fileprivate var isAgain: Bool {
        ["RebuildCause", "ReplayCause"].contains { className?.hasSuffix($0) == true }
    }
}

extension Trigger {
    fileprivate var isPerson: Bool {
        switch self {
        case .person: true
        case .timer, .upstream, .change, .other: false
        }
    }

    /// Told by its class; before Jenkins 2 there were none, so then by what it holds.
    ///
    /// A rebuild bears the number of the build that it repeats, which did not start it.
    fileprivate init(_ cause: CauseBody, on controller: String) {
        let name = cause.className ?? ""
        let words = (cause.shortDescription ?? name).cut(to: 200)
        func named(_ suffixes: String...) -> Bool { suffixes.contains { name.hasSuffix($0) } }

        if named("TimerTriggerCause") || name.isEmpty && words == "Started by timer" {
            self = .timer
        } else if let project = cause.upstreamProject, let number = cause.upstreamBuild,
            named("UpstreamCause") || name.isEmpty
        {
            let job = JobID(controller: controller, name: project.cut())
            self = .upstream(BuildID(job: job, number: number))
        } else if let user = cause.userName ?? cause.userId {
            self = .person(user.cut())
        } else if Self.ofChanges.contains(where: name.hasSuffix)
            || name.isEmpty && words == "Started by an SCM change"
        {
            self = .change
        } else {
            self = .other(words)
        }
    }

    /// A poll, a push or a branch event, as Jenkins and its plugins call them.
    private static let ofChanges = [
        "SCMTriggerCause", "BranchEventCause", "BranchIndexingCause", "CommitHookCause",
        "PushCause", "WebHookCause", "WebhookCause", "GerritCause", "GhprbCause", "PRCause",
    ]
}

extension Interruption {
    /// Told by its class, where that says enough, and otherwise by Jenkins' words.
    ///
    /// A newer build's number stands in the words alone: `Superseded by #9`.
    fileprivate init(_ cause: CauseBody) {
        let name = cause.className ?? ""
        let words = (cause.shortDescription ?? name).cut(to: 200)
        let lowercased = words.lowercased()
        if name.hasSuffix("ExceededTimeout") || words.contains("Timeout has been exceeded") {
            self = .timeout
        } else if name.hasSuffix("UserInterruption") || words.hasPrefix("Aborted by ") {
            self = .person(words.trimmingPrefix("Aborted by "))
        } else if words.hasPrefix("Superseded by ") {
            self = .superseded(by: words.trimmingPrefix("Superseded by "))
        } else if Self.ofNewerBuilds.contains(where: name.hasSuffix) {
            self = .superseded(by: nil)
        } else if Self.ofRestarts.contains(where: lowercased.contains) {
            self = .restart
        } else {
            self = .other(words)
        }
    }

    /// `disableConcurrentBuilds(abortPrevious: true)` and milestones; the old stage step; plugins.
    private static let ofNewerBuilds = [
        "$CancelledCause", "milestone.CancelledCause", "$CanceledCause", "SupersededInterruption",
    ]

    private static let ofRestarts = ["restart", "shutting down", "shut down"]

    fileprivate var rank: Int {
        switch self {
        case .timeout: 0
        case .person: 1
        case .superseded: 2
        case .restart: 3
        case .other: 4
        }
    }
}

extension String {
    fileprivate func trimmingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
