import Foundation
import Nightly
import Notifications
import Story

/// A week of a product with two roots, made up from a seed: trees, retries, detached children, reruns,
/// timeouts and restarts, runs that are missed, late, repeated or longer than a day.
struct RandomHistory {
    private(set) var jenkins: Jenkins
    let product: Product
    let begins = Date(timeIntervalSince1970: 1_793_491_200)
    private var dice: Dice

    /// Who hears of it: reminded every second run, and of what nobody answers by noon.
    var concern: Concern {
        var rules = AnnounceRule.standard
        rules[2].every = 2
        return Concern(
            product: product.name,
            owner: .marit,
            stakeholders: [.piet],
            response: ResponsePolicy(answerBy: TimeOfDay("12:00")),
            announce: rules
        )
    }

    static let days = 7
    var end: Date { begins + TimeInterval((Self.days + 5) * 86_400) }

    init(seed: UInt64) throws {
        dice = Dice(seed: seed)
        let roots = ["nightly", "minimum"].map { JobID(controller: "ci", name: $0) }
        product = Product(
            name: "thalassa",
            roots: roots,
            branch: "main",
            schedule: try CronTable("30 1 * * *"),
            timeZone: .gmt,
            allowedToFail: [Glob("macos")]
        )
        jenkins = Jenkins(roots: roots.map { Job(id: $0, url: "", builds: []) })
        for day in 0..<Self.days {
            for root in jenkins.roots.indices where dice.roll(8) != 0 {
                play(root, due: begins + TimeInterval(day * 86_400 + 5400))
            }
        }
        number()
    }

    /// Every moment at which a build starts or ends, or a run could count as missed, and a little later.
    var events: [Date] {
        let builds = jenkins.roots.flatMap(\.builds) + jenkins.others
        let graces = (0..<Self.days + 5).flatMap { day in
            [9000, 12_600].map { begins + TimeInterval(day * 86_400 + $0) }
        }
        return (builds.map(\.start) + builds.compactMap(\.end).map { $0 + 61 } + graces).sorted()
    }

    /// Looks from the first day to the last, so far apart, and one at the end.
    func looks(every hours: Double) -> [Date] {
        Array(stride(from: begins + 7 * 3600, to: end, by: hours * 3600)) + [end]
    }

    // MARK: What happens

    /// What a timer starts at that time, and what people do about it.
    private mutating func play(_ root: Int, due: Date) {
        let start = due + TimeInterval(dice.roll(6) == 0 ? dice.roll(30_000) : dice.roll(30))
        let first = build(root, from: start, by: .timer)
        if dice.roll(10) == 0, let end = first.end { _ = build(root, from: end + 1, by: .timer) }
        for _ in 0..<dice.roll(3) where dice.roll(2) == 0 {
            let rerun = due + TimeInterval(25_000 + dice.roll(40_000))
            _ = build(root, from: rerun, by: .person("hanna"))
        }
    }

    private mutating func build(_ root: Int, from start: Date, by trigger: Trigger) -> Build {
        let isLong = dice.roll(8) == 0 && trigger == .timer
        let length = isLong ? 108_000 : TimeInterval(3600 + dice.roll(7200))
        let job = jenkins.roots[root].id
        let number = jenkins.roots[root].builds.count + 1
        let parent = finished(BuildID(job: job, number: number), start, length, by: [trigger])
        jenkins.roots[root].builds.append(parent)
        for platform in ["arm", "x86", "macos"] where dice.roll(6) != 0 {
            attempts("build", on: platform, below: parent, from: start + 60)
        }
        if dice.roll(5) != 0 {
            let pause = [300, 300, 1200, 9000][dice.roll(4)]
            attempts("metrics", on: nil, below: parent, from: start + length + TimeInterval(pause))
        }
        return parent
    }

    /// A child, perhaps tried again, perhaps with one of its own; perhaps rerun by somebody.
    private mutating func attempts(
        _ name: String,
        on platform: String?,
        below parent: Build,
        from start: Date
    ) {
        var start = start
        for attempt in 0...dice.roll(3) where attempt < 2 {
            let child = child(name, on: platform, from: start, by: .upstream(parent.id))
            if dice.roll(4) == 0 {
                _ = self.child("deep", on: platform, from: start + 30, by: .upstream(child.id))
            }
            start = (child.end ?? start) + 1
        }
        if dice.roll(6) == 0 {
            _ = child(name, on: platform, from: start + 7200, by: .person("jun"))
        }
    }

    private mutating func child(
        _ name: String,
        on platform: String?,
        from start: Date,
        by trigger: Trigger
    ) -> Build {
        let job = JobID(controller: "ci", name: name)
        let number = jenkins.others.count + 1
        var build = finished(
            BuildID(job: job, number: number),
            start,
            TimeInterval(300 + dice.roll(900)),
            by: [trigger]
        )
        build.parameters["PLATFORM"] = platform
        jenkins.others.append(build)
        return build
    }

    /// Numbers the builds of each job as they started, as Jenkins does.
    private mutating func number() {
        var last: [JobID: Int] = [:]
        var names: [BuildID: BuildID] = [:]
        let builds = jenkins.roots.flatMap(\.builds) + jenkins.others
        for build in builds.sorted(by: { $0.start < $1.start }) {
            last[build.id.job, default: 0] += 1
            names[build.id] = BuildID(job: build.id.job, number: last[build.id.job] ?? 0)
        }
        func named(_ build: Build) -> Build {
            var build = build
            build.id = names[build.id] ?? build.id
            build.triggers = build.triggers.map { trigger in
                guard case .upstream(let parent) = trigger else { return trigger }
                return .upstream(names[parent] ?? parent)
            }
            return build
        }
        for root in jenkins.roots.indices {
            jenkins.roots[root].builds = jenkins.roots[root].builds.map(named)
                .sorted { $0.id.number < $1.id.number }
        }
        jenkins.others = jenkins.others.map(named).sorted { $0.start < $1.start }
    }

    private mutating func finished(
        _ id: BuildID,
        _ start: Date,
        _ length: TimeInterval,
        by triggers: [Trigger]
    ) -> Build {
        let result: BuildResult =
            [
                .success, .success, .success, .success, .success, .failure, .unstable, .aborted,
                .notBuilt,
            ][dice.roll(9)]
        let interruption: Interruption? =
            [.timeout, .timeout, .person("jun"), .restart, .superseded(by: nil), nil][dice.roll(6)]
        return Build(
            id: id,
            url: "",
            start: start,
            progress: .finished(result, at: start + length),
            triggers: triggers,
            interruption: result == .aborted ? interruption : nil,
            branch: triggers.contains(.timer) || triggers.contains { $0.isPerson } ? "main" : nil
        )
    }
}

extension Trigger {
    fileprivate var isPerson: Bool {
        switch self {
        case .person: true
        case .timer, .upstream, .change, .other: false
        }
    }
}

/// The same throws for the same seed, everywhere (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
}
