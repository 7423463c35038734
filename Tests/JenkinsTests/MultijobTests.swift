import Foundation
import Nightly
import Testing
import Wire

@testable import Jenkins

/// A multijob names what it starts, from whichever side the other way round is missing.
@Suite struct MultijobTests {
    private let root = JobID.ci("nightly/all")

    private func read(_ replies: Replies, knowing known: [KnownJob] = []) -> RootReading {
        Jenkins.read([Wanted(root)], knowing: known, from: [.test], by: replies.fetch, at: now)[0]
    }

    private func subBuild(_ job: String, _ number: Int, url: String? = nil) -> String {
        let url = url.map { ",\"url\":\"\($0)\"" } ?? ""
        return #"{"jobName":"\#(job)","buildNumber":\#(number),"result":"FAILURE"\#(url)}"#
    }

    private func multijob(_ number: Int, _ subBuilds: String...) -> String {
        let list = "\"subBuilds\":[\(subBuilds.joined(separator: ","))]"
        return body(number, causes: timerCause, more: list)
    }

    @Test func aChildThatDoesNotNameItBelongs() {
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(multijob(9, subBuild("arm", 4)), name: "all"),
                job(body(4, at: 1_800_000_100), body(3), name: "arm")
            )
        ])
        let others = read(replies).others.value
        #expect(others?.map(\.id.description) == ["nightly/arm #4"])
        #expect(others?.map(\.triggers) == [[.upstream(BuildID(job: root, number: 9))]])
        #expect(replies.paths == ["api/json", "job/nightly/api/json"])
    }

    @Test func aChildElsewhereIsLookedUp() {
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(multijob(9, subBuild("arm", 4, url: "job/build/job/arm/4/")), name: "all")
            ),
            "job/build/job/arm/4/api/json": multijob(4, subBuild("unit", 2)),
            "job/build/job/unit/2/api/json": body(2, at: 1_800_000_200),
        ])
        let reading = read(replies)
        #expect(
            reading.others.value?.map(\.id.description) == ["build/unit #2", "build/arm #4"]
        )
        #expect(reading.known.map(\.id.name) == ["nightly/all", "build/arm", "build/unit"])
    }

    @Test func aChildThatCannotBeReadIsNotLeftOut() {
        let replies = Replies(
            [
                "job/nightly/api/json": folder(
                    job(multijob(9, subBuild("arm", 4, url: "job/build/job/arm/4/")), name: "all")
                )
            ],
            answers: [
                "job/build/job/arm/4/api/json": .failure(.cutShort(host: "ci.example", received: 9))
            ]
        )
        let reading = read(replies)
        #expect(reading.others.value == nil)
        #expect(reading.known.map { $0.builds.count } == [0])
    }

    @Test func whatStrangersStartIsNotLookedUp() {
        let stranger = body(7, more: "\"subBuilds\":[\(subBuild("x", 1, url: "job/x/1/"))]")
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(body(9, causes: timerCause), name: "all"),
                job(stranger, name: "other")
            )
        ])
        #expect(read(replies).others.value == [])
        #expect(replies.paths == ["api/json", "job/nightly/api/json"])
    }
}
