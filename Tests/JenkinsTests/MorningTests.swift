import Foundation
import Golden
import Nightly
import Testing

@testable import Jenkins

/// What is asked, morning by morning, of a controller that is asked gently.
@Suite(.enabled(if: shared != nil, needsShared)) struct MorningTests {
    private let root = JobID.ci("nightly/thalassa")

    /// A timer's job with one build a night, numbered by the day, from the first of November on.
    private func nightly(to last: Int = 28) -> SimJob {
        SimJob(cron: "0 0 * * *", builds: (1...last).map { SimBuild(number: $0, start: night($0)) })
    }

    /// What each of its builds starts ten minutes later.
    private func started(by parent: String, to last: Int = 28) -> SimJob {
        SimJob(
            builds: (1...last).map {
                SimBuild(
                    number: $0 + 100,
                    start: night($0, minute: 10),
                    trigger: "step \(parent)#\($0)"
                )
            }
        )
    }

    @Test func aQuietMorningIsOneRequest() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "nightly/verify": started(by: "nightly/thalassa"),
            "nightly/arm/verify": started(by: "nightly/thalassa"),
            "nightly/other/unrelated": nightly(), "pr/build": nightly(),
        ])
        let wanted = [Wanted(root, schedule: true)]
        #expect(controller.read(wanted, at: morning(20)).paths.count == 5)
        for day in 21...28 {
            let read = controller.read(wanted, at: morning(day))
            #expect(read.paths == ["/api/json"], "on day \(day)")
            #expect(
                read.readings[0].job.value?.builds.map(\.id.number) == Array((1...day).reversed())
            )
            #expect(read.readings[0].job.value?.timer == "0 0 * * *")
            #expect(read.readings[0].others.value?.count == 2 * day)
        }
    }

    @Test func whatIsOverdueIsLookedForInTheQueue() throws {
        var late = nightly(to: 20)
        late.queued = night(21)
        let controller = try Mornings(["nightly/thalassa": late])
        let wanted = [Wanted(root, schedule: true)]
        #expect(controller.read(wanted, at: morning(20)).readings[0].job.value?.waiting == nil)
        let read = controller.read(wanted, at: morning(21))
        #expect(read.paths.last == "/queue/api/json")
        #expect(
            read.readings[0].job.value?.waiting
                == Waiting(since: night(21), why: "Waiting for next available executor")
        )
    }

    @Test func childrenElsewhereComeInTheSameAnswer() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "build/thalassa": started(by: "nightly/thalassa"),
            "verify/deep/thalassa": started(by: "build/thalassa").shifted,
        ])
        let wanted = [Wanted(root, children: ["build/*", "verify/deep/thalassa"])]
        #expect(controller.read(wanted, at: morning(20)).paths.count == 3)
        let read = controller.read(wanted, at: morning(21))
        #expect(read.paths == ["/api/json"])
        #expect(read.readings[0].others.value?.count == 42)
    }

    @Test func patternsOfAnyDepthComeInTheSameAnswerToo() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "build/arm/thalassa": started(by: "nightly/thalassa"),
            "nightly/verify": started(by: "nightly/thalassa"), "other/a/b/c/d": nightly(),
        ])
        let wanted = [Wanted(root, children: ["nightly/**", "build/**"])]
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(read.paths == ["/api/json"])
        #expect(read.readings[0].others.value?.count == 42)
    }

    @Test func whatLiesTooDeepForOneAnswerIsAskedForOnItsOwn() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "build/a/b/c/d/e": started(by: "nightly/thalassa"),
        ])
        let wanted = [Wanted(root, children: ["build/**"])]
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(read.paths == ["/api/json", "/job/build/job/a/job/b/job/c/api/json"])
        #expect(read.readings[0].others.value?.count == 21)
    }

    @Test func theBuildsBetweenAreNotLookedUpAgain() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "release/run": started(by: "nightly/thalassa"),
            "build/thalassa": started(by: "release/run").shifted,
        ])
        let wanted = [Wanted(root, children: ["build/thalassa"])]
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(read.paths == ["/api/json"])
        #expect(read.readings[0].others.value?.count == 42)
    }

    @Test func aThousandNeighboursAreStillOneRequest() throws {
        var jobs = [
            "nightly/thalassa": nightly(), "nightly/verify": started(by: "nightly/thalassa"),
        ]
        for index in 0..<1000 {
            jobs["nightly/x\(index)"] = SimJob(builds: [SimBuild(number: 1, start: night(1))])
        }
        let controller = try Mornings(jobs)
        let cold = controller.read([Wanted(root)], at: morning(20))
        #expect(cold.paths.count == 3)
        #expect(cold.readings[0].others.value?.count == 20)
        let read = controller.read([Wanted(root)], at: morning(21))
        #expect(read.paths.count == 1)
        #expect(read.readings[0].others.value?.count == 21)
    }

    @Test func threeOfManyJobsDoNotListTheMany() throws {
        var jobs = ["z": nightly(), "y": started(by: "z"), "x": started(by: "y").shifted]
        for index in 0..<500 {
            jobs["a\(index)"] = SimJob(builds: [SimBuild(number: 1, start: night(1))])
        }
        let controller = try Mornings(jobs)
        let wanted = [Wanted(.ci("z"), children: ["x", "y"])]
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(21))
        #expect(read.paths.count <= 4)
        #expect(read.readings[0].others.value?.count == 42)
    }

    @Test func whatRanIsAskedForAgain() throws {
        var long = SimJob(cron: "0 0 * * *")
        long.builds = (1...28).map { SimBuild(number: $0, start: night($0), hours: 100) }
        let controller = try Mornings(["nightly/long": long])
        let wanted = [Wanted(.ci("nightly/long"))]
        _ = controller.read(wanted, at: morning(20))
        let read = controller.read(wanted, at: morning(28))
        #expect(read.paths == ["/api/json", "/job/nightly/job/long/17/api/json"])
        let builds = try #require(read.readings[0].job.value?.builds)
        #expect(builds.map(\.id.number) == Array((1...28).reversed()))
        #expect(builds.map { $0.result == nil } == (0..<28).map { $0 < 4 })
    }

    @Test func theTimerIsReadAgainWhereARunSeemsMissed() throws {
        var stopped = nightly()
        stopped.builds.removeAll { $0.number > 20 }
        let controller = try Mornings(["nightly/thalassa": stopped])
        let wanted = [Wanted(root, schedule: true)]
        let configurations = (20...24).map { day in
            controller.read(wanted, at: morning(day)).paths.count { $0.hasSuffix("config.xml") }
        }
        #expect(configurations == [1, 1, 0, 0, 0])
    }

    @Test func timersAreReadAgainAfterAWeekAsFarAsThatIsGentle() throws {
        let names = ["a", "b", "c"]
        let jobs = names.map { ("nightly/\($0)", nightly()) }
        let controller = try Mornings(Dictionary(uniqueKeysWithValues: jobs))
        let wanted = names.map { Wanted(.ci("nightly/\($0)"), schedule: true) }
        #expect(controller.read(wanted, at: morning(10)).paths.count == 5)
        let requests = (11...20).map { controller.read(wanted, at: morning($0)).paths.count }
        #expect(requests == [2, 2, 2, 2, 2, 2, 2, 3, 3, 3])
    }

    @Test func aJobThatNeverRanIsNoReasonToReadAllAnew() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "nightly/never": SimJob(cron: "0 0 * * *"),
        ])
        let wanted = [Wanted(root, schedule: true), Wanted(.ci("nightly/never"), schedule: true)]
        _ = controller.read(wanted, at: morning(20))
        #expect(
            controller.read(wanted, at: morning(21)).paths == [
                "/job/nightly/api/json", "/api/json",
            ]
        )
    }

    @Test func aChildThatIsGoneIsAskedForWhileItMatters() throws {
        let controller = try Mornings(["nightly/thalassa": nightly()])
        let gone = Build(
            id: BuildID(job: .ci("nightly/gone"), number: 5),
            url: "",
            start: night(20, minute: 10),
            progress: .finished(.failure, at: night(20, minute: 20)),
            triggers: [.upstream(BuildID(job: root, number: 20))]
        )
        var known = controller.read([Wanted(root)], at: morning(20)).readings[0].known
        known.append(KnownJob(id: gone.id.job, builds: [gone]))
        controller.remember(known)
        let read = controller.read([Wanted(root)], at: morning(21))
        #expect(read.paths == ["/api/json", "/job/nightly/job/gone/api/json"])
        #expect(read.readings[0].others.value == [gone])
    }

    @Test func nothingIsLearnedFromHalfAReading() throws {
        let controller = try Mornings([
            "nightly/thalassa": nightly(), "build/thalassa": started(by: "nightly/thalassa"),
            "build/slow": started(by: "nightly/thalassa"),
        ])
        let wanted = [Wanted(root, children: ["build/*"])]
        _ = controller.read(wanted, at: morning(20))
        controller.fail("api/json", "cut", times: 0)
        let half = controller.read(wanted, at: morning(21)).readings[0]
        #expect(half.others.value == nil)
        controller.heal()
        let whole = controller.read(wanted, at: morning(24))
        #expect(whole.readings[0].job.value?.builds.count == 24)
        #expect(whole.readings[0].others.value?.count == 48)
    }

    @Test func twoControllersMayHaveJobsOfOneName() throws {
        let one = try Mornings(["nightly/thalassa": nightly()])
        let other = try Mornings(["nightly/thalassa": nightly(to: 3)])
        let ids = ["one", "other"].map { JobID(controller: $0, name: "nightly/thalassa") }
        var known: [KnownJob] = []
        for day in [20, 21] {
            for mornings in [one, other] { mornings.move(to: morning(day)) }
            let readings = Jenkins.read(
                ids.map { Wanted($0) },
                knowing: known,
                from: [
                    Controller(name: "one", base: one.controller.base),
                    Controller(name: "other", base: other.controller.base),
                ],
                by: one.fetch,
                at: morning(day)
            )
            known = readings.flatMap(\.known)
            #expect(readings.map { $0.job.value?.builds.count } == [day, 3])
        }
    }

    @Test func aRenamedJobIsMissingUnderItsOldName() throws {
        let controller = try Mornings(["nightly/thalassa-main": nightly()])
        let reading = controller.read([Wanted(.ci("nightly/thalassa"))], at: morning(20)).readings[
            0
        ]
        guard case .unread(let unread) = reading.job else {
            Issue.record("was read")
            return
        }
        #expect(unread.kind == .missing)
        #expect(unread.remedy.hasPrefix("perhaps it is nightly/thalassa-main now; "))
        #expect(reading.known.allSatisfy { $0.builds.isEmpty })
    }

    @Test func aClaimOfLastNightIsSeenLater() throws {
        var jobs = ["nightly/thalassa": nightly()]
        jobs["nightly/thalassa"]?.builds[19].claim = "tomasz"
        let controller = try Mornings(jobs)
        let read = controller.read([Wanted(root)], at: morning(20))
        #expect(read.readings[0].job.value?.builds.first?.claim?.by == "tomasz")
    }

    @Test func aJobWhoseNumbersBeginAgainIsReadAnew() throws {
        var reborn = nightly(to: 20)
        reborn.builds = (21...28).map { SimBuild(number: $0 - 20, start: night($0)) }
        var jobs = ["nightly/thalassa": nightly(to: 20)]
        jobs["nightly/verify"] = started(by: "nightly/thalassa", to: 20)
        let before = try Mornings(jobs).read([Wanted(root)], at: morning(20)).readings[0]
        let after = Replies([
            "job/nightly/api/json": folder(
                job(
                    body(8, at: Int(night(28).timeIntervalSince1970), causes: timerCause),
                    name: "thalassa"
                ),
                job(name: "verify", more: #""nextBuildNumber":121"#)
            )
        ])
        let reading = Jenkins.read(
            [Wanted(root)],
            knowing: before.known,
            from: [.test],
            by: after.fetch,
            at: morning(28)
        )[0]
        #expect(reading.job.value?.builds.map(\.id.number) == [8])
        #expect(reading.others.value == [])
        #expect(reading.known.first?.builds.map(\.id.number) == [8])
    }

    @Test(arguments: [#""nextBuildNumber":21"#, #""nextBuildNumber":20"#])
    func deletingTheNewestBuildForgetsNothing(more: String) throws {
        let before = try Mornings(["nightly/thalassa": nightly(to: 20)])
            .read([Wanted(root)], at: morning(20)).readings[0]
        let after = Replies([
            "job/nightly/api/json": folder(
                job(
                    body(19, at: Int(night(19).timeIntervalSince1970), causes: timerCause),
                    name: "thalassa",
                    more: more
                )
            )
        ])
        let reading = Jenkins.read(
            [Wanted(root)],
            knowing: before.known,
            from: [.test],
            by: after.fetch,
            at: morning(21)
        )[0]
        #expect(reading.job.value?.builds.count == 20)
    }
}

extension SimJob {
    /// Started by builds whose numbers begin at a hundred and one.
    fileprivate var shifted: SimJob {
        var job = self
        for index in job.builds.indices {
            let number = index + 101
            let parent = job.builds[index].trigger.prefix { $0 != "#" }
            job.builds[index].trigger = "\(parent)#\(number)"
            job.builds[index].start += 600
        }
        return job
    }
}
