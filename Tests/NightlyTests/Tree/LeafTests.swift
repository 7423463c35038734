import Foundation
import Testing

@testable import Nightly

@Suite struct LeafTests {
    @Test(arguments: [
        ("build", [:], nil),
        ("build", ["PLATFORM": "linux-aarch64"], "linux-aarch64"),
        ("build", ["LABEL": "arm", "PLATFORM": "linux-aarch64"], "linux-aarch64"),
        ("build", ["LABEL": "arm", "PLATFORM": ""], "arm"),
        ("build", ["COLOUR": "blue"], nil),
        ("nightly/label=arm", [:], "arm"),
        ("nightly/label=arm,python=3.12", [:], "arm-3.12"),
        ("nightly/label=arm", ["PLATFORM": "linux"], "arm"),
        ("a=b/nightly", [:], nil),
    ])
    func aPlatformIsAnAxisOrAParameter(
        job: String,
        parameters: [String: String],
        platform: String?
    ) throws {
        var story = Story()
        var build = story.add(JobID(job), .failure, from: .distantPast, to: .distantPast)
        build.parameters = parameters
        let leaf = try Product.told().leaf(of: build)
        #expect(leaf.platform == platform)
        #expect(leaf.description == platform ?? job)
    }
}

/// Builds that say they started themselves, or each other.
@Suite struct CycleTests {
    @Test func aCircleOfTriggersIsWeighedOnce() {
        let job = JobID(controller: "ci", name: "build")
        let start = Date(timeIntervalSince1970: 1_795_000_000)
        func build(_ number: Int, _ triggers: [Trigger]) -> Build {
            Build(
                id: BuildID(job: job, number: number),
                url: "",
                start: start,
                progress: .finished(.failure, at: start + 60),
                triggers: triggers
            )
        }
        let root = build(1, [.timer, .upstream(BuildID(job: job, number: 3))])
        let below = [2, 3].map { number in
            build(number, [1, 2, 3].map { .upstream(BuildID(job: job, number: $0)) })
        }
        let run = Run(due: start, root: root, descendants: below)
        let product = Product(name: "p", roots: [job], timeZone: .gmt)
        #expect(run.outcome(for: product).failures.flatMap(\.attempts).count <= 3)
    }
}
