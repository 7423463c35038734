import Foundation
import Golden
import Testing

/// What people ask afterwards: why this, why me, why not me, and what would have been.
@Suite struct WhyTests {
    private let home: Home

    /// The demo's story, told to its last morning.
    init() throws {
        home = try Home()
        try home.writeDemo()
        for day in Home.mornings { _ = try home.runMorning(day) }
    }

    private func why(_ question: String...) throws -> Ending {
        try home.start(["why", "--now", "2026-11-19T06:10:00Z"] + question).wait()
    }

    @Test(arguments: ["thalassa", "assim", "atlas", "tides-api", "weekly", "marit"])
    func whyAProductOrAPerson(subject: String) throws {
        try expectGolden(why(subject).transcript, "why/\(subject).txt")
    }

    @Test func whySomeoneHeardNothing() throws {
        try expectGolden(why("assim", "--to", "marit").transcript, "why/assim-to-marit.txt")
    }

    @Test func whomNobodyHasNamedIsKnownByWhatWasDecided() throws {
        let bot = "29139614+renovate[bot]@users.noreply.github.com"
        let answer = try why("thalassa", "--to", bot)
        #expect(answer.status == 0)
        let words = answer.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("matches never_suspect \"*[bot]\""))
    }

    @Test func anIncidentIsFoundByItsNameAlsoWhenItIsOver() throws {
        let byName = try why("tides-api-1")
        let byProduct = try why("tides-api")
        #expect(byName.output == byProduct.output)
    }

    @Test func aWordThatMeansNothingIsAnsweredWithTheNearestOne() throws {
        let ending = try why("thalasa")
        #expect(ending.status == 2)
        #expect(ending.errors.contains("did you mean thalassa?"))
    }

    @Test func askingChangesNothing() throws {
        let before = try home.files()
        _ = try why("thalassa")
        let after = try home.files()
        #expect(after == before)
    }
}

/// Past nights under today's configuration.
@Suite struct ReplayTests {
    private func replay(_ home: Home, _ options: String...) throws -> Ending {
        let recording = checkout.appendingPathComponent("ci/demo/2026-11-19").path
        return try home.start(["replay", "--recording", recording] + options).wait()
    }

    @Test func twoWeeksOfTheDemo() throws {
        let home = try Home()
        try home.writeDemo()
        let ending = try replay(home, "--from", "2026-11-05")
        try expectGolden(ending.transcript, "replay.txt")
        #expect(try home.files().keys.sorted() == ["daybreak.yaml", "dependencies.yaml"])
    }

    @Test func whatIsRememberedIsReplayedAsTheSame() throws {
        let home = try Home()
        try home.writeDemo()
        let before = try replay(home, "--from", "2026-11-16")
        for day in Home.mornings { _ = try home.runMorning(day) }
        let after = try replay(home, "--from", "2026-11-16")
        #expect(after.output == before.output)
    }

    @Test func theLastDayIsNotBeforeTheFirst() throws {
        let home = try Home()
        try home.writeDemo()
        let ending = try replay(home, "--from", "2026-11-18", "--to", "2026-11-10")
        #expect(ending.status == 2)
        #expect(ending.errors.contains("2026-11-10 is before 2026-11-18"))
    }

    @Test(arguments: ["yesterday", "2026-13-01", "2026-02-30", "2030-01-01", "2025-01-01"])
    func aDayThatIsNoneIsRefused(day: String) throws {
        let home = try Home()
        try home.writeDemo()
        let ending = try replay(home, "--from", day)
        #expect(ending.status == 2)
        #expect(ending.errors.contains(day))
    }
}
