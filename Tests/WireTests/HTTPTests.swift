import Foundation
import Golden
import Testing

@testable import Wire

/// What comes of talking to a server that behaves.
struct HTTPTests {
    let http = HTTP(stop: StopSign())
    let me = Credential(user: "daybreak", password: Secret("11aa22bb"))

    @Test func anAnswerComesWithStatusHeadersAndBody() throws {
        let web = try Web()
        let response = try http.ask(web.url("/status?code=503")).get()
        #expect(response.status == 503)
        #expect(response.headers["retry-after"] == "120")
        #expect(String(decoding: response.body, as: UTF8.self) == "not now")
    }

    @Test func everyRequestIsAnsweredOnce() throws {
        let web = try Web()
        let requests = (0..<200).map { Request(web.url("/?n=\($0)")) } + [Request("gopher://x/")]
        let answers = http.answers(to: requests)
        #expect(answers.dropLast().allSatisfy { (try? $0?.get().status) == 200 })
        #expect(answers.last == .failure(.badAddress("gopher://x/…")))
    }

    @Test func connectionsAreReusedFromCallToCall() throws {
        let web = try Web()
        for _ in 0..<10 {
            let answers = http.answers(to: Array(repeating: Request(web.url("/")), count: 10))
            #expect(answers.count == 10)
        }
        let report = try web.report()
        #expect(report.requests.count == 100)
        #expect((1...5).contains(report.connections), "four, and the report's own")
    }

    @Test(arguments: [1, 3])
    func neverMoreThanTheRouteAllowsAreUnderWay(connections: Int) throws {
        let web = try Web()
        let request = Request(
            web.url("/slow?seconds=0.02"),
            route: Route(connections: connections)
        )
        _ = http.answers(to: Array(repeating: request, count: 12))
        let report = try web.report()
        #expect(report.mostAtOnce == connections)
    }

    @Test func waitingForOnesTurnTakesNoTime() throws {
        let web = try Web()
        let request = Request(
            web.url("/slow?seconds=0.1"),
            route: Route(connections: 2),
            limits: Limits(time: .milliseconds(900))
        )
        let answers = http.answers(to: Array(repeating: request, count: 24))
        #expect(answers.allSatisfy { (try? $0?.get().status) == 200 })
    }

    @Test func compressedBodiesArriveUnpacked() throws {
        let web = try Web()
        let response = try http.ask(web.url("/packed")).get()
        #expect(String(decoding: response.body, as: UTF8.self) == "hello, unpacked")
    }

    @Test func weSayWhoWeAreAndSendTheCredentialAtOnce() throws {
        let web = try Web()
        _ = try http.ask(Request(web.url("/"), headers: ["X-Mine": "yes"], credential: me)).get()
        let seen = try #require(web.report().requests.first)
        #expect(seen.headers["user-agent"] == "daybreak")
        #expect(seen.headers["authorization"] == "Basic ZGF5YnJlYWs6MTFhYTIyYmI=")
        #expect(seen.headers["x-mine"] == "yes")
        #expect(seen.headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test(arguments: ["", "{\"text\":\"ä\"}", String(repeating: "long ", count: 400_000)])
    func aPostArrivesAsItWas(body: String) throws {
        let web = try Web()
        let request = Request(
            web.url("/"),
            method: .post,
            headers: ["Content-Type": "application/json"],
            body: Array(body.utf8)
        )
        #expect(try http.ask(request).get().status == 200)
        let seen = try #require(web.report().requests.first)
        #expect(seen.line.hasPrefix("POST "))
        #expect(seen.headers["content-type"] == "application/json")
        #expect(seen.body == body)
    }

    @Test func aProxyIsAskedForTheAddress() throws {
        let proxy = try Web()
        let request = Request(
            "http://ci.thalassa.example/job/nightly/",
            route: Route(proxy: proxy.url(""))
        )
        #expect(try http.ask(request).get().status == 200)
        let seen = try #require(proxy.report().requests.first)
        #expect(seen.line == "GET http://ci.thalassa.example/job/nightly/ HTTP/1.1")
    }

    @Test func aStopSignEndsWhatIsUnderWayAndWhatWaits() throws {
        let web = try Web()
        let sign = StopSign()
        let requests =
            [Request(web.url("/")), Request(web.url("/hang"), method: .post)]
            + Array(repeating: Request(web.url("/hang")), count: 5)
        var answers: [Int: Answer] = [:]
        let http = HTTP(stop: sign)
        _ = http.ask(web.url("/"))
        http.fetch(requests) { index, answer in
            answers[index] = answer
            sign.raise()
        }
        #expect(answers.count == requests.count)
        #expect(answers[1] == .failure(.interrupted(host: web.name)))
        #expect((2...6).allSatisfy { answers[$0] == .failure(.stopped) })
    }

    @Test func aStopSignIsSeenWhileNothingHappens() throws {
        let web = try Web()
        let sign = StopSign()
        Thread.detachNewThread { sign.raise() }
        #expect(HTTP(stop: sign).ask(web.url("/hang")) == .failure(.stopped))
    }
}
