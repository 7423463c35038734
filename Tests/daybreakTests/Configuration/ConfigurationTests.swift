import Delivery
import Dependencies
import Documents
import Evidence
import Foundation
import Golden
import Nightly
import Notifications
import Testing
import Wire

@testable import daybreak

@Suite struct ConfigurationTests {
    // MARK: The minimal file

    private let six = """
        jenkins: https://ci.thalassa.example
        mail: smtp://localhost
        products:
          thalassa:
            jobs: nightly/thalassa
            owner: marit@thalassa.example
        """

    @Test func sixLinesAreEnough() throws {
        let read = try configuration(six)
        let marit = Person(
            key: "marit@thalassa.example",
            name: "Marit",
            mail: "marit@thalassa.example"
        )
        let root = JobID(controller: "ci.thalassa.example", name: "nightly/thalassa")
        let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
        let expected = try Configuration(
            project: "thalassa",
            timeZone: oslo,
            controllers: [
                ControllerSettings(
                    name: "ci.thalassa.example",
                    base: "https://ci.thalassa.example",
                    route: Route()
                )
            ],
            products: [
                ProductSettings(
                    product: Product(name: "thalassa", roots: [root], timeZone: oslo),
                    concern: Concern(product: "thalassa", owner: marit),
                    children: []
                )
            ],
            directory: Directory(
                people: [marit],
                quiet: Quiet(
                    QuietHours(
                        from: #require(TimeOfDay("20:00")),
                        until: #require(TimeOfDay("07:00")),
                        timeZone: oslo
                    )
                )
            ),
            mail: MailSettings(
                transport: .smtp(
                    MailServer(host: "localhost", port: 25, security: MailServer.Security.none)
                ),
                from: #require(Mailbox("thalassa nightly <nightly@thalassa.example>"))
            ),
            owners: ["marit@thalassa.example": marit],
            channels: ChannelSettings(),
            reach: [:],
            listeners: [],
            state: "/home/op/.local/state/daybreak"
        )
        #expect(read == expected)
    }

    @Test func withoutMailItIsKeptBesideTheState() throws {
        let text = six.replacing("mail: smtp://localhost\n", with: "state: memory\n")
        let read = try configuration(text)
        #expect(read.mail.transport == .maildir("/srv/nightly/memory/mail"))
        #expect(read.state == "/srv/nightly/memory")
    }

    @Test func theStateIsWhereTheMachineKeepsSuch() throws {
        let read = try configuration(six, in: machine(environment: ["XDG_STATE_HOME": "/var/lib"]))
        #expect(read.state == "/var/lib/daybreak")
        let said = verdict(on: six, in: machine(environment: ["HOME": ""]))
        #expect(said.contains("state is missing here, and without HOME it has no usual place"))
    }

    @Test func severalProductsAreCalledByTheirDomain() throws {
        let read = try configuration(
            six + "\n  weekly: { jobs: release/weekly, owner: hanna@thalassa.example }"
        )
        #expect(read.project == "thalassa.example")
    }

    // MARK: The full file

    @Test func theFullFileIsReadWithWarningsForWhatIsNotUsedYet() throws {
        let read = try full()
        try expectGolden(read.warnings + "\n", "full.txt")
    }

    @Test(.enabled(if: shared != nil, needsShared))
    func theFullFileIsTheOneOfTheTargets() throws {
        let targets = try #require(shared).appendingPathComponent("targets.md")
        let blocks = try String(contentsOf: targets, encoding: .utf8)
            .split(separator: "```yaml\n").dropFirst().map { $0.prefix { $0 != "`" } }
        let file = try String(
            contentsOf: goldens.appendingPathComponent("full.yaml"),
            encoding: .utf8
        )
        #expect(blocks.contains { $0 == file })
    }

