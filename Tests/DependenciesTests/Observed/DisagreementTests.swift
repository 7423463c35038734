import Documents
import Testing

@testable import Dependencies

/// The kinds of disagreement that were found inside a real "single source", made again with our own names.
@Suite struct DisagreementTests {
    private let recipe = """
        outputs:
          - package: { name: sky-rsp }
            requirements:
              run:
                - widgets >=0.3.0
                - plots >=1.21.01
                - client >=0.12.0,!=1.1.0
                - simulator >=2.6.0
                - libdb >=18,<19
                - libdb >=18,<19
          - package: { name: sky-developer }
            requirements:
              run:
                - widgets >=0.3
                - plots >=1.22.0
                - client >=0.12.0
                - simulator >=2.6.0
          - package: { name: sky-extras }
            requirements:
              run:
                - simulator >=2.0.0
        """

    @Test func outputsOfOneRecipeContradictEachOther() throws {
        let found = try findings("recipe.yaml", recipe, "unrelated: '1'").filter {
            $0.rule == .selfContradiction
        }
        let words = found.map { "\($0.place.line): \($0.message)" }
        #expect(
            words == [
                "10: libdb is given twice in sky-rsp run, first in line 9",
                "14: widgets >=0.3 in sky-developer run, and >=0.3.0 in line 5, in sky-rsp run",
                "15: plots >=1.22.0 in sky-developer run, and >=1.21.01 in line 6, in sky-rsp run",
                "16: client >=0.12.0 in sky-developer run, and !=1.1.0,>=0.12.0 in line 7, in sky-rsp run",
                "21: simulator >=2.0.0 in sky-extras run, and >=2.6.0 in line 8, in sky-rsp run",
            ]
        )
        #expect(found.allSatisfy { !$0.related.isEmpty })
    }

    @Test func oneNumberInThreeRepositoriesIsHeldAgainstTheManifest() throws {
        let manifest = "sky-env: '13.0.1', eups: '2.2.14'"
        let settings = try findings(
            "etc/settings.cfg.sh",
            "export SPLENV_REF=${SPLENV_REF:-12.1.0}\nEUPS_VERSION=${SKY_EUPS_VERSION:-2.1.5}\n",
            manifest,
            names: "SPLENV_REF: sky-env, SKY_EUPS_VERSION: eups"
        )
        #expect(settings.map(\.rule.id) == ["D206", "D206"])
        #expect(settings.map(\.subject) == ["sky-env", "eups"])
        let matrix = try findings(
            "etc/build_matrix.yaml",
            "template:\n  splenv_ref: &splenv_ref '13.0.0'\nother:\n  ref: *splenv_ref\n",
            manifest,
            names: "splenv_ref: sky-env"
        )
        #expect(matrix.map(\.message) == ["the manifest says 13.0.1 (m.yaml:1)"])
        #expect(matrix.map(\.place.line) == [2])
        #expect(matrix.first?.related.map(\.place.file) == ["m.yaml"])
    }

    @Test func aStaleListOfPrerequisitesIsFound() throws {
        let table = "| Package | Minimum |\n|---|---|\n| numpy | 1.19.1 |\n| python | 3.7.8 |\n"
        let found = try findings("install/prereqs.md", table, "numpy: '2.3', python: '3.13'")
        #expect(found.map { "\($0.subject ?? "") \($0.place.line)" } == ["numpy 3", "python 4"])
    }

    @Test func threeMinimumsOfOnePackageAreOneTooFewManifests() throws {
        let sources = [
            try Source(
                file: "ups/eupspkg.cfg.sh",
                text: "_MODULE=\"numpy\"\n_VERSION=\"1.16.2\"\n"
            ),
            try Source(
                file: "docs/prereqs.md",
                text: "| Package | Minimum |\n|---|---|\n| numpy | 1.19.1 |\n"
            ),
            try Source(
                file: "environment.yml",
                text: "dependencies:\n  - numpy >=2.3\n  - PyYAML 6.0.2\n"
            ),
            try Source(file: "requirements.txt", text: "pyyaml>=6.0\n"),
        ]
        let draft = ManifestDraft(from: sources, project: "sky")
        #expect(
            draft.contradictions == [
                """
                PyYAML: the highest, 6.0.2, was taken
                   6.0.2  environment.yml:3:12
                   6.0  requirements.txt:1:9

                """,
                """
                numpy: the highest, 2.3, was taken
                   1.16.2  ups/eupspkg.cfg.sh:2:11
                   1.19.1  docs/prereqs.md:3:11
                   2.3  environment.yml:2:13

                """,
            ]
        )
        let source = try Source(file: "manifests/dependencies.yaml", text: draft.text)
        let found = Manifest.lint(source, on: today)
        #expect(found == [], "\(draft.text)\(found.text(in: [source]))")
        #expect(draft.text.contains("names: { pypi: pyyaml }"))
    }

    private func findings(
        _ file: String,
        _ text: String,
        _ packages: String,
        names: String = ""
    ) throws -> [Finding] {
        let manifest = try Manifest(
            Source(
                file: "m.yaml",
                text:
                    "packages: { \(packages) }\nobserved:\n  - { read: \(file), names: { \(names) } }\n"
            )
        )
        return manifest.observed[0].findings(
            in: try Source(file: file, text: text),
            against: manifest
        )
    }
}
