import Foundation
import Notifications
import Testing
import Wire

@testable import Delivery

/// What all channels that post have in common.
@Suite struct EndpointTests {
    @Test(arguments: Answered.all)
    func theAnswerDecides(_ answered: Answered) {
        let hook = hook { _ in answered.answer }
        let outcome = hook.send(summary.parcel(to: .slack), at: seven)
        #expect(outcome == answered.outcome)
    }

    @Test(arguments: Answered.all)
    func theAddressIsNeverTold(_ answered: Answered) {
        let hook = hook { _ in answered.answer }
        let outcome = "\(hook.send(summary.parcel(to: .slack), at: seven))"
        for secret in ["services", "T0001", "B0002", "s3cr3t"] {
            #expect(!outcome.contains(secret))
        }
    }

    @Test func aHostThatCannotBeReachedIsTriedOnce() {
        var tries = 0
        let hook = hook { _ in
            tries += 1
            return .failure(.unreachable(host: "hooks.example", reason: "Connection refused"))
        }
        let outcomes = (1...3).map { _ in hook.send(summary.parcel(to: .slack), at: seven) }
        #expect(tries == 1)
        #expect(
            outcomes[0]
                == .unavailable("hooks.example cannot be reached: Connection refused", .seconds)
        )
        #expect(
            outcomes[2]
                == .unavailable(
                    "not tried, because hooks.example cannot be reached: Connection refused",
                    .seconds
                )
        )
    }

    @Test func aHostThatIsSilentTwiceIsLeftAloneByAllThatPostThere() {
        var tries = 0
        let courier = Counterpart { _ in
            tries += 1
            return .failure(.timedOut(host: "hooks.example", after: .seconds(30)))
        }.courier
        let outcomes = (1...4).map { number in
            IncomingHook(url: Secret("\(address)\(number)"), by: courier)
                .send(summary.parcel(to: .slack), at: seven)
        }
        #expect(tries == 2)
        guard case .uncertain = outcomes[1], case .unavailable = outcomes[2] else {
            Issue.record("\(outcomes)")
            return
        }
    }

    @Test func whoeverKnowsAMessageAgainIsSentItAgain() {
        for (status, recognizes) in [(500, true), (502, true), (500, false)] {
            let endpoint = Endpoint(
                Secret(address),
                advice: "",
                recognizesRepeats: recognizes,
                by: Counterpart(status, "").courier
            )
            let words = "hooks.example failed (\(status)) with the message in its hands"
            #expect(
                endpoint.send([], at: seven)
                    == (recognizes ? .postponed(words, .seconds) : .uncertain(words))
            )
        }
    }

    @Test func noRedirectIsFollowedAndNoAnswerIsLong() throws {
        var seen: Request?
        let hook = hook { request in
            seen = request
            return .success(Response(status: 200, body: Array("ok".utf8)))
        }
        _ = hook.send(summary.parcel(to: .slack), at: seven)
        let request = try #require(seen)
        #expect(request.method == .post)
        #expect(request.headers == ["Content-Type": "application/json"])
        #expect(request.body == summary.parcel(to: .slack).content)
        #expect(request.limits.redirects == 0)
        #expect(request.limits.bytes <= 1 << 16)
    }
}

private let address = "https://hooks.example/services/T0001/B0002/s3cr3t"

private func hook(_ answer: @escaping (Request) -> Answer) -> IncomingHook {
    IncomingHook(url: Secret(address), by: Counterpart(answer).courier)
}

/// What a server may say to a post, and what that means for the parcel.
struct Answered: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var answer: Answer
    var outcome: Outcome

    private init(
        _ status: Int,
        _ body: String,
        headers: [String: String] = [:],
        _ outcome: Outcome
    ) {
        testDescription = "\(status) \(body) \(headers)"
        answer = .success(Response(status: status, headers: headers, body: Array(body.utf8)))
        self.outcome = outcome
    }

    private init(_ error: WireError, _ outcome: Outcome) {
        testDescription = "\(error)"
        answer = .failure(error)
        self.outcome = outcome
    }

    static let all: [Answered] = [
        Answered(200, "ok", .delivered("200 ok")),
        Answered(200, "ok\n", .delivered("200 ok")),
        Answered(204, "", .delivered("204")),
        Answered(200, #"{"ok":true}"#, .delivered(#"200 {"ok":true}"#)),
        Answered(
            200,
            #"{"ok":false,"error":"channel_not_found"}"#,
            .refused(
                #"hooks.example refuses the message (200 {"ok":false,"error":"channel_not_found"})"#
            )
        ),
        Answered(
            200,
            #"{"ok":false,"error":"ratelimited"}"#,
            .postponed(
                #"hooks.example asks to wait (200 {"ok":false,"error":"ratelimited"})"#,
                .seconds
            )
        ),
        Answered(
            200,
            "<html>\n<title>Sign in</title>",
            .postponed(
                """
                hooks.example does not answer as a webhook does (200 <html> <title>Sign in</title>); \
                check its address
                """,
                .minutes
            )
        ),
        Answered(
            404,
            "no_service",
            .gone(
                "hooks.example refuses the message (404 no_service); check that the webhook still exists"
            )
        ),
        Answered(
            403,
            "no such hook: /services/T0001/B0002/s3cr3t",
            .refused(
                """
                hooks.example refuses the message (403 no such hook: /…/…/…/…); \
                check that the webhook still exists
                """
            )
        ),
        Answered(
            410,
            "",
            .gone("hooks.example refuses the message (410); check that the webhook still exists")
        ),
        Answered(
            302,
            "",
            headers: ["location": "https://elsewhere.example/services/T0001"],
            .refused(
                "hooks.example redirects (302), which is not followed; set its new address"
            )
        ),
        Answered(
            429,
            "",
            headers: ["retry-after": "30"],
            .postponed("hooks.example asks to wait (429)", .until(seven + 30))
        ),
        Answered(
            429,
            "",
            headers: ["retry-after": "Thu, 19 Nov 2026 06:05:00 GMT"],
            .postponed("hooks.example asks to wait (429)", .until(seven + 295))
        ),
        Answered(
            503,
            "",
            headers: ["retry-after": "999999999"],
            .postponed("hooks.example asks to wait (503)", .until(seven + 86_400))
        ),
        Answered(
            503,
            "",
            headers: ["retry-after": "soon"],
            .postponed("hooks.example asks to wait (503)", .seconds)
        ),
        Answered(500, "", .uncertain("hooks.example failed (500) with the message in its hands")),
        Answered(502, "", .uncertain("hooks.example failed (502) with the message in its hands")),
        Answered(504, "", .uncertain("hooks.example failed (504) with the message in its hands")),
        Answered(
            .badAddress(address),
            .unavailable("the address is not one that can be posted to", .minutes)
        ),
        Answered(
            .redirectedElsewhere(host: "hooks.example", to: address),
            .refused(
                "hooks.example redirects, which is not followed; set its new address"
            )
        ),
        Answered(
            .timedOut(host: "hooks.example", after: .seconds(30)),
            .uncertain("hooks.example did not answer within 30 s; check the server")
        ),
    ]
}
