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

    // MARK: What a remembered root begins to start

    @Test func whatAPassingRootBeganToStartIsFoundTheSameMorning() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...22),
            "build/thalassa": job(1...22, startedBy: "nightly/thalassa"),
            "verify/new": job(21...22, startedBy: "nightly/thalassa"),
            "verify/deep/newer": job(22...22, startedBy: "build/thalassa"),
            "pr/other": job(1...22),
        ])
        #expect(jobs(controller.read(wanted, at: morning(20))) == ["build/thalassa"])
        let second = controller.read(wanted, at: morning(21))
        #expect(jobs(second) == ["build/thalassa", "verify/new"])
        #expect(second.paths == ["/api/json", "/job/verify/job/new/api/json"])
        let third = controller.read(wanted, at: morning(22))
        #expect(jobs(third) == ["build/thalassa", "verify/new", "verify/deep/newer"])
    }

    @Test func itIsLookedForOnceADay() throws {
        let controller = try Mornings(["nightly/thalassa": job(1...21), "pr/other": job(1...21)])
        _ = controller.read(wanted, at: morning(20))
        let mornings = [1.0, 12, 24, 25].map { hours in
            controller.read(wanted, at: morning(20) + hours * 3600).paths
        }
        let folder = ["/job/nightly/api/json"]
        #expect(mornings == [folder, folder, ["/api/json"], folder])
    }

    @Test func amongManyRootsItIsAskedForBesides() throws {
        let names = ["a", "b", "c"]
        var all = Dictionary(uniqueKeysWithValues: names.map { ("nightly/\($0)", job(1...22)) })
        all["verify/new"] = job(21...22, startedBy: "nightly/b")
        let controller = try Mornings(all)
        let wanted = names.map { Wanted(.ci("nightly/\($0)")) }
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(read.readings[1].others.value?.map(\.id.job.name) == ["verify/new"])
        #expect(
            read.paths == ["/job/nightly/api/json", "/api/json", "/job/verify/job/new/api/json"]
        )
    }

    @Test func whatAJobStartsForOthersIsNotAskedFor() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...22), "nightly/other": job(1...22),
            "deploy/all": SimJob(
                builds: (1...22).flatMap { day in
                    ["thalassa", "other"].enumerated().map { place, name in
                        SimBuild(
                            number: 2 * day + place,
                            start: night(day, minute: 10 + place),
                            trigger: "step nightly/\(name)#\(day)"
                        )
                    }
                }
            ),
            "notify/other": SimJob(
                builds: (21...22).map { day in
                    SimBuild(
                        number: day,
                        start: night(day, minute: 20),
                        trigger: "step deploy/all#\(2 * day + 1)"
                    )
                }
            ),
        ])
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(jobs(read) == ["deploy/all"])
        #expect(read.paths == ["/api/json"])
    }

    @Test func whereItMayNotBeLookedForThatIsSaidAndTriedAgainTheNextDay() throws {
        let controller = try Mornings([
            "nightly/thalassa": job(1...21),
            "build/thalassa": job(1...21, startedBy: "nightly/thalassa"),
        ])
        controller.fail("^/api/json", "403")
        let first = controller.read(wanted, at: morning(20)).readings[0]
        #expect(first.others.value == [])
        #expect(first.unsearched?.kind == .refused)
        let second = controller.read(wanted, at: morning(21))
        #expect(jobs(second) == ["build/thalassa"])
        #expect(second.readings[0].unsearched == nil)
    }

    // MARK: Besides

    @Test func whatPeopleStartOfAChildComesWithIt() throws {
        var child = job(1...20, startedBy: "nightly/thalassa")
        child.builds.append(
            SimBuild(number: 21, start: night(20, minute: 300), trigger: "user bob")
        )
        let controller = try Mornings([
            "nightly/thalassa": job(1...20), "build/thalassa": child,
            "nightly/unrelated": SimJob(
                builds: [SimBuild(number: 1, start: night(20, minute: 300), trigger: "user bob")]
            ),
        ])
        let first = controller.read(wanted, at: night(20, minute: 200)).readings[0]
        #expect(first.others.value?.first?.id.number == 20)
        let second = controller.read(wanted, at: morning(20))
        #expect(second.readings[0].others.value?.first?.id.number == 21)
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
