import Foundation
import Golden
import Testing

/// What the options of `nightly` change, and what they leave alone.
@Suite struct OptionTests {
    /// On the eve of the morning that tells everything.
    private func eve() throws -> Home {
        let home = try Home()
        try home.writeDemo()
        for day in Home.mornings.dropLast() {
            let ending = try home.runMorning(day)
            try #require(ending.status == 0)
        }
        return home
    }

    @Test func aDryRunShowsEveryMessageAndWritesNothing() throws {
        let home = try eve()
        let before = try home.files()
        let dry = try home.runMorning("2026-11-19", "--dry-run")
        #expect(dry.status == 0)
        #expect(dry.errors == "")
        try expectGolden(dry.output, "dry-run.txt")
        let after = try home.files()
        #expect(after == before)
        let real = try home.runMorning("2026-11-19")
        try expectGolden(real.beyondRecording, "demo/2026-11-19.txt")
    }

    @Test func aDryRunNeedsNoState() throws {
        let home = try Home()
        try home.writeDemo()
        let before = try home.files()
        let dry = try home.runMorning("2026-11-19", "--dry-run")
        #expect(dry.status == 0)
        let after = try home.files()
        #expect(after == before)
    }

    @Test func everythingGoesToOneAddressIfAsked() throws {
        let home = try eve()
        let before = try home.mails().count
        let ending = try home.runMorning("2026-11-19", "--only-to", "me@example.org")
        #expect(ending.status == 0)
        #expect(ending.output.contains("Every message went to me@example.org alone.\n"))
        let mails = try home.mails().filter { $0.recipients == ["me@example.org"] }
        let all = try home.mails()
        #expect(mails.count == 8)
        #expect(all.count == before + mails.count)
        try expectGolden(mails.list, "only-to.txt")
    }

    @Test func whoWasToldThroughOneAddressHearsOfTheEndAtTheirOwn() throws {
        let home = try Home()
        try home.writeDemo()
        for (day, options) in [
            ("2026-11-16", []), ("2026-11-17", ["--only-to", "me@example.org"]), ("2026-11-18", []),
            ("2026-11-19", []),
        ] {
            let ending = try home.startMorning(day, options).wait()
            #expect(ending.status == 0)
        }
        let mails = try home.mails().filter { $0.headers["subject"]?.hasPrefix("GREEN") == true }
        #expect(mails.map(\.recipients) == [["jun@thalassa.example"]])
    }

    @Test func aGoodMorningIsQuiet() throws {
        let home = try eve()
        let ending = try home.runMorning("2026-11-19", "--quiet")
        #expect(ending.transcript == "exit 0\n")
        let again = try home.runMorning("2026-11-19", "--quiet")
        #expect(again.transcript == "exit 0\n")
    }

    @Test func anotherProgramCanReadTheReport() throws {
        let home = try eve()
        let ending = try home.runMorning("2026-11-19", "--format", "json")
        #expect(ending.status == 0)
        let report = try JSONDecoder().decode(ReportShape.self, from: Data(ending.output.utf8))
        #expect(report.schema == 1)
        #expect(report.readAt == "2026-11-19T06:00:00Z")
        #expect(
            report.products.map { "\($0.name) \($0.verdict)" } == [
                "thalassa failed", "assim failed", "atlas no-run", "tides-api fixed",
                "weekly not-due",
            ]
        )
        #expect(report.messages.delivered == ["mail": 8])
        #expect(report.decisions.contains { $0.tell && $0.person == "ines" })
    }

    @Test func nowIsWhatIsSaid() throws {
        let home = try Home()
        try home.writeDemo()
        let ending = try home.runMorning("2026-11-19", "--now", "2026-11-19T07:30:00+01:00")
        #expect(ending.output.contains("read at 07:30 CET\n"))
        let later = try home.runMorning("2026-11-19", "--now", "2026-11-19T06:45:00Z")
        #expect(later.output.contains("Nothing new since 07:30."))
    }

    @Test func whatWasBrokenBeforeIsAnnouncedOnlyIfAsked() throws {
        for (options, mails) in [([], 0), (["--announce-existing"], 7)] {
            let home = try Home()
            try home.writeDemo()
            let ending = try home.startMorning("2026-11-19", options).wait()
            #expect(ending.status == 0)
            let found = try home.mails().count
            #expect(found == mails)
        }
    }
}

/// What others may rely on in the JSON.
private struct ReportShape: Decodable {
    struct Product: Decodable {
        var name: String
        var verdict: String
    }

    struct Decision: Decodable {
        var person: String
        var tell: Bool
        var reason: String
    }

    struct Messages: Decodable {
        var delivered: [String: Int]
    }

    var schema: Int
    var readAt: String
    var products: [Product]
    var decisions: [Decision]
    var messages: Messages

    enum CodingKeys: String, CodingKey {
        case schema
        case readAt = "read_at"
        case products
        case decisions
        case messages
    }
}
