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
