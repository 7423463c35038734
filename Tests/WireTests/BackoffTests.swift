import Foundation
import Golden
import Testing

@testable import Wire

/// What comes of asking a server that wants to be left alone for a while.
struct BackoffTests {
    let http = HTTP(stop: StopSign(), backoff: Backoff(jitter: { 0 }))

    @Test(arguments: [
        "code=429&after=0", "code=503&after=0", "code=502&after=0", "code=504&after=0",
        "code=503&after=Thu,%2019%20Nov%202015%2006:00:00%20GMT",
    ])
    func whoIsTurnedAwayForAWhileAsksAgain(how: String) throws {
        let web = try Web()
        let response = try http.ask(web.url("/busy?times=2&\(how)")).get()
        #expect(response.status == 200)
        #expect(try web.report().requests.count == 3)
    }

    @Test(arguments: [
        ("code=503", 1),
        ("code=503&after=61", 1),
        ("code=429&after=Thu,%2019%20Nov%202099%2006:00:00%20GMT", 1),
        ("code=500&after=0", 1),
        ("code=503&after=0", 5),
    ])
    func inTheEndTheAnswerIsWhatTheServerSaid(how: String, requests: Int) throws {
        let web = try Web()
        let response = try http.ask(web.url("/busy?times=99&\(how)")).get()
        #expect(how.hasPrefix("code=\(response.status)"))
        #expect(String(decoding: response.body, as: UTF8.self) == "not now")
        #expect(try web.report().requests.count == requests)
    }

    @Test func aPostIsNeverSentAgain() throws {
        let web = try Web()
        let url = web.url("/busy?times=1&code=503&after=0")
        #expect(try http.ask(Request(url, method: .post)).get().status == 503)
        #expect(try web.report().requests.count == 1)
    }

    @Test func theWholeOriginIsLeftAloneAndTheOthersGoOnMeanwhile() throws {
        let (tired, brisk) = (try Web(), try Web())
        let busy = tired.url("/busy?times=1&code=503&after=1")
        let urls = [busy, tired.url("/a"), tired.url("/b")] + (0..<9).map { brisk.url("/\($0)") }
        var order: [Int] = []
        http.fetch(urls.map { Request($0) }) { index, _ in order.append(index) }
        #expect(Set(order.prefix(9)) == Set(3..<12), "nine were answered while one was waited for")
        let lines = try tired.report().requests.map(\.line)
        #expect(lines.count == 4)
        #expect(lines.prefix(2).allSatisfy { $0.contains("/busy") }, "and nobody went between")
    }

    @Test func aStopSignIsSeenWhileWaiting() throws {
        let web = try Web()
        let sign = StopSign()
        let backoff = Backoff(jitter: {
            sign.raise()
            return 0
        })
        let requests = ["/busy?times=1&code=503&after=50", "/"].map { Request(web.url($0)) }
        let answers = HTTP(stop: sign, backoff: backoff).answers(to: requests)
        #expect(answers == [.failure(.stopped), .failure(.stopped)])
    }

    @Test(arguments: [
        (429, 1, nil, 1.0), (429, 3, nil, 4.0), (502, 2, nil, 2.0), (504, 4, nil, 8.0),
        (429, 1, 7, 7.0), (503, 4, 7, 7.0),
        (503, 1, nil, nil), (500, 1, 7, nil), (200, 1, 7, nil), (404, 1, nil, nil),
        (429, 5, 7, nil),
    ])
    func theWait(status: Int, attempts: Int, retryAfter: Int?, seconds: Double?) {
        func wait(jitter: Double) -> Duration? {
            Backoff(jitter: { jitter }).wait(
                after: .success(Response(status: status)),
                to: Request("http://ci/"),
                attempts: attempts,
                retryAfter: retryAfter.map { .seconds($0) }
            )
        }
        #expect(wait(jitter: 0) == seconds.map { .seconds($0) })
        #expect(wait(jitter: 1) == seconds.map { .seconds($0 * 1.25) })
    }
}

/// Who is let in when, without a server or a clock.
struct AdmissionTests {
    let now = ContinuousClock.now
    var admission = Admission(patience: .seconds(60))

    func transfer(_ index: Int, to host: String = "ci") throws -> Transfer {
        try Transfer(index, Request("http://\(host)/\(index)", route: Route(connections: 2)))
    }

    mutating func admitted(after seconds: Int = 0) -> [Int] {
        var indices: [Int] = []
        while let next = admission.next(at: now + .seconds(seconds)) { indices.append(next.index) }
        return indices
    }

    @Test mutating func theFirstGoesAloneThenAsManyAsTheRouteAllows() throws {
        for index in 0..<5 { admission.enter(try transfer(index)) }
        let first = admitted()
        admission.leave("http://ci:80")
        let second = admitted()
        admission.leave("http://ci:80")
        let third = admitted()
        #expect([first, second, third] == [[0], [1, 2], [3]])
    }

    @Test mutating func aPauseHoldsUpItsOriginAlone() throws {
        for index in 0..<3 { admission.enter(try transfer(index)) }
        admission.enter(try transfer(9, to: "other"))
        let first = Set(admitted())
        #expect(first == [0, 9])
        admission.leave("http://ci:80")
        let isGranted = admission.pause(for: .seconds(10), with: try transfer(0), at: now)
        #expect(isGranted)
        #expect(admission.opening == now + .seconds(10))
        let during = admitted(after: 9)
        let after = admitted(after: 10)
        admission.leave("http://ci:80")
        let rest = admitted(after: 10)
        #expect(
            [during, after, rest] == [[], [0], [1, 2]],
            "who was turned away first, and alone"
        )
    }

    @Test mutating func patienceEnds() throws {
        admission.enter(try transfer(0))
        _ = admitted()
        var isGranted: [Bool] = []
        for second in [0, 30, 60] {
            let moment = now + .seconds(second)
            isGranted.append(
                admission.pause(for: .seconds(30), with: try transfer(0), at: moment)
            )
        }
        #expect(isGranted == [true, true, false])
    }

    @Test mutating func whoAreTurnedAwayTogetherWaitTogether() throws {
        for index in 0..<2 { admission.enter(try transfer(index)) }
        for index in 0..<2 {
            let wait = Duration.seconds(40 + index)
            let isGranted = admission.pause(for: wait, with: try transfer(index), at: now)
            #expect(isGranted, "40 seconds and one, of 60")
        }
        #expect(admission.opening == now + .seconds(41))
    }
}
