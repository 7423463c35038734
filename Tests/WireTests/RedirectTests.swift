import Foundation
import Golden
import Testing

@testable import Wire

struct RedirectTests {
    let http = HTTP(stop: StopSign())
    let me = Credential(user: "daybreak", password: Secret("11aa22bb"))

    func redirect(from web: Web, to target: String) -> String {
        web.url("/redirect?to=" + target)
    }

    @Test func aCredentialStaysAtItsHost() throws {
        let (here, there) = (try Web(), try Web())
        let url = redirect(from: here, to: there.url("/"))
        let answer = http.ask(Request(url, credential: me))
        let error = WireError.redirectedElsewhere(host: here.name, to: "http://" + there.name)
        #expect(answer == .failure(error))
        #expect(try there.report().requests.isEmpty)
    }

    @Test func aTokenInAHeaderStaysAtItsHost() throws {
        let (here, there) = (try Web(), try Web())
        let url = redirect(from: here, to: there.url("/"))
        let answer = http.ask(Request(url, headers: ["Private-Token": "s3cret"]))
        let error = WireError.redirectedElsewhere(host: here.name, to: "http://" + there.name)
        #expect(answer == .failure(error))
        #expect(try there.report().requests.isEmpty)
    }

    @Test func withoutASecretOneGoesOn() throws {
        let (here, there) = (try Web(), try Web())
        let response = try http.ask(redirect(from: here, to: there.url("/"))).get()
        #expect(response.status == 200)
        #expect(try there.report().requests.count == 1)
    }

    @Test(arguments: [
        ("http://ci.example/a", "https://sso.example/login", false),
        ("http://ci.example:8080/a", "https://ci.example/b", true),
        ("http://ci.example/a", "/b", true),
    ])
    func whatMustNotLeaveItsHostStays(from: String, to: String, allowed: Bool) throws {
        let address = try Address(from)
        let request = Request(from, leavesHost: false)
        let next = try? request.redirect(from: address, status: 302, to: to, after: 0)
        #expect((next != nil) == allowed)
    }

    @Test func aCredentialGoesOnWithinItsHost() throws {
        let web = try Web()
        let response = try http.ask(Request(redirect(from: web, to: "/"), credential: me)).get()
        #expect(response.status == 200)
        let seen = try web.report().requests
        #expect(seen.count == 2)
        #expect(seen.allSatisfy { $0.headers["authorization"] != nil })
    }

    @Test func aCircleEnds() throws {
        let web = try Web()
        let answer = http.ask(Request(web.url("/loop"), limits: Limits(redirects: 5)))
        #expect(answer == .failure(.tooManyRedirects(host: web.name)))
        #expect(try web.report().requests.count == 6)
    }

    @Test func aRedirectLeadsNowhereButToTheWeb() throws {
        let web = try Web()
        let answer = http.ask(redirect(from: web, to: "file:///etc/passwd"))
        #expect(answer == .failure(.badAddress("file:///…")))
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func aPostIsNotSentOn(status: Int) throws {
        let web = try Web()
        let url = web.url("/redirect?code=\(status)&to=/")
        let response = try http.ask(Request(url, method: .post, body: [1])).get()
        #expect(response.status == status)
        #expect(try web.report().requests.count == 1)
    }

    @Test(arguments: [
        ("http://ci.example/a", "https://ci.example/b", true),
        ("https://ci.example/a/b?c", "../d e?f", true),
        ("https://ci.example/a", "//ci.example/b", true),
        ("https://ci.example/a", "//evil.example/b", false),
        ("https://ci.example/a", "https://me:s3cret@ci.example/b", false),
        ("http://CI.example/a", "http://ci.EXAMPLE:80/b", true),
        ("https://ci.example/a", "http://ci.example/b", false),
        ("https://ci.example/a", "https://ci.example:8443/b", false),
        ("http://ci.example:8080/a", "https://ci.example/b", false),
        ("https://ci.example/a", "https://ci.example.evil/b", false),
        ("https://ci.example/a", "https://evil/https://ci.example/b", false),
    ])
    func whereACredentialMayGo(from: String, to: String, allowed: Bool) throws {
        let address = try Address(from)
        let request = Request(from, credential: me)
        let next = try? request.redirect(from: address, status: 302, to: to, after: 0)
        #expect((next != nil) == allowed)
    }
}
