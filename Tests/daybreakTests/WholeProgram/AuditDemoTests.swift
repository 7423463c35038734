import Foundation
import Golden
import Testing

/// The auditor from door to door, on what the demo's mornings left behind.
@Suite struct AuditDemoTests {
    private let moment = ["--now", "2026-11-19T06:00:00Z"]

    @Test func lastNightIsShownWithItsProofsAndItsDrift() throws {
        let home = try Home()
        try home.writeDemo()
        for day in Home.mornings { _ = try home.runMorning(day) }
        let audit = try home.start(["audit"] + moment).wait()
        #expect(audit.status == 1)
        try expectGolden(audit.output, "audit/last-night.txt")

        let sarif = try home.start(["audit", "--format", "sarif"] + moment).wait()
        #expect(sarif.output.contains("\"ruleId\" : \"A302\""))

        let manifest = try home.read("dependencies.yaml")
        let branch = manifest.replacing("\"1.14.2\"", with: "\"1.14.3\"")
            .replacing("packages:\n", with: "packages:\n  pandas: { minimum: \"2.10\" }\n")
        try home.write(branch, to: "branch.yaml")
        let lint = try home.start(
            ["lint", "branch.yaml", "--against", "last-night"] + moment
        ).wait()
        #expect(lint.status == 0)
        try expectGolden(lint.output, "audit/against-last-night.txt")
    }

    @Test func aManifestThatCannotBeUsedSilencesNobody() throws {
        let home = try Home()
        try home.writeDemo()
        _ = try home.runMorning("2026-11-18")
        try home.write("packages: [", to: "dependencies.yaml")
        let ending = try home.runMorning("2026-11-19")
        #expect(ending.status == 3)
        #expect(ending.output.contains("not audited, for the manifest cannot be used"))
        #expect(ending.output.contains("x thalassa   FAILED"))
        #expect(try !home.mails().isEmpty)
    }

    @Test func withoutAMemoryThereIsNothingToAudit() throws {
        let home = try Home()
        try home.writeDemo()
        let audit = try home.start(["audit"] + moment).wait()
        #expect(audit.status == 3)
        #expect(audit.errors.contains("no inventory of any run is remembered yet"))
    }

    @Test func whatIsAcceptedIsCountedAndNoLongerFails() throws {
        let home = try Home()
        try home.write(
            """
            defaults: { ecosystem: pypi }
            packages: { arrow: "2.0", attrs: "1.0" }
            accept:
              - { rule: A301, package: arrow, why: "TH-1", until: 2026-12-31 }
            """,
            to: "m.yaml"
        )
        try home.write("arrow==1.4.0\nattrs==26.1.0\n", to: "freeze.txt")
        let arguments = ["audit", "--manifest", "m.yaml", "--inventory", "freeze.txt"]
        let now = try home.start(arguments + moment).wait()
        #expect(now.status == 0)
        #expect(now.output.contains("no findings; 1 accepted."))
        let later = try home.start(arguments + ["--now", "2027-01-01T12:00:00Z"]).wait()
        #expect(later.status == 1)
    }

    @Test func aBaseSaysWhatChanged() throws {
        let home = try Home()
        try home.write("packages: { hdf5: \"1.14.2\" }\n", to: "m.yaml")
        for command in [
            "init -q", "add m.yaml",
            "-c user.name=a -c user.email=a@example.org commit -q -m first",
        ] {
            try home.git(command)
        }
        try home.write("packages: { hdf5: \"1.14.3\", pandas: \"2.10\" }\n", to: "m.yaml")
        let lint = try home.start(["lint", "m.yaml", "--base", "HEAD"] + moment).wait()
        #expect(lint.status == 0)
        #expect(
            lint.output.contains(
                "Since HEAD: hdf5 raised 1.14.2 -> 1.14.3, pandas 2.10 added; a minor version is due\n"
            )
        )
        let unknown = try home.start(["lint", "m.yaml", "--base", "nowhere"] + moment).wait()
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("git knows no revision nowhere"))
        let option = try home.start(["lint", "m.yaml", "--base=--output=x"] + moment).wait()
        #expect(option.status == 2)
    }

    @Test func aDraftIsAManifestAndSaysWhatItMet() throws {
        let home = try Home()
        try home.write("dependencies:\n  - numpy >=1.26\n", to: "environment.yml")
        try home.write("numpy>=1.25\n", to: "requirements.txt")
        let draft = [
            "init", "manifest", "--from", "environment.yml", "requirements.txt", "--output",
            "m.yaml",
        ]
        let first = try home.start(draft).wait()
        #expect(first.status == 1)
        #expect(first.errors.contains("numpy: the highest, 1.26, was taken"))
        let lint = try home.start(["lint", "m.yaml"] + moment).wait()
        #expect(lint.status == 0)
        let second = try home.start(draft).wait()
        #expect(second.status == 2)
        #expect(second.errors.contains("m.yaml is there already"))
    }

    @Test func aPatchIsWhatCheckPrints() throws {
        let home = try Home()
        try home.write(
            """
            packages: { numpy: { minimum: "1.26", ecosystem: conda } }
            derived: [{ write: env.yaml, as: conda-environment, pin: minimum, name: thalassa }]
            """,
            to: "m.yaml"
        )
        let check = try home.start(["render", "--manifest", "m.yaml", "--check"]).wait()
        #expect(check.status == 1)
        try expectGolden(check.output, "audit/patch.txt")
        let write = try home.start(["render", "--manifest", "m.yaml"]).wait()
        #expect(write.status == 0)
        let again = try home.start(["render", "--manifest", "m.yaml", "--check"]).wait()
        #expect(again.status == 0)
        #expect(again.output == "")
    }

    @Test func pairsAreAnsweredLineByLine() throws {
        let home = try Home()
        try home.write("1.0rc1\t1.0\nx\t1\n1.0\t1.0.0\n", to: "pairs.tsv")
        let answer = try home.start(
            ["versions", "compare", "--scheme", "pep440", "--stdin"],
            input: "pairs.tsv"
        ).wait()
        #expect(answer.output == "1.0rc1\t<\t1.0\nx\tinvalid\t1\n1.0\t=\t1.0.0\n")
    }

    /// A manifest of another repository is read over HTTP, and its copy while the server is away.
    @Test func aManifestMayLiveElsewhere() throws {
        let home = try Home()
        try home.write("packages: { a: \"1\" }\n", to: "served/m.yaml")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Servers/files.py")
        let server = try Server(script: script, arguments: [home.url("served").path])
        let address = "http://127.0.0.1:\(server.port)/m.yaml"
        let first = try home.start(["lint", address] + moment).wait()
        #expect(first.status == 0, "\(first.errors)")
        let missing = try home.start(["lint", address + "x"] + moment).wait()
        #expect(missing.status == 3)
        server.stop()
        let second = try home.start(["lint", address] + moment).wait()
        #expect(second.status == 0)
        #expect(second.errors.contains("its last copy is used"))
        let other = try home.start(["lint", address + "y"] + moment).wait()
        #expect(other.status == 3)
    }
}
