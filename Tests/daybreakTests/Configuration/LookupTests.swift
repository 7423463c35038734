import Foundation
import Testing

@testable import daybreak

/// Where `daybreak.yaml` is looked for.
@Suite struct LookupTests {
    private static let everywhere = [
        "/srv/nightly/given.yaml", "/srv/other/set.yaml", "/srv/nightly/daybreak.yaml",
        "/home/op/.config/daybreak/daybreak.yaml", "/etc/daybreak/daybreak.yaml",
    ]

    @Test(arguments: everywhere.indices)
    func theNearestFileIsRead(first: Int) throws {
        let there = Self.everywhere[first...]
        let machine = machine(
            files: Dictionary(
                uniqueKeysWithValues: there.map {
                    ($0, minimal(more: "state: state\nproject: \($0)"))
                }
            ),
            environment: first <= 1 ? ["DAYBREAK_CONFIG": "/srv/other/set.yaml"] : [:]
        )
        let read = try Configuration.load(first == 0 ? "given.yaml" : nil, in: machine)
        let folder = URL(fileURLWithPath: Self.everywhere[first]).deletingLastPathComponent().path
        #expect(read.project == Self.everywhere[first])
        #expect(read.state == folder + "/state")
    }

    @Test func whereItWasLookedForIsSaid() {
        #expect(throws: ConfigurationError.self) { try Configuration.load(nil, in: machine()) }
        let error = ConfigurationError.notFound(looked: [
            "daybreak.yaml", "/etc/daybreak/daybreak.yaml",
        ])
        #expect(
            "\(error)" == """
                there is no configuration; looked for
                  daybreak.yaml
                  /etc/daybreak/daybreak.yaml
                Write one there, or name it with --config
                """
        )
    }

    @Test func aFileThatIsNamedIsTheOnlyOneLookedFor() {
        let machine = machine(
            files: ["/srv/nightly/daybreak.yaml": minimal()],
            environment: ["DAYBREAK_CONFIG": "gone.yaml"]
        )
        #expect(throws: ConfigurationError.unread("gone.yaml", .missing)) {
            try Configuration.load(nil, in: machine)
        }
        #expect(throws: ConfigurationError.unread("lost.yaml", .missing)) {
            try Configuration.load("lost.yaml", in: machine)
        }
    }

    @Test func aFileThatMayNotBeReadIsNotPassedOver() {
        var machine = machine(files: ["/etc/daybreak/daybreak.yaml": minimal()])
        let read = machine.read
        machine.read = { url in
            guard url.path != "/srv/nightly/daybreak.yaml" else {
                throw CocoaError(.fileReadNoPermission)
            }
            return try read(url)
        }
        #expect(
            throws: ConfigurationError.unread(
                "daybreak.yaml",
                .unreadable(reason: "this user may not do that")
            )
        ) {
            try Configuration.load(nil, in: machine)
        }
    }

    @Test func bytesThatAreNoTextAreSaidToBeSo() {
        var machine = machine()
        machine.read = { _ in Data([0x6A, 0xFF]) }
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration.load("x.yaml", in: machine)
        }
        #expect(error?.description.contains("this is not UTF-8 from here on") == true)
        let fatal: (any Fatal)? = error
        #expect(fatal?.status == .usage)
    }
}
