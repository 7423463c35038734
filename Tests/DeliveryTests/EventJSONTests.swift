import Foundation
import Golden
import Notifications
import Testing

@testable import Delivery

@Suite struct EventJSONTests {
    @Test func theJSONIsAsPromised() throws {
        let body = try JSONSerialization.jsonObject(
            with: Data(EventJSON.render(suspicion, at: seven))
        )
        let pretty = try JSONSerialization.data(
            withJSONObject: body,
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        )
        try expectGolden(String(decoding: pretty, as: UTF8.self) + "\n", "event.json")
    }

    @Test func anEndlessMessageIsShortenedAndSaysSo() throws {
        let body = EventJSON.render(suspicion.endless, at: seven)
        #expect(body.count < 20_000)
        let event = try JSONDecoder().decode(Event.self, from: Foundation.Data(body)).data
        #expect(event.isShortened)
        #expect(event.subject == suspicion.subject)
        #expect(!event.links.isEmpty)
    }
}

/// As a receiver may read it, who takes what they need.
private struct Event: Decodable {
    struct Data: Decodable {
        var subject: String
        var links: [[String: String]]
        var isShortened: Bool
    }

    var data: Data
}
