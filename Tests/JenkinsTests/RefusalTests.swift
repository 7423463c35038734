import Nightly
import Testing
import Wire

@testable import Jenkins

/// Each way in which a controller fails to answer: the kind, what happened, and what to do.
@Suite struct RefusalTests {
    private static let html = ["content-type": "text/html;charset=utf-8"]

    private static func status(
        _ status: Int,
        _ headers: [String: String] = Response.jenkins,
        body: String = "<html>"
    ) -> Answer {
        .success(Response(status: status, headers: headers, body: Array(body.utf8)))
    }

    private static let cases: [(answer: Answer, kind: Unread.Kind, what: String, remedy: String)] =
        [
            (status(401), .refused, "refuses our token (401)", "check `user` and `token`"),
            (status(403), .refused, "refuses our user (403)", "Job/Read"),
            (status(403, html), .refused, "refuses us (403), but not Jenkins itself", "proxy"),
            (status(404), .missing, "has nothing there (404)", "full name"),
            (status(429), .unwell, "asks us to slow down (429)", "`connections`"),
            (status(500), .unwell, "failed to answer (500)", "log"),
            (
                status(502, html), .unwell, "is not up behind its proxy (502)",
                "check that Jenkins runs"
            ),
            (
                status(503, body: "Please wait while Jenkins is getting ready to work ..."),
                .unwell,
                "is starting (503)", "wait"
            ),
            (status(302, html), .unreadable, "answers with status 302", "`url`"),
            (
                status(200, html, body: "<!DOCTYPE html>"), .refused,
                "answers with a web page, perhaps a login, instead of data", "proxy"
            ),
            (
                status(200, [:], body: "\n <html>"), .refused,
                "answers with a web page, perhaps a login, instead of data", "proxy"
            ),
            (status(200, [:], body: ""), .unreadable, "answers with nothing", "proxy"),
            (
                status(200, [:], body: #"{"builds":[{"num"#), .unreadable,
                "sent what is not JSON, or only its beginning", "browser"
            ),
            (
                status(200, [:], body: "[]"), .unreadable, "sent something else as the whole",
                "browser"
            ),
            (
                status(200, [:], body: "{}"), .unreadable, "sent no builds of nightly/thalassa",
                "browser"
            ),
            (
                status(200, [:], body: #"{"builds":[{"timestamp":1}]}"#), .unreadable,
                "sent no builds[0].number", "browser"
            ),
            (
                status(200, [:], body: #"{"jobs":[]}"#), .unreadable,
                "has a folder there, not a job", "such as nightly/thalassa/main"
            ),
            (
                .failure(.redirectedElsewhere(host: "ci.example", to: "sso.example")), .refused,
                "redirects to sso.example, perhaps a login", "`user` and `token`"
            ),
            (
                .failure(.tooManyRedirects(host: "ci.example")), .refused, "redirects in a circle",
                "`url`"
            ),
            (
                .failure(.unknownHost("ci.example")), .unreachable,
                "cannot be found: the name ci.example is not known", "DNS"
            ),
            (
                .failure(.unreachable(host: "ci.example", reason: "connection refused")),
                .unreachable,
                "cannot be reached: connection refused", "check that it runs"
            ),
            (
                .failure(.timedOut(host: "ci.example", after: .seconds(60))), .unreachable,
                "did not answer within 60 s", "`children`"
            ),
            (
                .failure(.untrusted(host: "ci.example", reason: "self-signed")), .unreachable,
                "has a certificate that is not trusted: self-signed", "`ca_file`"
            ),
            (
                .failure(.cutShort(host: "ci.example", received: 17)), .unreachable,
                "broke off in the middle of its answer", "proxy"
            ),
            (
                .failure(.tooLarge(host: "ci.example", limit: 9)), .unreadable,
                "sent more than 9 bytes",
                "`children`"
            ),
            (.failure(.badAddress("x")), .unreadable, "has an address that cannot be one", "`url`"),
            (.failure(.stopped), .unreachable, "was not asked: we were told to stop", "run again"),
            (
                .failure(.notRecorded("x")), .missing, "is a recording without this answer",
                "record again"
            ),
            (
                .failure(.other(host: "ci.example", reason: "odd")), .unreachable,
                "gave no answer: odd", "check the controller"
            ),
        ]

    @Test(arguments: cases)
    func aRefusalSaysWhatHappenedWhereAndWhatToDo(
        answer: Answer,
        kind: Unread.Kind,
        what: String,
        remedy: String
    ) throws {
        let path = "job/nightly/job/thalassa/api/json"
        let replies = Replies(answers: [path: answer])
        let wanted = Wanted(.ci("nightly/thalassa"), children: ["nightly/thalassa"])
        let reading = try #require(read([wanted], from: [.test], by: replies.fetch, at: now).first)
        guard case .unread(let unread) = reading.job else {
            Issue.record("was read")
            return
        }
        #expect(unread.kind == kind)
        #expect(unread.what == what)
        #expect(unread.remedy.contains(remedy))
        #expect(unread.controller == "ci")
        #expect(unread.address == Controller.test.base + path)
        #expect(reading.others == .unread(unread))
        #expect(!String(describing: reading).contains("sesame"))
    }

    @Test(arguments: [401, 403])
    func withoutACredentialTheRemedyIsToAddOne(status: Int) throws {
        let replies = Replies(answers: ["job/x/api/json": Self.status(status)])
        let stranger = Controller(name: "ci", base: Controller.test.base)
        let wanted = Wanted(.ci("x"), children: ["x"])
        let reading = read([wanted], from: [stranger], by: replies.fetch, at: now)[0]
        guard case .unread(let unread) = reading.job else {
            Issue.record("was read")
            return
        }
        #expect(unread.what == "refuses us without a login (\(status))")
        #expect(unread.remedy == "add `user` and `token` of this controller")
    }

    @Test func oneCandidateUnreadLeavesTheOthersUnread() {
        let replies = Replies(
            ["job/nightly/job/thalassa/api/json": job(body(812, causes: timerCause))],
            answers: ["job/build/api/json": Self.status(403)]
        )
        let wanted = Wanted(.ci("nightly/thalassa"), children: ["build/*"])
        let reading = read([wanted], from: [.test], by: replies.fetch, at: now)[0]
        #expect(reading.job.value?.builds.count == 1)
        #expect(reading.others.value == nil)
    }

    @Test func aMalformedJobSpoilsOnlyThoseThatNeedIt() {
        let replies = Replies([
            "job/nightly/api/json": folder(
                job(body(812, causes: timerCause), name: "thalassa"),
                job(#"{"number":1}"#, name: "odd")
            )
        ])
        let readings = read(
            [
                Wanted(.ci("nightly/thalassa"), children: ["nightly/t*"]),
                Wanted(.ci("nightly/thalassa")),
            ],
            from: [.test],
            by: replies.fetch,
            at: now
        )
        #expect(readings.map { $0.job.value != nil } == [true, true])
        #expect(readings.map { $0.others.value != nil } == [true, false])
    }

    @Test func aParentThatCannotBeReadLeavesTheOthersUnread() {
        let replies = Replies(
            [
                "job/nightly/job/thalassa/api/json": job(body(812, causes: timerCause)),
                "job/build/job/x/api/json": job(body(3, causes: upstreamCause("other", 1))),
            ],
            answers: ["job/other/1/api/json": Self.status(500)]
        )
        let wanted = Wanted(.ci("nightly/thalassa"), children: ["build/x"])
        #expect(read([wanted], from: [.test], by: replies.fetch, at: now)[0].others.value == nil)
    }

    @Test(arguments: [
        status(401), status(503), status(200, html, body: "<html>login"),
        .failure(.unreachable(host: "ci.example", reason: "connection refused")),
        .failure(.redirectedElsewhere(host: "ci.example", to: "sso.example")),
    ])
    func aControllerThatIsDownIsAskedOnce(answer: Answer) {
        let down = Replies(answers: ["job/a/api/json": answer])
        let wanted = ["a", "b", "c"].map { Wanted(.ci($0), children: [$0]) }
        let readings = read(wanted, from: [.test], by: down.fetch, at: now)
        #expect(down.paths == ["job/a/api/json"])
        #expect(readings.allSatisfy { $0.job.value == nil })
        guard case .unread(let last) = readings[2].job else { return }
        #expect(last.address == Controller.test.base + "job/c/api/json")
    }

    @Test func oneControllerDownDoesNotDisturbTheOther() {
        let other = Controller(name: "other", base: "https://other.example/")
        let wanted = [Wanted(JobID(controller: "other", name: "x"), children: ["x"])]
        let replies = Replies(
            ["job/a/api/json": job(body(1)), "job/b/api/json": job(body(2))],
            answers: [
                "https://other.example/job/x/api/json": .failure(
                    .unreachable(host: "other.example", reason: "refused")
                )
            ]
        )
        let readings = read(
            wanted + ["a", "b"].map { Wanted(.ci($0), children: [$0]) },
            from: [.test, other],
            by: replies.fetch,
            at: now
        )
        #expect(readings.map { $0.job.value?.builds.count } == [nil, 1, 1])
    }

    @Test func aJobOfNoControllerIsUnread() {
        let wanted = Wanted(JobID(controller: "nowhere", name: "x"))
        let reading = read([wanted], from: [.test], by: Replies().fetch, at: now)[0]
        guard case .unread(let unread) = reading.job else {
            Issue.record("was read")
            return
        }
        #expect(unread.what == "is not configured")
    }
}
