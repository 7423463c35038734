import Foundation
import Golden
import Notifications
import Testing
import Wire

@testable import Delivery

@Suite struct SignedWebhookTests {
    /// The example of the specification's own libraries.
    @Test func aSignatureIsWhatTheStandardSays() throws {
        let key = try key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let message = #"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}"#
        #expect(
            key.signature(of: Array(message.utf8))
                == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        )
    }

    @Test(arguments: [
        "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_no base64",
    ])
    func whatIsNoSecretOfTheStandardIsNone(text: String) {
        #expect(SigningKey(Secret(text)) == nil)
    }

    @Test func whileASecretIsReplacedBothSign() throws {
        let server = Counterpart(204, "")
        let keys = try ([1, 2] as [UInt8]).map { byte in
            try key("whsec_\(Data(repeating: byte, count: 24).base64EncodedString())")
        }
        let outcome = webhook(server, keys).send(parcel, at: seven)
        #expect(outcome == .delivered("204"))
        let headers = try #require(server.requests.first).headers
        #expect(headers["webhook-id"] == "thalassa-47:1-failed:2026-11-19:ines:webhook")
        #expect(headers["webhook-timestamp"] == "1795068005")
        #expect(headers["webhook-signature"]?.split(separator: " ").count == 2)
    }

    @Test func anAttemptLaterHasTheSameIdentityAndItsOwnTime() throws {
        let server = Counterpart(503, "")
        let webhook = webhook(server, [try key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        for wait in [0.0, 300] { _ = webhook.send(parcel, at: seven + wait) }
        let headers = server.requests.map(\.headers)
        #expect(headers[0]["webhook-id"] == headers[1]["webhook-id"])
        #expect(headers[0]["webhook-timestamp"] != headers[1]["webhook-timestamp"])
        #expect(headers[0]["webhook-signature"] != headers[1]["webhook-signature"])
    }

    @Test(arguments: [
        (200, "delivered"), (302, "refused"), (400, "refused"), (410, "gone"),
        (429, "postponed"), (500, "postponed"), (504, "postponed"),
    ])
    func theStatusDecides(status: Int, fate: String) throws {
        let keys = [try key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
        let outcome = "\(webhook(Counterpart(status, ""), keys).send(parcel, at: seven))"
        #expect(outcome.hasPrefix(fate), "\(outcome)")
    }

    @Test(.enabled(if: Server.has("standardwebhooks")))
    func theStandardsOwnLibraryBelievesIt() throws {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let server = Counterpart(200, "")
        _ = webhook(server, [try key(secret)]).send(parcel, at: Date())
        let request = try #require(server.requests.first)
        let headers = try JSONEncoder().encode(request.headers)
        let verdict = try judge(
            "signature.py",
            [secret, String(decoding: headers, as: UTF8.self)],
            input: request.body
        )
        #expect(verdict == "verified daybreak.failed\n")
    }

    private let parcel = suspicion.parcel(to: .webhook)

    private func key(_ text: String) throws -> SigningKey {
        try #require(SigningKey(Secret(text)))
    }

    private func webhook(_ server: Counterpart, _ keys: [SigningKey]) -> SignedWebhook {
        SignedWebhook(url: Secret("https://x.example/in"), keys: keys, by: server.courier)
    }
}
