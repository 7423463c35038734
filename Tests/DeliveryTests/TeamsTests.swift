import Foundation
import Golden
import Notifications
import Testing
import Wire

@testable import Delivery

@Suite struct TeamsTests {
    @Test func aMessageIsACard() throws {
        let body = try JSONSerialization.jsonObject(with: Data(Teams.render(suspicion)))
        let pretty = try JSONSerialization.data(
            withJSONObject: body,
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        )
        try expectGolden(String(decoding: pretty, as: UTF8.self) + "\n", "teams.json")
    }

    @Test func anEndlessMessageIsShortEnough() throws {
        let body = Teams.render(suspicion.endless)
        let text = String(decoding: body, as: UTF8.self)
        #expect(body.count < 20_000)
        #expect(text.contains("RED: thalassa on linux-aarch64"))
        #expect(text.contains("https://nightly.thalassa.example/2026-11-19"))
    }

    @Test(arguments: [
        (202, "", "delivered"), (200, "", "delivered"), (200, "1", "delivered"),
        (200, "failed with error: endpoint returned HTTP error 429 with", "postponed"),
        (200, "failed with error: endpoint returned HTTP error 404 with", "refused"),
        (410, "", "gone"), (401, "", "refused"), (429, "", "postponed"), (500, "", "uncertain"),
    ])
    func theAnswerDecides(status: Int, body: String, fate: String) {
        let teams = Teams(
            url: Secret("https://logic.azure.example/workflows/1?sig=s3cr3t"),
            by: Counterpart(status, body).courier
        )
        let outcome = "\(teams.send(suspicion.parcel(to: .teams), at: seven))"
        #expect(outcome.hasPrefix(fate), "\(outcome)")
    }

    @Test(.enabled(if: shared != nil, needsShared), .enabled(if: Server.has("jsonschema")))
    func theCardIsOneByItsSchema() throws {
        let schema = try #require(shared).appendingPathComponent(
            "schemas/adaptive-card-1.4.0.schema.json"
        )
        for notification in [suspicion, summary, suspicion.endless] {
            let verdict = try judge("card.py", [schema.path], input: Teams.render(notification))
            #expect(verdict == "valid\n")
        }
    }
}
