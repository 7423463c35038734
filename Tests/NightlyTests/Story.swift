import Foundation

@testable import Nightly

/// What happened on a controller, and the mornings on which someone looked.
///
/// Told in text, a line a night; every night is in November 2026, in UTC, and due at 01:30:
///
///     Tue 17        nightly FAILURE(build@arm FAILURE FAILURE, build@x86 SUCCESS)  => failed; opened: arm
///     Wed 18 02:00  nightly at=01:45 took=30h SUCCESS                              => under way
///     Thu 19        nightly disabled; minimum SUCCESS
///
/// A line names each root with what it did; results after one another are attempts at the same thing,
/// and in brackets stands what an attempt started. `=>` means that someone looked, at 07:00 if no other
/// time is given, and must have seen what follows; a line without it went by unseen.
///
/// | word | meaning |
/// | --- | --- |
/// | `@arm` | the platform, as a build parameter |
/// | `TIMEOUT`, `by=hanna` | ABORTED by a timeout, by a person |
/// | `at=03:00`, `took=30h` | when it started, how long it took |
/// | `after=30m` | a detached build: it started so long after its parent had ended |
/// | `manual`, `via=cron` | a person started it; a timer build of that job did |
/// | `branch=dev` | what it checked out |
/// | `disabled`, `queued`, `unread`, `childless` | how the root's job is found, `childless` with its children unread |
struct Story {
    var roots: [JobID] = []
    /// Every build, as it is in the end.
    var builds: [Build] = []
    var mornings: [Morning] = []
    /// When the first night begins.
    var begins = Date.distantFuture

    /// One look at the controller.
    struct Morning {
        var name: String
        var time: Date
        var states: [JobID: Set<String>] = [:]
        var expected: String
    }

    /// What there is to be read at a moment: builds that have started, running until they have ended.
    func readings(at moment: Date, states: [JobID: Set<String>] = [:]) -> [RootReading] {
        let visible = builds.filter { $0.start <= moment }.map { build in
            guard case .finished(_, let end) = build.progress, end > moment else { return build }
            var build = build
            (build.progress, build.interruption) = (.running, nil)
            return build
        }
        return roots.map { root in
            let state = states[root] ?? []
            let job = Job(
                id: root,
                url: "",
                isDisabled: state.contains("disabled"),
                waiting: state.contains("queued")
                    ? Waiting(since: nil, why: "no executor") : nil,
                builds: visible.filter { $0.id.job == root }.reversed()
            )
            let others = visible.filter { $0.id.job != root }
            return RootReading(
                root: root,
                job: state.contains("unread") ? .unread(.silence(about: root)) : .read(job),
                others: state.contains("childless") ? .unread(.silence(about: root)) : .read(others)
            )
        }
    }

    /// Adds a build of a job, with the next number.
    @discardableResult
    mutating func add(
        _ job: JobID,
        _ result: BuildResult,
        from start: Date,
        to end: Date,
        triggers: [Trigger] = [.timer]
    ) -> Build {
        let number = builds.filter { $0.id.job == job }.count + 1
        let build = Build(
            id: BuildID(job: job, number: number),
            url: "",
            start: start,
            progress: .finished(result, at: end),
            triggers: triggers
        )
        builds.append(build)
        return build
    }
}

extension Unread {
    static func silence(about root: JobID) -> Unread {
        Unread(
            kind: .unreachable,
            controller: root.controller,
            address: root.name,
            what: "does not answer",
            remedy: "try again"
        )
    }
}

extension JobID {
    init(_ name: String) {
        self.init(controller: "ci", name: name)
    }
}

extension Product {
    /// The product of a story, due at 01:30 UTC.
    static func told(
        allowing allowed: [String] = [],
        alsoFailures: Set<SoftFailure> = SoftFailure.usual,
        schedule: String? = "30 1 * * *"
    ) throws -> Product {
        try Product(
            name: "thalassa",
            roots: [],
            branch: "main",
            schedule: schedule.map { try CronTable($0) },
            timeZone: .gmt,
            allowedToFail: allowed.map { Glob($0) },
            alsoFailures: alsoFailures
        )
    }
}
