import Dependencies
import Foundation
import Nightly
import Notifications
import Testing

@testable import daybreak

/// `announce`, `roles`, `responses`, `limits`, `operator`, `proof_of_life` and `morning`.
@Suite struct AnnounceSettingsTests {
    private func read(_ lines: String, product: String = "") throws -> Configuration {
        try configuration(minimal(product: product, more: lines))
    }

    private func rules(_ lines: String, product: String = "") throws -> [AnnounceRule] {
        try #require(read(lines, product: product).products.first).concern.announce
    }

    @Test func withoutALineTheDefaultsHold() throws {
        #expect(try rules("") == AnnounceRule.standard)
    }

    @Test func aLineSaysOfWhatToWhomAndHowOften() throws {
        let rules = try rules(
            """
            people: { hanna: hanna@thalassa.example }
            roles: { managers: { people: hanna, message: personal } }
            announce:
              - { when: [failed, worse], tell: [owner, suspects] }
              - { when: still-failing, every: 2 runs, unless: acknowledged, tell: managers }
            """
        )
        let hanna = Person(key: "hanna", name: "Hanna", mail: "hanna@thalassa.example")
        #expect(
            rules == [
                AnnounceRule(
                    AnnounceRule.Name("announce", line: 1),
                    when: [.failed, .worse],
                    tell: [.owner, .suspects]
                ),
                AnnounceRule(
                    AnnounceRule.Name("announce", line: 2),
                    when: [.stillFailing],
                    tell: [.role("managers", [hanna], watches: false)],
                    every: 2,
                    unlessAcknowledged: true
                ),
            ]
        )
    }

    @Test func aProductMayHaveItsOwn() throws {
        let rules = try rules(
            "announce: [{ when: failed, tell: suspects }]",
            product: "announce: [{ when: failed, tell: owner }]"
        )
        #expect(rules.map(\.tell) == [[.owner]])
        #expect(rules.first?.name.description == "products.thalassa.announce, line 1")
    }

    @Test func stakeholdersMayHearInPerson() throws {
        let rules = try rules(
            "roles: { stakeholders: { people: piet@thalassa.example, message: personal } }"
        )
        #expect(rules[0].tell.last == .stakeholders(personally: true))
    }

    @Test func aResponseSaysWhoHearsThatNobodyAnswered() throws {
        let read = try read(
            "responses: { red: { answer_by: \"12:00\", unanswered: [stakeholders] } }",
            product: "response: red"
        )
        let rule = try #require(read.products.first?.concern.response?.unanswered)
        #expect(rule.tell == [.stakeholders(personally: false)])
        #expect(rule.name.description == "responses.red.unanswered")
    }

    @Test(arguments: [
        ("announce: [{ when: faild, tell: owner }]", "did you mean failed?"),
        ("announce: [{ when: failed, tell: ownr }]", "did you mean owner?"),
        ("announce: [{ when: failed }]", "tell is missing here"),
        ("announce: [{ when: still-failing, tell: owner }]", "add every: 3 runs"),
        (
            "announce: [{ when: still-failing, tell: owner, every: 3 }]",
            "every is a number of runs such as 3 runs, not 3"
        ),
        (
            "announce: [{ when: failed, tell: owner, every: 3 runs }]",
            "every so many runs is told only what is still-failing"
        ),
        (
            "announce: [{ when: [failed, fixed], tell: package-owner }]",
            "an incident has no package-owner"
        ),
        (
            "responses: { r: { answer_by: '12:00', unanswered: package-owner } }",
            "an incident has no package-owner"
        ),
        ("announce: []", "announce has no line, so that nobody hears of anything"),
        ("roles: { owner: hanna@thalassa.example }", "who is owner is not said here"),
        (
            "people: { hanna: h@x.example }\nroles: { hanna: jun@x.example }",
            "hanna is a person already; give the role another name"
        ),
        (
            "teams: { core: h@x.example }\nroles: { core: jun@x.example }",
            "core is a team already; give the role another name"
        ),
        (
            "limits: { opened_in_one_run: 0 }",
            "opened_in_one_run is a whole number from 1 on, not 0"
        ),
        ("limits: { people_in_one_run: -3 }", "people_in_one_run is a whole number from 1 on"),
        ("announce: [{ when: failed, tell: owner, unless: held }]", "none of acknowledged"),
        ("announce: [{ when: finding, tell: suspects }]", "a finding has no suspects"),
        ("limits: { opened: 3 }", "opened means nothing here"),
        ("proof_of_life: daily", "none of weekly, never"),
        ("morning: late", "morning is a time such as 07:00, not late"),
        ("operator: hana", "no person or team is called hana"),
    ])
    func whatIsWrongIsSaid(line: String, words: String) {
        #expect(verdict(on: minimal(more: line)).contains(words))
    }

    @Test func findingsAreNoProductsOwn() {
        let text = minimal(product: "announce: [{ when: [failed, finding], tell: owner }]")
        #expect(verdict(on: text).contains("say it in announce at the top of the file"))
    }

    @Test func aDeadlineKnowsTheHolidaysOfTheQuietHours() throws {
        let read = try read(
            """
            quiet: { holidays: 2026-12-24 }
            responses: { red: { answer_by: "12:00" } }
            """,
            product: "response: red"
        )
        #expect(
            read.products.first?.concern.response?.holidays == [try #require(Day("2026-12-24"))]
        )
    }

    @Test func nobodyIsTheOperatorUnlessNamed() throws {
        #expect(try read("").operator == nil)
        let named = try read("operator: hanna@thalassa.example")
        #expect(named.operator?.mail == "hanna@thalassa.example")
    }

    @Test func limitsProofOfLifeAndTheMorningHaveDefaults() throws {
        let plain = try read("")
        #expect(plain.limits == Limits(openedInOneRun: 5, peopleInOneRun: 25))
        #expect(plain.provesLife)
        #expect(plain.morning.description == "07:00")
        let own = try read(
            """
            limits: { opened_in_one_run: 9, people_in_one_run: 99 }
            proof_of_life: never
            morning: "06:30"
            """
        )
        #expect(own.limits == Limits(openedInOneRun: 9, peopleInOneRun: 99))
        #expect(!own.provesLife)
        #expect(own.morning.description == "06:30")
    }

    @Test func aMonthIsToldToWhoeverIsNamedAndWasCausedByNobody() throws {
        let read = try read("announce: [{ when: monthly, tell: [owner, hanna@thalassa.example] }]")
        #expect(read.products.first?.concern.announce.map(\.when) == [[.monthly]])
        let text = minimal(more: "announce: [{ when: monthly, tell: [owner, suspects] }]")
        #expect(verdict(on: text).contains("a month has no suspects"))
    }
}
