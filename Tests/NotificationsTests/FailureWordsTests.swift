import Evidence
import Foundation
import Nightly
import Notifications
import Story
import Testing

/// What a message about a failure says to one reader: nothing that the rest of it contradicts.
@Suite struct FailureWordsTests {
    private static let docs = Change.commit("90ad113", Person.tomasz.author, "docs", "docs/a.md")

    @Test func onesOwnChangeIsInOnesOwnMailHoweverWeak() throws {
        let ines = Change.commit("4e1b9c2", Person.ines.author, "Tweak", "src/boundary/flux.c")
        var solver = Telling.solver(
            [.passed, .failed(["linux"], changes: [ines, Self.docs])],
            detail: BuildDetail(failedTests: [
                FailedTest(name: "flux.test_flux", age: 1, message: "src/boundary/flux.c:2: E")
            ])
        )
        solver.concern.suspects = SuspectRule(tell: .low)
        let mail = try mail(to: "tomasz", solver.morning(reading: [1, 2]))
        #expect(mail.contains("4e1b9c2"))
        #expect(mail.contains("90ad113     Tomasz Wilk"))
        #expect(mail.contains("because your 90ad113 is among what changed."))
        #expect(!mail.contains("because your 90ad113 but"))
    }

    @Test func theOnlyChangeThatIsKnownIsNotTheOnlyOne() throws {
        let solver = Telling.solver([.failed(["linux"], changes: [.by(.ines)])])
        let morning = solver.morning(reading: [1], announcingExisting: true)
        let mail = try mail(to: "marit", morning)
        #expect(mail.contains("is the only change that is known"))
        #expect(mail.contains("but nobody knows when this last passed"))
        #expect(!mail.contains("is the only change since it passed"))
    }

    @Test func whatSomebodyHasIsAskedOfNobodyElse() throws {
        var solver = Telling.solver(
            [.passed, .failed(["linux"], changes: [.by(.ines)])],
            claim: Claim(by: "tomasz", at: nil, reason: "TH-4312")
        )
        solver.concern.response = ResponsePolicy(answerBy: TimeOfDay("12:00"))
        let mail = try mail(to: "ines", solver.morning(reading: [1, 2]))
        #expect(mail.contains("One of your changes\nmay be related."))
        #expect(mail.contains("Tomasz Wilk has it (TH-4312): nothing is"))
        #expect(!mail.contains("Please say"))
        #expect(!mail.contains("an answer"))
    }

    @Test func whoHearsLateHearsSinceWhen() throws {
        let solver = Telling.solver([.passed, .failed(["linux"]), .failed(["linux"])])
        let mail = try mail(to: "marit", solver.morning(reading: [1, 3]))
        #expect(mail.contains("failed on main last night, as it has since Thu 5 Nov."))
    }

    private func mail(to reader: String, _ morning: Morning) throws -> String {
        let messages = try compose(morning, for: .thalassa).notifications
        return try #require(messages.first { $0.recipient.key == reader }).text
    }
}
