import Evidence
import Foundation
import Nightly
import Notifications
import Report
import Story
import Testing

/// What `why` says of an incident beyond what the messages say.
@Suite struct ExplanationTests {
    @Test func whatDidNotRunNeedOnlyRun() throws {
        let text = try Self.text(Telling.roots(["SS."]).morning(reading: [1, 2, 3]))
        #expect(text.contains("the next run; if it runs, the 1 person who was told hears"))
    }

    @Test func thatNotAllOfTheChangesIsKnownIsSaid() throws {
        var morning = Telling.roots(["SSF"]).morning(reading: [1, 2, 3])
        morning.products[0].cases[0].unreadChanges = Unread(
            kind: .missing,
            controller: "ci",
            address: "https://ci.thalassa.example/x",
            what: "has nothing there (404)",
            remedy: ""
        )
        let text = try Self.text(morning)
        #expect(text.contains("nothing is known to have changed; not all is known: ci has"))
    }

    private static func text(_ morning: Morning) throws -> String {
        let product = morning.products[0]
        let receipt = Receipt(
            person: .marit,
            channel: .mail,
            reason: .noRun,
            composed: morning.now,
            fate: .delivered(at: morning.now)
        )
        return Explanation(
            morning: morning,
            product: product,
            incident: try #require(product.judgement.standing.open.first),
            directory: .thalassa,
            decisions: [],
            receipts: [receipt]
        ).text
    }
}
