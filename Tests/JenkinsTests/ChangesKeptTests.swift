import Nightly
import Testing

@testable import Jenkins

/// Of which builds the changes are kept.
struct ChangesKeptTests {
    /// Twenty nights of a job, the newest first, of which some failed; each lists a change.
    private func kept(failed: Set<Int>) throws -> [Int] {
        let bodies = (1...20).reversed().map { number in
            """
            {"number":\(number),"timestamp":\(number * 86_400_000),"building":false,\
            "result":"\(failed.contains(number) ? "FAILURE" : "SUCCESS")",\
            "changeSets":[{"items":[{"commitId":"c\(number)","msg":"One"}]}]}
            """
        }
        let text = "{\"builds\":[\(bodies.joined(separator: ","))]}"
        var listing = try Listing(
            JobBody(json: Array(text.utf8)),
            of: .ci("nightly/thalassa"),
            at: "https://ci/job/nightly/job/thalassa/",
            asked: 30
        )
        listing.forgoOldChanges()
        return listing.job.builds.filter { !$0.changes.isEmpty }.map(\.id.number)
    }

    @Test(arguments: [
        ([], 13), ([20], 13), ([15], 8), ([20, 15], 8), ([5], 1), ([1], 1),
    ])
    func thoseOfAWeekBeforeWhatFailedFirst(failed: [Int], oldest: Int) throws {
        let kept = try kept(failed: Set(failed))
        #expect(kept == Array((oldest...20).reversed()))
    }
}
