import Foundation
import Golden
import Nightly
import Testing

@testable import Jenkins

/// What a root starts in other folders is found where nobody names it.
@Suite(.enabled(if: shared != nil, needsShared)) struct OffspringTests {
    private let root = JobID.ci("nightly/thalassa")
    private var wanted: [Wanted] { [Wanted(root)] }

    private func job(_ builds: ClosedRange<Int>, startedBy parent: String? = nil) -> SimJob {
        SimJob(
            builds: builds.map { day in
                SimBuild(
                    number: day,
                    start: night(day, minute: parent == nil ? 0 : 10),
                    trigger: parent.map { "step \($0)#\(day)" } ?? "timer"
                )
            }
        )
    }

    private func jobs(_ read: Mornings.Read) -> Set<String> {
        Set(read.readings[0].others.value?.map(\.id.job.name) ?? [])
    }

    @Test func aFirstReadingFindsThemAllWithOneMoreRequest() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...20),
            "build/thalassa": job(1...20, startedBy: "nightly/thalassa"),
            "verify/deep/gauge": job(1...20, startedBy: "build/thalassa"),
            "build/other": job(1...20),
        ])
        let read = controller.read(wanted, at: morning(20))
        #expect(jobs(read) == ["build/thalassa", "verify/deep/gauge"])
        #expect(read.paths.filter { $0 == "/api/json" }.count == 1)
    }

    @Test func theNextMorningTheyAreKnown() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...21),
            "build/thalassa": job(1...21, startedBy: "nightly/thalassa"),
        ])
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(jobs(read) == ["build/thalassa"])
        #expect(read.paths == ["/api/json"])
    }

    @Test func aRunThatFailsAloneIsAskedForNewOnes() throws {
        var root = job(1...21)
        root.builds[20].result = "FAILURE"
        let controller = try Mornings([
            "nightly/thalassa": root, "build/new": job(21...21, startedBy: "nightly/thalassa"),
        ])
        let first = controller.read(wanted, at: morning(20))
        #expect(jobs(first) == [])
        let second = controller.read(wanted, at: morning(21))
        #expect(jobs(second) == ["build/new"])
    }

    @Test func whoStartsWhomCannotBeReadIsNotNobody() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...21),
            "build/thalassa": job(1...21, startedBy: "nightly/thalassa"),
        ])
        controller.fail("^/api/json", "cut")
        let first = controller.read(wanted, at: morning(20))
        #expect(first.readings[0].others.value == nil)
        let second = controller.read(wanted, at: morning(21))
        #expect(jobs(second) == ["build/thalassa"])
    }

    @Test func namedChildrenAreAllThereIs() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...20), "build/a": job(1...20, startedBy: "nightly/thalassa"),
            "build/b": job(1...20, startedBy: "nightly/thalassa"),
        ])
        let named = [Wanted(JobID.ci("nightly/thalassa"), children: ["build/a"])]
        let read = controller.read(named, at: morning(20))
        #expect(jobs(read) == ["build/a"])
    }
}
