import Foundation
import Golden
import Nightly
import Testing
import Wire

@testable import Jenkins

/// Over real HTTP, against the stand-in controller that tells its example scenario.
@Suite(.enabled(if: shared != nil, needsShared)) struct StandInTests {
    private let root = JobID.ci("nightly/thalassa")
    private let morning = Date(timeIntervalSince1970: 1_795_068_000)
    private let http = HTTP(stop: StopSign())

    private func standIn() throws -> Server {
        let folder = (shared ?? URL(fileURLWithPath: "/")).appendingPathComponent("jenkins-sim")
        return try Server(
            script: folder.appendingPathComponent("jenkins_sim.py"),
            arguments: [
                folder.appendingPathComponent("example.json").path, "--now", "2026-11-19T06:00:00Z",
            ]
        )
    }

    private func controller(
        _ server: Server,
        token: String? = "11aabbccddeeff00112233445566778899",
        time: Duration = .seconds(20)
    ) -> Controller {
        Controller(
            name: "ci",
            base: "http://127.0.0.1:\(server.port)",
            credential: token.map { Credential(user: "daybreak", password: Secret($0)) },
            limits: Limits(time: time)
        )
    }

    /// Tells the stand-in to fail from now on.
    private func fail(_ server: Server, _ kind: String, at path: String = ".") {
        let url = "http://127.0.0.1:\(server.port)/__sim/fault?path=\(path)&kind=\(kind)&n=0"
        http.fetch([Request(url, method: .post)]) { _, answer in
            #expect((try? answer.get())?.status == 200)
        }
    }

    private func read(_ wanted: Wanted, from controller: Controller) -> RootReading {
        Jenkins.read([wanted], from: [controller], by: http.fetch, at: morning)[0]
    }

    @Test func aNightIsReadWithItsChildrenAndDetails() throws {
        let server = try standIn()
        defer { server.stop() }
        let controller = controller(server)
        let reading = read(Wanted(root, children: ["build/*"], schedule: true), from: controller)
        let job = try #require(reading.job.value)
        #expect(job.timer == "30 0 * * *")
        #expect(job.builds.map(\.id.number) == [812, 811])
        #expect(job.builds.map(\.branch) == ["main", "main"])
        let others = try #require(reading.others.value)
        #expect(others.map(\.id.description) == ["build/thalassa #1905", "build/thalassa #1898"])
        let failed = try #require(others.first)
        #expect(failed.triggers == [.upstream(BuildID(job: root, number: 812))])
        #expect(failed.changes.map(\.author.mail) == ["ines@thalassa.example"])
        #expect(failed.tests == TestTotals(failed: 1, skipped: 0, total: 388))

        let detail = details(of: [failed], from: [controller], by: http.fetch)[failed.id]
        #expect(detail?.stage == "ctest")
        #expect(detail?.failedTests.map(\.name) == ["boundary.test_open_boundary"])
        let path = try #require(failed.artifacts.first)
        let manifest = file(path, of: failed, from: [controller], by: http.fetch).value
        #expect(manifest.map { String(decoding: $0, as: UTF8.self) }?.contains("4e1b9c2") == true)
    }

    @Test func aBranchIsFoundByItsEncodedName() throws {
        let server = try standIn()
        defer { server.stop() }
        let reading = read(Wanted(.ci("tides/feature%2Fx")), from: controller(server))
        #expect(reading.job.value?.builds == [])
        let alone = read(
            Wanted(.ci("tides/feature%2Fx"), children: ["tides/feature%2Fx"]),
            from: controller(server)
        )
        #expect(alone.job.value?.builds == [])
    }

    @Test(arguments: [nil, "wrong"])
    func whoWeAreMatters(token: String?) throws {
        let server = try standIn()
        defer { server.stop() }
        let reading = read(Wanted(root), from: controller(server, token: token))
        #expect(reading.unread?.kind == .refused)
    }

    @Test(arguments: [
        ("401", Unread.Kind.refused, "refuses our token (401)"),
        ("403", .refused, "refuses our user (403)"),
        ("404", .missing, "has nothing there (404)"),
        ("429", .unwell, "asks us to slow down (429)"),
        ("500", .unwell, "failed to answer (500)"),
        ("502", .unwell, "is not up behind its proxy (502)"),
        ("503", .unwell, "is starting (503)"),
        ("html", .refused, "answers with a web page, perhaps a login, instead of data"),
        ("garbage", .unreadable, "sent what is not JSON, or only its beginning"),
        ("redirect", .refused, "redirects to http://localhost:9, perhaps a login"),
        ("cut", .unreachable, "broke off in the middle of its answer"),
        ("empty", .unreachable, "closed the connection without an answer"),
        ("hang", .unreachable, "did not answer within 1 s"),
        ("slow", .unreachable, "did not answer within 1 s"),
    ])
    func noFaultIsTakenForAnAnswer(fault: String, kind: Unread.Kind, what: String) throws {
        let server = try standIn()
        defer { server.stop() }
        fail(server, fault)
        let slow = fault == "hang" || fault == "slow"
        let reading = read(
            Wanted(root, children: ["build/*"]),
            from: controller(server, time: .seconds(slow ? 1 : 20))
        )
        let unread = try #require(reading.unread)
        #expect(unread.kind == kind)
        #expect(unread.what.hasPrefix(what), "\(unread.what)")
        #expect(reading.others.value == nil)
        #expect(unread.address.hasPrefix("http://127.0.0.1:\(server.port)/job/"))
        #expect(!unread.address.contains("?"))
    }

    @Test(arguments: ["403", "404", "500", "html", "garbage", "cut", "empty"])
    func aChildsFolderThatFailsLeavesTheRootJobRead(fault: String) throws {
        let server = try standIn()
        defer { server.stop() }
        fail(server, fault, at: "/job/build/")
        let reading = read(Wanted(root, children: ["build/*"]), from: controller(server))
        #expect(reading.others.value == nil)
    }

    @Test func nobodyListeningIsUnreachable() throws {
        let server = try standIn()
        let controller = controller(server)
        server.stop()
        let reading = read(Wanted(root), from: controller)
        #expect(reading.unread?.kind == .unreachable)
        #expect(reading.unread?.what.hasPrefix("cannot be reached") == true)
    }
}

extension RootReading {
    fileprivate var unread: Unread? {
        switch job {
        case .read: nil
        case .unread(let unread): unread
        }
    }
}
