import Testing

@testable import Wire

/// What comes of a server that takes connections and then says nothing.
struct SilenceTests {
    let http = HTTP(stop: StopSign())
    let limits = Limits(time: .seconds(1))

    func requests(_ paths: [String], to web: Web, connections: Int = 2) -> [Request] {
        paths.map { path in
            Request(web.url(path), route: Route(connections: connections), limits: limits)
        }
    }

    func silence(of web: Web) -> Answer {
        .failure(.timedOut(host: web.name, after: limits.time))
    }

    @Test func whoSaysNothingIsAskedOnceInARun() throws {
        let (hung, brisk) = (try Web(), try Web())
        let nine = Array(repeating: "/hang", count: 9)
        let answers = http.answers(
            to: requests(nine, to: hung) + requests(["/", "/"], to: brisk)
        )
        #expect(answers.prefix(9).allSatisfy { $0 == silence(of: hung) })
        #expect(try answers.suffix(2).map { try $0?.get().status } == [200, 200])
        #expect(http.answers(to: requests(nine, to: hung)).allSatisfy { $0 == silence(of: hung) })
        #expect(try hung.report().requests.count == 1)
    }

    @Test func whoFallsSilentIsNotWaitedForByEach() throws {
        let web = try Web()
        let answers = http.answers(
            to: requests(["/"] + Array(repeating: "/hang", count: 9), to: web)
        )
        #expect(try answers[0]?.get().status == 200)
        #expect(answers.dropFirst().allSatisfy { $0 == silence(of: web) })
        #expect(try web.report().requests.count == 3, "two at once, and nobody after them")
    }

    @Test func whoHangsUpWithoutAWordIsGivenUpToo() throws {
        let web = try Web()
        let nine = Array(repeating: "/linger?seconds=0.2", count: 9)
        let answers = http.answers(to: requests(nine, to: web, connections: 1))
        #expect(answers[0] == .failure(.cutShort(host: web.name, received: 0)))
        #expect(answers[8] == silence(of: web))
        #expect(try web.report().requests.count < 9)
    }

    @Test func aSlowAnswerDoesNotSilenceWhoAnswersOthers() throws {
        let web = try Web()
        let slow = "/hang"
        let paths = ["/", slow] + Array(repeating: "/slow?seconds=0.1", count: 12)
        let answers = http.answers(to: requests(paths, to: web))
        #expect(answers[1] == silence(of: web))
        #expect(answers.count { (try? $0?.get().status) == 200 } == 13)
    }

    @Test func aDeliveryIsTriedWhereNobodyWasAnswered() throws {
        let web = try Web()
        _ = http.answers(to: requests(["/hang"], to: web))
        let post = Request(web.url("/"), method: .post)
        #expect(try http.ask(post).get().status == 200)
    }
}

/// How silence is counted, without a server or a clock.
struct SilenceCountTests {
    let start = ContinuousClock.now
    var silence = Silence()

    @Test mutating func thoseWhoWaitTogetherWaitOnce() throws {
        let transfers = try (0..<3).map { _ in try Transfer(0, Request("http://ci/")) }
        let began = try #require(transfers.map(\.began).max())
        for (index, transfer) in transfers.enumerated() {
            silence.grow(with: transfer, at: began + .seconds(30 + index))
        }
        #expect(silence.verdict == nil, "32 seconds of 60")
        silence.grow(with: transfers[0], at: began + .seconds(61))
        #expect(silence.verdict == .timedOut(host: "ci", after: .seconds(60)))
    }

    @Test mutating func anAnswerEndsIt() throws {
        let transfer = try Transfer(0, Request("http://ci/"))
        silence.grow(with: transfer, at: transfer.began + .seconds(59))
        silence.end(at: transfer.began + .seconds(59))
        silence.grow(with: transfer, at: transfer.began + .seconds(118))
        #expect(silence.verdict == nil)
    }
}
