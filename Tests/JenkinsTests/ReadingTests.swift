import Foundation
import Nightly
import Testing
import Wire

@testable import Jenkins

@Suite struct ReadingTests {
    private let root = JobID.ci("nightly/thalassa")

    private func read(_ replies: Replies, _ wanted: Wanted...) -> [RootReading] {
        Jenkins.read(wanted, from: [.test], by: replies.fetch, at: now)
    }

    @Test func oneFolderServesItsRootJobsAndTheirChildren() throws {
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(body(812, causes: timerCause), name: "thalassa"),
                job(body(655, causes: timerCause), name: "assim"),
                job(body(9, causes: upstreamCause("nightly/thalassa", 812)), name: "verify")
            )
        ])
        let readings = read(replies, Wanted(root), Wanted(.ci("nightly/assim")))
        #expect(replies.paths == ["api/json", "job/nightly/api/json"])
        #expect(readings.map(\.root.name) == ["nightly/thalassa", "nightly/assim"])
        #expect(readings.map { $0.job.value?.builds.map(\.id.number) } == [[812], [655]])
        #expect(
            readings.map { $0.others.value?.map(\.id.description) } == [["nightly/verify #9"], []]
        )
    }

    @Test func namedJobsAreAskedForOneByOne() {
        let replies = Replies([
            "job/nightly/job/thalassa/api/json": job(body(812, causes: timerCause)),
            "job/build/job/thalassa/api/json": job(
                body(1905, causes: upstreamCause(root.name, 812))
            ),
        ])
        let readings = read(replies, Wanted(root, children: ["build/thalassa"]))
        #expect(
            replies.paths.sorted() == [
                "job/build/job/thalassa/api/json", "job/nightly/job/thalassa/api/json",
            ]
        )
        #expect(readings[0].others.value?.map(\.id.number) == [1905])
    }

    @Test func aFolderIsReadPageByPage() {
        let names = (0..<Bound.page).map { job(body(1), name: "j\($0)") }
        let replies = Replies([
            "api/json": "{\"jobs\":[\(names.joined(separator: ","))]}",
            "api/json?100,200": folder(job(body(2, causes: timerCause), name: "root")),
        ])
        let readings = read(replies, Wanted(.ci("root")))
        #expect(replies.paths == ["api/json", "api/json", "api/json?100,200"])
        #expect(readings[0].job.value?.builds.map(\.id.number) == [2])
    }

    @Test func foldersBelowAreEntered() {
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(body(812), name: "thalassa"),
                #"{"name":"arm","jobs":[{"name":"x"}]}"#
            ),
            "job/nightly/job/arm/api/json": folder(
                job(body(3, causes: upstreamCause(root.name, 812)), name: "x")
            ),
        ])
        let readings = read(replies, Wanted(root))
        #expect(readings[0].others.value?.map(\.id.description) == ["nightly/arm/x #3"])
    }

    @Test func theBuildsBetweenAreLookedUp() {
        let replies = Replies([
            "job/nightly/job/thalassa/api/json": job(body(812, causes: timerCause)),
            "job/release/job/run/7/api/json": body(7, causes: upstreamCause(root.name, 812)),
            "job/build/api/json": folder(
                job(
                    body(1905, at: 1_800_000_100, causes: upstreamCause("release/run", 7)),
                    body(1904, at: 1_800_000_050, causes: upstreamCause("gone/for-good", 3)),
                    body(1800, at: 1_700_000_000, causes: upstreamCause("too/old", 3)),
                    name: "thalassa"
                )
            ),
        ])
        let readings = read(replies, Wanted(root, children: ["build/*"]))
        #expect(
            readings[0].others.value?.map(\.id.description) == [
                "build/thalassa #1905", "release/run #7",
            ]
        )
        #expect(!replies.paths.contains { $0.contains("too/job/old") })
    }

    @Test func whatStartedTheRootJobIsLookedUpToo() {
        let replies = Replies([
            "job/release/api/json": folder(
                job(body(5, causes: upstreamCause("cron/nightly", 77)), name: "nightly")
            ),
            "job/cron/job/nightly/77/api/json": body(77, causes: timerCause),
        ])
        let readings = read(replies, Wanted(.ci("release/nightly")))
        #expect(readings[0].others.value?.map(\.triggers) == [[.timer]])
    }

    @Test func manyParentsOfOneJobAreReadAsItsList() {
        let children = (1...5).map {
            body(10 - $0, at: 1_800_000_100, causes: upstreamCause("release/run", 10 - $0))
        }
        let parents = (1...5).map { body(10 - $0, causes: upstreamCause(root.name, 812)) }
        let replies = Replies([
            "job/nightly/job/thalassa/api/json": job(body(812, causes: timerCause)),
            "job/build/job/x/api/json": "{\"builds\":[\(children.joined(separator: ","))]}",
            "job/release/job/run/api/json": "{\"builds\":[\(parents.joined(separator: ","))]}",
        ])
        let readings = read(replies, Wanted(root, children: ["build/x"]))
        #expect(replies.paths.count == 3)
        #expect(readings[0].others.value?.count == 10)
    }

    @Test func parentsInACircleEnd() {
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(body(1, causes: upstreamCause("nightly/b", 1)), name: "thalassa"),
                job(body(1, causes: upstreamCause("nightly/thalassa", 1)), name: "b")
            )
        ])
        let readings = read(replies, Wanted(root))
        #expect(readings[0].others.value?.map(\.id.description) == ["nightly/b #1"])
    }

    @Test func matrixRunsAreChildrenAndStaleOnesAreNot() {
        func run(_ number: Int, _ axis: String) -> String {
            body(
                number,
                more: #""url":"http://other.example/job/nightly/job/thalassa/\#(axis)/\#(number)/""#
            )
        }
        let runs =
            "\"runs\":[\(run(812, "os=linux,arch=arm")),\(run(807, "os=mac")),{\"number\":812}]"
        let replies = Replies([
            "job/nightly/api/json": folder(job(body(812, more: runs), name: "thalassa"))
        ])
        let others = read(replies, Wanted(root))[0].others.value ?? []
        #expect(others.map(\.id.description) == ["nightly/thalassa/os=linux,arch=arm #812"])
        #expect(
            others.map(\.url) == [
                "https://ci.example/jenkins/job/nightly/job/thalassa/os=linux,arch=arm/812/"
            ]
        )
        #expect(others.map(\.triggers) == [[.upstream(BuildID(job: root, number: 812))]])
    }

    @Test func aBusyChildIsReadOnUntilItReachesTheRootBuild() {
        let young = (0..<30).map {
            body(200 - $0, at: 1_800_009_000, causes: upstreamCause("pr/x", 1))
        }
        let old = [
            body(171, at: 1_800_009_000),
            body(170, at: 1_800_000_100, causes: upstreamCause(root.name, 812)),
        ]
        let replies = Replies([
            "job/nightly/job/thalassa/api/json": job(body(812, causes: timerCause)),
            "job/build/job/x/api/json": "{\"builds\":[\(young.joined(separator: ","))]}",
            "job/build/job/x/api/json?30,100": "{\"builds\":[\(old.joined(separator: ","))]}",
        ])
        let readings = read(replies, Wanted(root, children: ["build/x"]))
        #expect(replies.paths.filter { $0.contains("?") } == ["job/build/job/x/api/json?30,100"])
        #expect(readings[0].others.value?.map(\.id.number) == [170])
    }

    @Test func rootBuildsThatLackTheirChildrenAreNotShown() {
        let roots = (0..<30).map {
            body(900 - $0, at: 1_800_000_000 - $0 * 86400, causes: timerCause)
        }
        // Thirty children reach back to the twentieth night, and there are older ones.
        let children = (0..<30).map {
            body(
                500 - $0,
                at: 1_800_000_100 - $0 * 57600,
                causes: upstreamCause(root.name, 900 - $0 * 2 / 3)
            )
        }
        let replies = Replies([
            "job/nightly/job/thalassa/api/json": "{\"builds\":[\(roots.joined(separator: ","))]}",
            "job/build/job/x/api/json": "{\"builds\":[\(children.joined(separator: ","))]}",
        ])
        let readings = read(replies, Wanted(root, children: ["build/x"]))
        #expect(replies.paths.count == 2)
        #expect(readings[0].job.value?.builds.count == 20)
    }

    @Test func theJobItself() {
        let more =
            #""disabled":true,"queueItem":{"inQueueSince":1800000000000,"why":"Waiting for arm"}"#
        let config = """
            <?xml version='1.1' encoding='UTF-8'?>
            <flow-definition><properties><p><triggers><hudson.triggers.TimerTrigger>
            <spec># nightly\n30 1 * * *\n</spec></hudson.triggers.TimerTrigger></triggers></p></properties>
            </flow-definition>
            """
        let replies = Replies([
            "job/nightly/job/thalassa/api/json": job(more: more),
            "job/nightly/job/thalassa/config.xml": config,
        ])
        let reading = read(replies, Wanted(root, children: ["nightly/thalassa"], schedule: true))[0]
        #expect(
            reading.job.value
                == Job(
                    id: root,
                    url: "https://ci.example/jenkins/job/nightly/job/thalassa/",
                    isDisabled: true,
                    waiting: Waiting(
                        since: Date(timeIntervalSince1970: 1_800_000_000),
                        why: "Waiting for arm"
                    ),
                    timer: "# nightly\n30 1 * * *",
                    builds: []
                )
        )
    }

    @Test(arguments: [
        (#""disabled":false,"color":"blue""#, false), (#""disabled":true,"color":"blue""#, true),
        (#""color":"disabled_anime""#, true), (#""color":"notbuilt","buildable":false"#, true),
        (#""disabled":null,"color":"red_anime","buildable":true"#, false),
    ])
    func disabled(fields: String, isDisabled: Bool) {
        let replies = Replies(["job/x/api/json": "{\(fields),\"builds\":[]}"])
        let reading = read(replies, Wanted(.ci("x"), children: ["x"]))[0]
        #expect(reading.job.value?.isDisabled == isDisabled)
    }

    @Test func aTimerThatWeMayNotReadIsNotAnError() {
        let replies = Replies(
            ["job/x/api/json": job()],
            answers: [
                "job/x/config.xml": .success(Response(status: 403, headers: Response.jenkins))
            ]
        )
        let reading = read(replies, Wanted(.ci("x"), children: ["x"], schedule: true))[0]
        #expect(reading.job.value?.timer == nil)
        #expect(reading.others == .read([]))
    }

    /// Many servers take eight kilobytes of request line and headers.
    @Test func theLongestQuestionIsNotTooLongForAServer() {
        let tree = Tree.folder(jobs: 0..<Bound.crowd, builds: 30, levels: Bound.depth)
        #expect(Address.query(tree).utf8.count < 7000)
    }

    /// As a recording gives it that was made when less was known.
    @Test func whatComesBeyondTheQuestionAndTheKnownIsLeftOut() throws {
        let bodies = (0..<30).map {
            body(40 - $0, at: 1_800_000_000 - $0 * 86400, causes: timerCause)
        }
        let replies = Replies(["job/x/api/json": "{\"builds\":[\(bodies.joined(separator: ","))]}"])
        let known = KnownJob(id: .ci("x"), builds: [try build(bodies[5], of: "x")])
        let reading = Jenkins.read(
            [Wanted(.ci("x"), children: ["x"])],
            knowing: [known],
            from: [.test],
            by: replies.fetch,
            at: now
        )[0]
        #expect(reading.job.value?.builds.map(\.id.number) == [40, 39, 38, 37, 36, 35])
        #expect(replies.paths == ["job/x/api/json"])
    }

    @Test func nothingButWhatIsUsedIsAskedForWithOurCredential() {
        let replies = Replies(["job/x/api/json": job()])
        _ = read(replies, Wanted(.ci("x"), children: ["x"], builds: 7))
        #expect(
            replies.requests.allSatisfy {
                $0.url.contains("?tree=") && $0.url.hasSuffix("%7B0,7%7D")
            }
        )
        #expect(replies.requests.allSatisfy { $0.credential == Controller.test.credential })
    }
}

/// What must not grow with a large controller.
@Suite struct ReadingMuchTests {
    @Test func thingsInAFolderThatAreNoJobsAreLeftAlone() {
        let replies = Replies([
            "job/nightly/api/json": folder(job(body(812), name: "thalassa"), #"{"name":"agents"}"#)
        ])
        let wanted = Wanted(.ci("nightly/thalassa"))
        #expect(read([wanted], from: [.test], by: replies.fetch, at: now)[0].others == .read([]))
    }

    @Test func foldersWithoutEndAreNotFollowed() {
        let folders = (0..<50).map { #"{"name":"\#($0)","jobs":[{"name":"x"}]}"# }
        let page = "{\"jobs\":[\(folders.joined(separator: ","))]}"
        let replies = Replies(otherwise: .success(.json(page)))
        let wanted = Wanted(.ci("a/root"), children: ["**"])
        let reading = read([wanted], from: [.test], by: replies.fetch, at: now)[0]
        #expect(reading.others.value == nil)
        #expect(replies.paths.count < Bound.folders)
    }

    @Test func fiveHundredRootJobsInFiveFoldersAreElevenRequests() {
        var bodies: [String: String] = [:]
        for letter in ["a", "b", "c", "d", "e"] {
            let builds = (0..<2).map {
                body(2 - $0, at: 1_800_000_000 - $0 * 86400, causes: timerCause)
            }
            let list = "[\(builds.joined(separator: ","))]"
            let jobs = (0..<100).map { "{\"name\":\"j\($0)\",\"builds\":\(list)}" }
            bodies["job/\(letter)/api/json"] = "{\"jobs\":[\(jobs.joined(separator: ","))]}"
            bodies["job/\(letter)/api/json?100,2100"] = "{\"jobs\":[]}"
        }
        let replies = Replies(bodies)
        let wanted = bodies.keys.filter { !$0.contains("?") }.flatMap { path in
            (0..<100).map { Wanted(.ci("\(path.dropFirst(4).prefix(1))/j\($0)")) }
        }
        let readings = read(wanted, from: [.test], by: replies.fetch, at: now)
        #expect(replies.paths.count == 11)
        #expect(readings.allSatisfy { $0.job.value?.builds.count == 2 && $0.others == .read([]) })
    }
}
