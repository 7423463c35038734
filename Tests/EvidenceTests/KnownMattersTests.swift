import Dependencies
import Documents
import Evidence
import Foundation
import Nightly
import Testing

/// The reviewed file: what is read of it, and what is said of one that is wrong.
@Suite struct KnownMattersTests {
    private func read(_ text: String) throws -> (matters: KnownMatters, findings: [Finding]) {
        let source = try Source(file: "ops/acknowledged.yaml", text: text)
        return KnownMatters.read(source, products: ["thalassa", "assim"])
    }

    @Test func bothKindsOfEntriesAreRead() throws {
        let (matters, findings) = try read(
            """
            acknowledged:
              - { incident: assim-31, who: tomasz, until: 2026-11-20, ticket: TH-4312 }
              - product: thalassa
                job: build/*
                platform: linux-aarch64
                test: [test_tidal_forcing, "restart.*"]
                who: Ines Duarte
                until: 2026-11-27
                why: waits for openblas
                fixed_by: 4e1b9c2651f3
            known:
              - { product: thalassa, message: out of memory, ticket: TH-4400, until: 2026-12-31 }
            """
        )
        #expect(findings.isEmpty)
        #expect(matters.isWhole)
        let day = Day.init as (String) -> Day?
        #expect(
            matters.entries == [
                KnownMatters.Entry(
                    .incident(IncidentID(product: "assim", number: 31)),
                    acknowledgement: Acknowledgement(
                        who: "tomasz",
                        until: day("2026-11-20"),
                        ticket: "TH-4312",
                        source: .file("ops/acknowledged.yaml:2")
                    )
                ),
                KnownMatters.Entry(
                    .product("thalassa"),
                    FailurePattern(
                        job: Glob("build/*"),
                        platform: Glob("linux-aarch64"),
                        tests: [Glob("test_tidal_forcing"), Glob("restart.*")]
                    ),
                    acknowledgement: Acknowledgement(
                        who: "Ines Duarte",
                        until: day("2026-11-27"),
                        why: "waits for openblas",
                        source: .file("ops/acknowledged.yaml:3")
                    ),
                    fixedBy: "4e1b9c2651f3"
                ),
            ]
        )
        #expect(matters.issues.map(\.issue.ticket) == ["TH-4400"])
        #expect(matters.issues.map(\.pattern) == [FailurePattern(message: "out of memory")])
    }

    @Test(arguments: [
        (
            "{ incident: asim-31, who: t, until: 2026-11-20 }",
            "no product is called asim; did you mean assim?"
        ),
        (
            "{ incident: assim, who: t, until: 2026-11-20 }",
            "incident is a product and a number such as thalassa-47, not assim"
        ),
        ("{ incident: assim-1, who: t }", "until is missing here"),
        ("{ incident: assim-1, until: 2026-11-20 }", "who is missing here"),
        ("{ who: t, until: 2026-11-20 }", "product is missing here"),
        (
            "{ incident: assim-1, product: assim, who: t, until: 2026-11-20 }",
            "give the incident or a product, not both"
        ),
        (
            "{ incident: assim-1, who: t, until: Friday }",
            "until is a day such as 2026-11-20, not Friday"
        ),
        (
            "{ incident: assim-1, hwo: t, until: 2026-11-20 }",
            "hwo means nothing here; did you mean who?"
        ),
        (
            "{ incident: assim-1, who: t, until: 2026-11-20, fixed_by: HEAD }",
            "fixed_by is a commit, seven digits of it at least, not HEAD"
        ),
    ])
    func anEntryWithASlipCountsForNothingAndTheOthersHold(entry: String, said: String) throws {
        let (matters, findings) = try read(
            "acknowledged:\n  - \(entry)\n  - { incident: assim-2, who: t, until: 2026-11-20 }\n"
        )
        #expect(findings.map(\.message).contains(said))
        #expect(findings.allSatisfy { $0.place.line == 2 })
        #expect(matters.entries.map(\.subject) == [.incident(.init(product: "assim", number: 2))])
        #expect(matters.isWhole)
    }

    @Test func aKnownIssueOfEverythingIsNone() throws {
        let (matters, findings) = try read(
            "known: [{ product: assim, ticket: TH-1, until: 2026-11-20 }]"
        )
        #expect(matters.issues.isEmpty)
        #expect(findings.map(\.help) == ["say which failures: job, platform, test or message"])
    }

    @Test func aSilenceIsAboutEachProductThatItNames() throws {
        let (matters, findings) = try read(
            """
            silences:
              - { product: "*", platform: macos-*, by: hanna, why: the pool moves, until: 2026-11-20 }
              - product: assim
                by: jun
                why: no tide
                from: 2026-11-19
                until: 2026-11-20T12:00:00+01:00
            """
        )
        #expect(findings.isEmpty)
        #expect(matters.issues.map(\.product) == ["thalassa", "assim", "assim"])
        #expect(matters.issues.map(\.pattern.platform) == [Glob("macos-*"), Glob("macos-*"), nil])
        let noon = try Date("2026-11-20T11:00:00Z", strategy: .iso8601)
        #expect(
            matters.issues.last?.issue.silence
                == SilenceTerms(by: "jun", from: Term("2026-11-19"), until: .moment(noon))
        )
    }

    @Test(arguments: [
        ("product: assim, test: x, by: h, until: 2026-11-20", "why is missing here"),
        ("product: assim, test: x, why: w, until: 2026-11-20", "by is missing here"),
        ("product: assim, test: x, by: h, why: w", "until is missing here"),
        (
            "product: assim, test: x, by: h, why: w, until: soon",
            "until is a day such as 2026-11-20, or a moment such as 2026-11-20T12:00:00Z, not soon"
        ),
        (
            "product: asim, test: x, by: h, why: w, until: 2026-11-20",
            "no product is called asim; did you mean assim?"
        ),
        (
            "product: assim, by: h, why: w, until: 2026-11-20",
            "silence over all of assim needs from, and lasts 14 days at most"
        ),
        (
            "product: assim, by: h, why: w, from: 2026-11-20, until: 2026-12-05",
            "silence over all of assim needs from, and lasts 14 days at most"
        ),
    ])
    func aSilenceHasAnAuthorAReasonAndAnEnd(entry: String, said: String) throws {
        let (matters, findings) = try read("silences: [{ \(entry) }]")
        #expect(findings.map(\.message) == [said])
        #expect(matters.issues.isEmpty)
    }

    @Test(arguments: ["", "\n# reviewed like code\n", "known:\nacknowledged: []\n"])
    func aFileInWhichNothingIsLeftIsWhole(text: String) throws {
        let (matters, findings) = try read(text)
        #expect(matters == KnownMatters())
        #expect(findings.isEmpty)
    }

    @Test(arguments: ["known: [", "- a\n"])
    func whatIsNoDocumentWasNotRead(text: String) throws {
        let (matters, findings) = try read(text)
        #expect(!matters.isWhole)
        #expect(!findings.isEmpty)
    }
}