    @Test func everyoneInTheFullFileHasTheirPart() throws {
        let read = try full()
        #expect(read.project == "Thalassa")
        #expect(
            read.directory.people.map(\.key) == [
                "hanna", "ines", "jun", "marit", "piet", "seun", "tomasz",
            ]
        )
        #expect(read.directory.neverSuspect.map(\.pattern) == ["*[bot]", "*@contractor.example"])
        #expect(read.directory.leavers.map(\.name) == ["Ola Nordmann"])
        let atHome = Author(name: "id", mail: "ines@home.example")
        #expect(
            read.directory.identify(atHome)
                == .known(try #require(read.directory.people.first { $0.key == "ines" }))
        )
        #expect(
            read.products.map { "\($0.concern.title): \($0.concern.owner.name)" } == [
                "Thalassa ocean model: Marit Solheim", "assim: Tomasz Wilk", "atlas: Jun Watanabe",
                "tides-api: Jun Watanabe", "weekly: Hanna Berg",
            ]
        )
        let thalassa = try #require(read.products.first)
        #expect(thalassa.concern.stakeholders.map(\.key) == ["piet", "seun", "hanna"])
        #expect(thalassa.concern.blocks == "weekly")
        #expect(thalassa.changes == ChangeSource(snapshots: Glob("build/manifest.txt")))
        #expect(thalassa.concern.suspects == SuspectRule(tell: .high, atMost: 3))
        #expect(thalassa.concern.response?.answerBy == TimeOfDay("12:00"))
        #expect(thalassa.product.branch == "main")
        #expect(thalassa.product.allowedToFail == [Glob("macos-arm64")])
        #expect(
            thalassa.product.roots.map(\.name) == ["nightly/thalassa", "nightly/thalassa-minimum"]
        )
        let weekly = try #require(read.products.last)
        #expect(weekly.product.schedule == (try CronTable("0 4 * * 0")))
    }

    @Test func everyServerInTheFullFileIsReachedSafely() throws {
        let read = try full()
        let controller = ControllerSettings(
            name: "ci.thalassa.example",
            base: "https://ci.thalassa.example",
            credential: Credential(user: "daybreak", password: Secret("hunter2")),
            route: Route(authorities: "/etc/pki/tls/certs/thalassa-ca.pem", connections: 4)
        )
        #expect(read.controllers == [controller])
        let server = MailServer(
            host: "mail.thalassa.example",
            port: 587,
            security: .startTLS,
            credential: Credential(user: "nightly", password: Secret("correct horse"))
        )
        #expect(read.mail.transport == .smtp(server))
        #expect(read.mail.replyTo?.address == "release@thalassa.example")
        #expect(read.messageDomain == "nightly.thalassa.example")
    }

    @Test func theAuditKnowsItsEnvironments() throws {
        let audit = try #require(try full().audit)
        #expect(audit.manifest == "/srv/nightly/manifests/dependencies.yaml")
        let sources: [InventorySource] = [.artifact("inventory.json"), .log("conda-env-export")]
        #expect(audit.environments.map(\.inventory) == [sources, sources])
        #expect(audit.environments.map(\.provenWithin) == [.seconds(7 * 86_400), nil])
        #expect(audit.environments.map(\.expect) == [.minimum, .range])
        #expect(
            audit.environments.last?.jobs.map(\.name) == ["nightly/thalassa", "nightly/assim"]
        )
    }

    private func full() throws -> Configuration {
        let text = try String(
            contentsOf: goldens.appendingPathComponent("full.yaml"),
            encoding: .utf8
        )
        let files = [
            "/etc/daybreak/jenkins.token": "hunter2\n",
            "/etc/daybreak/smtp.password": "correct horse\n",
            "/etc/daybreak/slack.token": "xoxb-hunter2\n",
            "/etc/daybreak/heartbeat.url": "https://hc-ping.example/5f70bf18\n",
            "/etc/daybreak/people.csv":
                "name,mail,also,left\nOla Nordmann,ola@thalassa.example,,2026-03-31\n",
            "/srv/nightly/.mailmap": "Ines Duarte <ines@thalassa.example> <ines@home.example>\n",
        ]
        return try configuration(text, in: machine(files: files))
    }

    @Test func theDemosFileHasNothingToComplainOf() throws {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 1...4 { root.deleteLastPathComponent() }
        let file = root.appendingPathComponent("ci/demo/daybreak.yaml")
        let read = try configuration(String(contentsOf: file, encoding: .utf8))
        #expect(read.products.count == 5)
        #expect(read.warnings == "")
    }

    // MARK: Bad files

    @Test(arguments: ["keys", "names", "values", "secrets", "products", "nothing", "no-yaml"])
    func aBadFileIsToldAllThatIsWrongWithIt(name: String) throws {
        let text = try String(
            contentsOf: goldens.appendingPathComponent("bad/\(name).yaml"),
            encoding: .utf8
        )
        let machine = machine(
            files: [
                "/srv/nightly/token": "hunter2", "/srv/nightly/two-lines": "one\ntwo",
                "/srv/nightly/empty": "\n",
            ],
            environment: ["PLAIN": "http://hooks.thalassa.example/hunter2"],
            open: ["/srv/nightly/token"]
        )
        try expectGolden(verdict(on: text, in: machine) + "\n", "bad/\(name).txt")
    }
}
