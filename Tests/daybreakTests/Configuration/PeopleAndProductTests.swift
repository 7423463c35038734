import Foundation
import Nightly
import Notifications
import Testing
import Wire

@testable import daybreak

@Suite struct PeopleAndProductTests {
    // MARK: People

    private func team(_ products: String) throws -> Configuration {
        try configuration(
            """
            jenkins: https://ci.x.example
            people:
              marit: { name: Marit Solheim, mail: Marit@x.example, also: [ms@home.example] }
              ines-duarte: ines@x.example
              jun: { mail: jun@x.example, slack: "${env:HOOK}" }
              piet:
                mail: piet@x.example
                prefer: mail
                mattermost: { webhook: "${env:HOOK}", channel: "@piet" }
            teams:
              stack: { lead: marit, members: [ines-duarte, jun] }
              assim: jun
            roles: { stakeholders: piet }
            products:
              \(products)
            """,
            in: machine(environment: ["HOOK": "https://chat.x.example/1?a=b"])
        )
    }

    @Test(arguments: [
        ("marit", "marit", "Marit Solheim"),
        ("ines-duarte", "ines-duarte", "Ines Duarte"),
        ("stack", "marit", "Marit Solheim"),
        ("assim", "jun", "Jun"),
        ("marit@x.example", "marit", "Marit Solheim"),
        ("MS@home.example", "marit", "Marit Solheim"),
        ("Seun.Bello+ci@x.example", "seun.bello+ci@x.example", "Seun Bello"),
        ("Oluwaseun Bello <seun@x.example>", "seun@x.example", "Oluwaseun Bello"),
    ])
    func anOwnerIsAPersonATeamOrAnAddress(owner: String, key: String, name: String) throws {
        let read = try team("a: { jobs: x, owner: \(owner) }")
        let person = try #require(read.products.first?.concern.owner)
        #expect(person.key == key)
        #expect(person.name == name)
        #expect(read.directory.people.filter { $0.key == key } == [person])
    }

    @Test func twoNamesForOneAddressAreDoubted() throws {
        let people = "people: { hanna: h@x.example, berg: { mail: H@x.example }, jun: j@x.example }"
        let warnings = try configuration(minimal(more: people)).warnings
        #expect(warnings.contains("daybreak.yaml:8:45: "), "\(warnings)")
        #expect(warnings.contains("berg and hanna have one address"))
        #expect(!warnings.contains("and jun") && !warnings.contains("jun and"))
    }

    @Test func aBrokenAddressIsQuotedOnOneLine() {
        let said = verdict(
            on: minimal(more: #"people: { hanna: "h@x.example\r\nBcc: all@x.example" }"#)
        )
        #expect(said.contains("not h@x.example \n        Bcc: all@x.example"), "\(said)")
        #expect(!said.contains("\r"))
    }

    @Test(arguments: [
        ("", ["piet"]),
        (", stakeholders: []", []),
        (", stakeholders: jun", ["jun"]),
        (", stakeholders: [stack, piet]", ["marit", "ines-duarte", "jun", "piet"]),
        (", stakeholders: [stack, jun]", ["marit", "ines-duarte", "jun"]),
        (", stakeholders: new@x.example", ["new@x.example"]),
    ])
    func aProductMayHaveStakeholdersOfItsOwn(settings: String, keys: [String]) throws {
        let read = try team("a: { jobs: x, owner: marit\(settings) }")
        #expect(read.products.first?.concern.stakeholders.map(\.key) == keys)
    }

    @Test func aJobsOwnNameMayHaveAColonWhereThereIsOneController() throws {
        let read = try team("a: { jobs: 'evil: \"x\"', owner: marit }")
        #expect(read.products.first?.product.roots.map(\.name) == ["evil: \"x\""])
    }

    @Test func aWebhookIsPreferredUnlessThePersonSaysOtherwise() throws {
        let read = try team("a: { jobs: x, owner: marit }")
        let channels = Dictionary(
            uniqueKeysWithValues: read.directory.people.map { ($0.key, $0.prefer) }
        )
        #expect(
            channels == [
                "marit": [.mail], "ines-duarte": [.mail], "jun": [.slack, .mail], "piet": [.mail],
            ]
        )
        let url = Secret("https://chat.x.example/1?a=b")
        #expect(read.reach["jun"] == Reach(slack: url))
        #expect(
            read.reach["piet"]
                == Reach(mattermost: Reach.Mattermost(url: url, channel: "@piet"))
        )
    }

    // MARK: Products

    static let settings: [(String, @Sendable (inout Product) -> Void)] = [
        ("unstable: pass", { $0.alsoFailures = [.timedOut] }),
        ("timed_out: ignore", { $0.alsoFailures = [.unstable] }),
        ("unstable: failure", { _ in }),
        ("grace: 90 minutes", { $0.grace = .seconds(5400) }),
        ("grace: 1 Day", { $0.grace = .seconds(86_400) }),
        ("platform: AGENT", { $0.platformParameters = ["AGENT"] }),
        ("branch: main", { $0.branch = "main" }),
        ("allow_failure: [a, b*]", { $0.allowedToFail = [Glob("a"), Glob("b*")] }),
    ]

    @Test(arguments: settings)
    func aSettingChangesThatAlone(line: String, change: @Sendable (inout Product) -> Void) throws {
        var expected = try #require(try configuration(minimal()).products.first?.product)
        change(&expected)
        let read = try configuration(minimal(product: line))
        #expect(read.products.first?.product == expected)
    }

    @Test(arguments: [
        ("\"30 1 * * *\"", "30 1 * * *", "Europe/Oslo"),
        ("H 1 * * *", "H 1 * * *", "Europe/Oslo"),
        ("[\"30 1 * * *\", \"0 4 * * 0\"]", "30 1 * * *\n0 4 * * 0", "Europe/Oslo"),
        (
            "[\"TZ=Asia/Tokyo\", \"30 1 * * *\"]", "TZ=Asia/Tokyo\n30 1 * * *", "Europe/Oslo"
        ),
        ("\"30 1 * * *\"\n    time_zone: UTC", "30 1 * * *", "UTC"),
    ])
    func aScheduleHasItsZone(line: String, cron: String, zone: String) throws {
        let read = try configuration(minimal(product: "schedule: \(line)"))
        let table = try CronTable(cron)
        let product = try #require(read.products.first?.product)
        #expect(product.schedule == table)
        #expect(product.timeZone.identifier == (zone == "UTC" ? "GMT" : zone))
    }

    @Test func aJobOfTwoProductsIsWarnedOfAndKept() throws {
        let read = try configuration(
            minimal()
                + "\n  other: { jobs: [nightly/thalassa, x, x], owner: marit@thalassa.example }"
        )
        #expect(read.products.last?.product.roots.map(\.name) == ["nightly/thalassa", "x"])
        #expect(read.warnings.contains("nightly/thalassa was already named in line 5"))
        #expect(read.warnings.contains("x was already named in line 9"))
    }
}
