import ArgumentParser
import Foundation
import Golden
import Testing

@testable import daybreak

/// The commands around the manifest, from their arguments to what they print and their status.
@Suite struct ManifestCommandTests {
    @Test(arguments: [
        (["lint"], daybreak.ExitStatus.done),
        (["lint", "slips.yaml"], .findings),
        (["lint", "slips.yaml", "--format", "json"], .findings),
        (["lint", "no-yaml.yaml"], .unread),
        (["lint", "latin-1.yaml"], .unread),
        (["lint", "bomb.yaml"], .unread),
        (["lint", "huge.yaml"], .unread),
        (["lint", "folder"], .unread),
        (["lint", "missing.yaml"], .unread),
        (["lint", "slips.yaml", "missing.yaml"], .unread),
        (["audit", "--inventory", "dpkg.tsv"], .done),
        (["audit", "--inventory", "dpkg.tsv", "--expect", "minimum"], .findings),
        (["audit", "--inventory", "-"], .done),
        (["audit", "--inventory", "empty.tsv"], .unread),
        (["audit", "--inventory", "cut-short.json"], .unread),
        (["audit", "--inventory", "folder"], .unread),
        (["audit", "--inventory", "missing.tsv"], .unread),
        (["audit", "--inventory", "dpkg.tsv", "--inventory", "missing.tsv"], .unread),
        (["audit", "--inventory", "dpkg.tsv", "--manifest", "slips.yaml"], .usage),
        (["audit", "--inventory", "dpkg.tsv", "--manifest", "missing.yaml"], .unread),
        (["render", "--check", "--manifest", "stale.yaml"], .findings),
        (["render", "--check", "--manifest", "slips.yaml"], .usage),
        (["render", "--manifest", "no-region.yaml"], .usage),
        (["explain", "M108"], .done),
        (["explain", "unquoted-version"], .done),
        (["explain"], .done),
        (["explain", "M999"], .usage),
    ])
    func everyEndHasItsStatus(arguments: [String], status: daybreak.ExitStatus) throws {
        let stage = Stage()
        let found = try stage.run(arguments)
        #expect(found == status, "\(stage.said)\(stage.warned)")
        #expect(!(stage.said + stage.warned).isEmpty)
    }

    @Test func aLintEndsWithWhatToDoNext() throws {
        let stage = Stage()
        _ = try stage.run(["lint", "slips.yaml", "clean.yaml"])
        try expectGolden(stage.said, "lint.txt")
        let clean = Stage()
        _ = try clean.run(["lint"])
        #expect(
            clean.said == "2 packages, 1 agent tool; 1 derived, 0 observed files\nno findings\n"
        )
    }

    @Test func fixesAreWrittenAndTheRestIsSaid() throws {
        let stage = Stage()
        let status = try stage.run(["lint", "slips.yaml", "--fix"])
        #expect(status == .findings)
        #expect(
            stage.files["slips.yaml"] == "packages: { a: { minimum: \"2.10\", blow: \"3\" } }\n"
        )
        let again = try stage.run(["lint", "slips.yaml", "--fix", "--unsafe-fixes"])
        #expect(again == .findings)
        #expect(
            stage.files["slips.yaml"] == "packages: { a: { minimum: \"2.10\", below: \"3\" } }\n"
        )
        #expect(stage.said.contains("M108"))
    }

    @Test func nothingIsWrittenUnasked() throws {
        let stage = Stage()
        let files = stage.files
        for arguments in [
            ["lint", "slips.yaml"], ["render", "--check"], ["audit", "--inventory", "dpkg.tsv"],
        ] {
            _ = try stage.run(arguments)
        }
        #expect(stage.files == files)
    }

    @Test func whatIsRenderedIsUpToDate() throws {
        let stage = Stage()
        stage.files["ci/packages.txt"] = nil
        let written = try stage.run(["render"])
        let checked = try stage.run(["render", "--check"])
        let again = try stage.run(["render"])
        #expect([written, checked, again] == [.done, .done, .done])
        #expect(stage.said == "wrote ci/packages.txt\n")
        #expect(
            stage.files["ci/packages.txt"]?.hasSuffix("libcurl4-openssl-dev\nopenssl\n") == true
        )
    }

    @Test func anAuditCanBeReadByAnotherProgram() throws {
        let stage = Stage()
        _ = try stage.run([
            "audit", "--inventory", "dpkg.tsv", "--expect", "minimum", "--format", "github",
        ])
        #expect(
            stage.said
                == "::error title=A302 above-minimum,file=manifests/dependencies.yaml,line=3,col=3,"
                + "endLine=3,endColumn=10::declared 7.88.0; used 7.88.1-10+deb12u15 (compared as 7.88.1)\n"
        )
    }
}

/// A folder of files in memory, and what was said there.
private final class Stage {
    var files = [
        "manifests/dependencies.yaml": """
        defaults: { ecosystem: deb }
        packages:
          libcurl: { minimum: "7.88.0", names: { deb: libcurl4-openssl-dev } }
          openssl: "3.0"
        agents: { git: "2.39" }
        derived:
          - { write: ci/packages.txt, as: apt-list }

        """,
        "ci/packages.txt": """
        # Written by `daybreak render` from dependencies.yaml; change that instead.
        libcurl4-openssl-dev
        openssl

        """,
        "slips.yaml": "packages: { a: { minimum: 2.10, blow: \"3\" } }\n",
        "stale.yaml": """
        packages: { a: { minimum: "1", ecosystem: deb } }
        derived: [{ write: stale.txt, as: apt-list }]

        """,
        "clean.yaml": "packages: { a: \"2.10\" }\n",
        "no-yaml.yaml": "packages: {\n",
        "bomb.yaml": (1...40).reduce(into: "a0: &a0 [x]\n") {
            $0 += "a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1)]\n"
        },
        "huge.yaml": String(repeating: "a", count: 3 << 20),
        "no-region.yaml": """
        packages: { a: "1" }
        derived: [{ write: clean.yaml#here, as: markdown-table }]

        """,
        "dpkg.tsv": "libcurl4-openssl-dev:amd64\t7.88.1-10+deb12u15\nopenssl\t3.0.19-1~deb12u2\n",
        "empty.tsv": "",
        "cut-short.json": "{\"pins\": [{\"identity\": \"yams\"",
    ]
    var said = ""
    var warned = ""

    func run(_ arguments: [String]) throws -> daybreak.ExitStatus {
        let command = try #require(Daybreak.parseAsRoot(arguments) as? any Command)
        return try command.run(in: world)
    }

    private var world: World {
        var world = World.live()
        world.folder = URL(fileURLWithPath: "/stage", isDirectory: true)
        world.read = { url in
            let name = String(url.path.dropFirst("/stage/".count))
            if name == "folder" { throw CocoaError(.fileReadUnknown) }
            if name == "latin-1.yaml" { return Data([0x61, 0x3A, 0x20, 0xE9]) }
            guard let text = self.files[name] else { throw CocoaError(.fileReadNoSuchFile) }
            return Data(text.utf8)
        }
        world.write = {
            self.files[String($1.path.dropFirst("/stage/".count))] = String(
                decoding: $0,
                as: UTF8.self
            )
        }
        world.input = { Data((self.files["dpkg.tsv"] ?? "").utf8) }
        world.say = { self.said += $0 }
        world.warn = { self.warned += $0 + "\n" }
        return world
    }
}
