import Foundation
import Golden
import Testing

@testable import Wire

/// What comes of talking to a server that is broken, slow or bad.
struct HostileServerTests {
    let http = HTTP(stop: StopSign())

    @Test(arguments: [
        ("/cut", 10), ("/cut-chunked", 10), ("/silent", 0),
    ])
    func anAnswerThatEndsEarlyIsCutShort(path: String, received: Int) throws {
        let web = try Web()
        let answer = http.ask(web.url(path))
        #expect(answer == .failure(.cutShort(host: web.name, received: received)))
    }

    @Test(arguments: ["/broken-packed", "/garbage", "/endless-headers"])
    func anAnswerThatIsNoneIsAnError(path: String) throws {
        let web = try Web()
        let answer = http.ask(web.url(path))
        #expect(throws: WireError.self) { try answer.get() }
    }

    @Test(arguments: ["/bomb", "/endless"])
    func aBodyIsBoundedAsItIsUnpacked(path: String) throws {
        let web = try Web()
        let answer = http.ask(Request(web.url(path), limits: Limits(bytes: 3 << 20)))
        #expect(answer == .failure(.tooLarge(host: web.name, limit: 3 << 20)))
    }

    @Test func aBodyOfExactlyTheLimitIsTaken() throws {
        let web = try Web()
        #expect(try http.ask(Request(web.url("/"), limits: Limits(bytes: 5))).get().body.count == 5)
        let answer = http.ask(Request(web.url("/"), limits: Limits(bytes: 4)))
        #expect(answer == .failure(.tooLarge(host: web.name, limit: 4)))
    }

    @Test(arguments: ["/hang", "/drip"])
    func slownessEnds(path: String) throws {
        let web = try Web()
        let limit = Duration.milliseconds(300)
        let answer = http.ask(Request(web.url(path), limits: Limits(time: limit)))
        #expect(answer == .failure(.timedOut(host: web.name, after: limit)))
    }

    @Test func nobodyThereIsUnreachable() throws {
        let web = try Web()
        web.server.stop()
        let answer = http.ask(web.url("/"))
        let reason = "Failed to connect to 127.0.0.1 port \(web.server.port): Connection refused"
        #expect(answer == .failure(.unreachable(host: web.name, reason: reason)))
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "127.0.0.1", "http://", "", "a b"])
    func onlyTheWebIsAsked(url: String) {
        let answer = http.ask(url)
        #expect(throws: WireError.badAddress(Address.shown(url))) { try answer.get() }
    }

    @Test func aHeaderMayNotHoldALineBreak() throws {
        let web = try Web()
        let answer = http.ask(Request(web.url("/"), headers: ["X": "a\r\nAuthorization: b"]))
        let reason = "a header for it holds a line break"
        #expect(answer == .failure(.other(host: web.name, reason: reason)))
    }

    @Test(arguments: [
        ("https://hooks.example/services/T0/B1/s3cret", "https://hooks.example/…"),
        ("https://user:s3cret@hooks.example:99/s3cret", "https://hooks.example:99/…"),
        ("hooks.example/services/s3cret", "hooks.example/…"),
        ("https://hooks.example?s3cret", "https://hooks.example/…"),
        ("https://hooks.example", "https://hooks.example"),
    ])
    func anAddressIsShownWithoutItsSecret(url: String, shown: String) {
        #expect(Address.shown(url) == shown)
    }
}
