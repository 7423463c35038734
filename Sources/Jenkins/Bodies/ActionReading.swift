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
        return triggers
    }

    /// Where a name comes twice, the last.
    var parameters: [String: String] {
        let all = flatMap(\.parameters).map { ($0.name.cut(), $0.value.cut()) }
        return Dictionary(all.suffix(Bound.parameters)) { _, last in last }
    }

    /// What ended the build before its time: of several reasons a timeout first, then a person.
    var interruption: Interruption? {
        let causes = filter(\.isInterruption).flatMap(\.causes).map(Interruption.init)
        return causes.first { $0 == .timeout }
            ?? causes.first {
                switch $0 {
                case .person: true
                case .timeout, .superseded, .restart, .other: false
                }
            } ?? causes.first
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

extension Trigger {
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
        "PushCause", "WebHookCause", "WebhookCause", "GerritCause",
    ]
}

extension Interruption {
    fileprivate init(_ cause: CauseBody) {
        let name = cause.className ?? ""
        let words = (cause.shortDescription ?? name).cut(to: 200)
        if name.contains("ExceededTimeout") || words.contains("Timeout has been exceeded") {
            self = .timeout
        } else if name.hasSuffix("UserInterruption") {
            let prefix = "Aborted by "
            self = .person(words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words)
        } else {
            self = .other(words)
        }
    }
}
