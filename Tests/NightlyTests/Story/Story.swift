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
/// | `SUPERSEDED`, `RESTART` | NOT_BUILT, for a newer build took its place; ABORTED by a restart of the controller |
/// | `at=03:00`, `took=30h` | when it started, how long it took |
/// | `after=30m` | a detached build: it started so long after its parent had ended |
/// | `rerun=hanna`, `via=cron` | a person started it; a timer build of that job did |
/// | `branch=dev`, `mode=debug` | what it checked out; another parameter |
/// | `number=1` | its number; what had that number or a later one is gone from then on |
/// | `ahead=2h` | how far its controller's clock is ahead of ours |
/// | `disabled`, `queued`, `unread`, `childless` | how the root's job is found, `childless` with its children unread |
/// | `rotated` | only the newest build of each job is left |
///
/// A job is on the controller `ci`, unless its name says `tw:nightly`. One that only people started is no
/// root. Day 31 is the first of December.
struct Story {
    var roots: [JobID] = []
    /// Every build, as it is in the end.
    var builds: [Build] = []
    var mornings: [Morning] = []
    /// When the first night begins.
    var begins = Date.distantFuture
    /// How far the clocks of controllers are ahead of ours.
    var ahead: [String: TimeInterval] = [:]
    /// When numbers were given again, each with the first that was.
    var lives: [(job: JobID, from: Date, number: Int)] = []

    /// One look at the controller.
    struct Morning {
        var name: String
        var time: Date
        var states: [JobID: Set<String>] = [:]
        var expected: String
    }

    /// What there is to be read at a moment: builds that have started, running until they have ended.
    func readings(at moment: Date, states: [JobID: Set<String>] = [:]) -> [RootReading] {
        let visible = builds.compactMap { build -> Build? in
            let there = moment + (ahead[build.id.job.controller] ?? 0)
            guard build.start <= there, !isGone(build, by: there) else { return nil }
            guard case .finished(_, let end) = build.progress, end > there else { return build }
            var build = build
            (build.progress, build.interruption) = (.running, nil)
            return build
        }
        return roots.map { root in
            let state = states[root] ?? []
            let newest = Dictionary(
                visible.map { ($0.id.job, $0.id.number) },
                uniquingKeysWith: max
            )
            let left = visible.filter {
                !state.contains("rotated") || $0.id.number == newest[$0.id.job]
            }
            let job = Job(
                id: root,
                url: "",
                isDisabled: state.contains("disabled"),
                waiting: state.contains("queued")
                    ? Waiting(since: nil, why: "no executor") : nil,
                builds: left.filter { $0.id.job == root }.reversed()
            )
            let others = left.filter {
                $0.id.job != root && $0.id.job.controller == root.controller
            }
            return RootReading(
                root: root,
                job: state.contains("unread") ? .unread(.silence(about: root)) : .read(job),
                others: state.contains("childless") ? .unread(.silence(about: root)) : .read(others)
            )
        }
    }

    /// Whether its number was given again, or its controller went back to before it.
    private func isGone(_ build: Build, by moment: Date) -> Bool {
        lives.contains { life in
            life.job == build.id.job && life.from <= moment && build.start < life.from
                && build.id.number >= life.number
        }
    }

    /// Adds a build of a job, with the next number.
    @discardableResult
    mutating func add(
        _ job: JobID,
        _ result: BuildResult,
        from start: Date,
        to end: Date,
        triggers: [Trigger] = [.timer],
        number: Int? = nil
    ) -> Build {
        if let number { lives.append((job, start, number)) }
        let last = builds.last { $0.id.job == job }?.id.number ?? 0
        let number = number ?? last + 1
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
            address: root.inWords,
            what: "does not answer",
            remedy: "try again"
        )
    }
}

extension JobID {
    /// Such as `nightly`, or `tw:nightly` on another controller.
    init(_ name: String) {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        self.init(controller: parts.count == 2 ? parts[0] : "ci", name: parts.last ?? "")
    }

    /// As it is written.
    var inWords: String { controller == "ci" ? name : "\(controller):\(name)" }
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

/// So many hours into a day of November 2026, in UTC.
func november(_ day: Int, hours: Double) -> Date {
    Date(timeIntervalSince1970: 1_793_491_200 + Double(day - 1) * 86_400 + hours * 3600)
}
