import Foundation
import Golden
import Nightly
import Notifications
import Report
import Story
import Testing

/// What the operator reads over the mornings of the story.
@Suite struct NightReportTests {
    private static let thursday = report(
        Thalassa.morning,
        previous: oslo(18, "07:00"),
        DeliveryTally(
            delivered: [.mail: 5, .slack: 1],
            waiting: [
                DeliveryTally.Trouble(
                    recipient: "Oluwaseun Bello",
                    channel: .mail,
                    words: "450 greylisted",
                    since: oslo(19, "07:00"),
                    next: oslo(19, "07:15")
                )
            ]
        )
    )

    @Test func theMorningOfTheStory() throws {
        try expectGolden(Self.thursday.terminal(), "thursday.txt")
        try expectGolden(Self.thursday.json(), "thursday.json")
        #expect(Self.thursday.forOperator.isEmpty)
    }

    /// Greylisting passes by itself; a server that is down does not, and no mail can say so.
    @Test func thatNothingGetsThroughIsSaidToTheOperatorAtOnce() {
        let troubles = [("Hanna Berg", 0.0), ("Piet de Vries", 0.5)].map { name, jitter in
            DeliveryTally.Trouble(
                recipient: name,
                channel: .mail,
                words: "mail.thalassa.example cannot be reached: connection refused",
                since: oslo(19, "07:00"),
                next: oslo(19, "07:01") + jitter,
                isOutage: true
            )
        }
        let greylisted = Self.thursday.deliveries.waiting
        let report = Self.report(
            Thalassa.morning,
            previous: oslo(18, "07:00"),
            DeliveryTally(waiting: greylisted + troubles)
        )
        #expect(
            report.forOperator == """
                Thalassa, night of Thursday 19 November 2026, read at 07:00 CET
                2 messages: 0 delivered, 2 waiting
                   waiting    Hanna Berg and Piet de Vries, mail: mail.thalassa.example cannot
                              be reached: connection refused; next try 07:01

                """
        )
    }

    @Test func prometheusReadsWhatIsRedAndWhatWaits() throws {
        try expectGolden(Self.thursday.metrics(status: 4), "thursday.prom")
    }

    @Test func onATerminalOnlyTheVerdictsAreColoured() throws {
        let coloured = Self.thursday.terminal(coloured: true)
        try expectGolden(coloured, "thursday.ansi")
        let plain = coloured.replacing(/\u{1B}\[[0-9]+m/, with: "")
        #expect(plain == Self.thursday.terminal())
    }

    @Test func aSecondRunHasNothingNew() throws {
        let report = Self.report(
            Thalassa.products.morning(at: Thalassa.mornings + [oslo(19, "07:15")]),
            previous: oslo(19, "07:00"),
            DeliveryTally(delivered: [.mail: 1])
        )
        try expectGolden(report.terminal(), "again.txt")
        #expect(report.forOperator.isEmpty)
    }

    @Test func theFirstRunListsWhatIsBrokenForTheOperator() throws {
        let report = Self.report(
            Thalassa.products.morning(at: [oslo(19, "07:00")]),
            previous: nil
        )
        try expectGolden(report.terminal(), "first.txt")
        try expectGolden(report.forOperator, "first-quiet.txt")
    }

    @Test func anUnreadControllerIsNeverGreen() throws {
        let refused = Unread(
            kind: .refused,
            controller: "ci.thalassa.example",
            address: "https://ci.thalassa.example/job/nightly/job/atlas/api/json",
            what: "refuses our token (401)",
            remedy:
                "make a new API token for the user daybreak, and put it where the configuration says"
        )
        let products = Thalassa.products.map { telling in
            var telling = telling
            if telling.product.name != "tides-api" {
                telling.jenkins.unread[oslo(19, "07:00")] = refused
            }
            return telling
        }
        let report = Self.report(
            products.morning(at: Thalassa.mornings),
            previous: oslo(18, "07:00")
        )
        try expectGolden(report.terminal(), "unread.txt")
        try expectGolden(report.forOperator, "unread-quiet.txt")
    }

    @Test func whatNobodyCouldLookForIsSaidToTheOperatorToo() throws {
        var morning = Thalassa.morning
        morning.products[0].judgement.unsearched = [
            .job("nightly/thalassa"): Unread(
                kind: .refused,
                controller: "ci.thalassa.example",
                address: "https://ci.thalassa.example/api/json",
                what: "refuses our user (403)",
                remedy: "give the user Overall/Read and Job/Read on this controller"
            )
        ]
        let report = Self.report(morning, previous: oslo(18, "07:00"))
        #expect(
            report.terminal().split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .contains("everything was read, but not what 1 root may start elsewhere")
        )
        try expectGolden(report.forOperator, "unsearched-quiet.txt")
    }

    @Test func whatRunsIsNeitherGreenNorRed() throws {
        let report = Self.report(
            Thalassa.products.morning(
                at: [4, 17, 18].map { oslo($0, "07:00") } + [oslo(19, "03:30")]
            ),
            previous: oslo(18, "07:00")
        )
        try expectGolden(report.terminal(), "under-way.txt")
    }

    @Test func allThatIsSoOfAProductIsListedWithWhoHeard() throws {
        let telling = Telling.roots(["SSF", "SS."])
        let morning = [telling].morning(at: [4, 5, 6].map { oslo($0, "07:00") })
        let report = Self.report(morning, previous: oslo(5, "07:00"))
        try expectGolden(report.terminal(), "several.txt")
        #expect(try report.json().contains(#""verdict" : "no-run""#))
    }

    private static func report(
        _ morning: Morning,
        previous: Date?,
        _ deliveries: DeliveryTally = DeliveryTally()
    ) -> NightReport {
        NightReport(
            morning: morning,
            directory: .thalassa,
            decisions: morning.products.flatMap { decide($0, in: .thalassa) },
            reading: ReadingTally(controllers: ["ci.thalassa.example"], roots: 6, builds: 24),
            deliveries: deliveries,
            previous: previous
        )
    }
}
