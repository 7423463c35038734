import Documents
import Foundation
import Golden
import Testing

@testable import Dependencies

/// Each rule of the lint, by the smallest manifest that breaks it and one beside it that does not.
@Suite struct RuleTests {
    @Test(arguments: [
        ("M101", "a: { minimum: 2.10 }", "a: { minimum: '2.10' }"),
        (
            "M102", "a: { minimum: '1_x', ecosystem: pypi }",
            "a: { minimum: '1_0', scheme: generic }"
        ),
        ("M103", "a: { minimum: '1', scheme: semvr }", "a: { minimum: '1', scheme: semver }"),
        (
            "M104", "a: { minimum: '1', ecosystem: pypi }\n  A: { minimum: '1', ecosystem: pypi }",
            "a: { minimum: '1', ecosystem: deb }\n  A: { minimum: '1', ecosystem: deb }"
        ),
        (
            "M106", "a: { minimum: '2', below: '2', why: w }",
            "a: { minimum: '2', below: '2.1', why: w }"
        ),
        (
            "M107", "a: { minimum: '2', exclude: ['1.5'], why: w }",
            "a: { minimum: '2', exclude: ['2.5'], why: w }"
        ),
        ("M108", "a: { minimum: '2', below: '3' }", "a: { minimum: '2', below: '3', why: w }"),
        (
            "M109", "a: { minimum: '2.0rc1', ecosystem: pypi }",
            "a: { minimum: '2.0.post1', ecosystem: pypi }"
        ),
        ("M110", "a: { minimum: latest }", "a: { minimum: '1' }"),
        ("M110", "a: { minimum: '>=1.2' }", "a: { minimum: '1.2' }"),
        ("M111", "a: { minimun: '1', minimum: '1' }", "a: { minimum: '1' }"),
        (
            "M112", "a: '1'\n  b: '1'\n  z: '1'\n  c: '1'\n  d: '1'\n  e: '1'",
            "c: '1'\n  a: '1'\n  z: '1'\n  b: '1'\n  d: '1'\n  e: '1'"
        ),
        (
            "M112", "a: '1'\n  b: '1'\n  z: '1'\n  c: '1'\n  d: '1'\n  e: '1'",
            "a: '1'\n  b: '1'\n  z: '1'\n  # more\n  c: '1'\n  d: '1'\n  e: '1'"
        ),
        (
            "M114", "a: { minimum: '1', below: '2', why: w, until: 2026-11-18 }",
            "a: { minimum: '1', below: '2', why: w, until: 2026-11-19 }"
        ),
    ])
    func aRuleFindsWhatItIsFor(rule: String, bad: String, good: String) throws {
        #expect(try rules("packages:\n  " + bad).contains(rule))
        #expect(try rules("packages:\n  " + good) == [])
    }

    @Test(arguments: ["1", "1.", "1-", "9_"])
    func aVersionWithoutEndIsNone(piece: String) throws {
        let version = String(repeating: piece, count: 400_000)
        #expect(try rules("packages: { a: \(version)x }") == ["Y106"])
        #expect(try rules("packages: { a: '\(version)1' }") == ["Y106"])
    }

    @Test func twoPromisesForOneToolAreOneTooMany() throws {
        #expect(try rules("packages: { git: '2.51' }\nagents: { git: '2.39' }") == ["M105"])
        #expect(try rules("packages: { git: '2.39' }\nagents: { git: '2.39' }") == [])
    }

    @Test(arguments: [
        ("{ rule: A305, package: 'lib*', why: w }", []),
        ("{ rule: A305, package: 'lib*' }", ["S903"]),
        ("{ rule: A30, why: w }", ["S904"]),
        ("{ rule: undeclared, why: w, until: 2026-11-18 }", ["S902"]),
    ])
    func anAcceptanceIsHeldToItsForm(acceptance: String, expected: [String]) throws {
        #expect(try rules("packages: { a: '1' }\naccept:\n  - \(acceptance)") == expected)
    }

    @Test func whatIsAcceptedDoesNotCount() throws {
        let manifest = try manifest(
            """
            packages: { numpy: { minimum: '1', below: '2' }, scipy: { minimum: '1', below: '2' } }
            accept:
              - { rule: M108, package: "num*", why: known }
              - { rule: M112, why: never seen }
              - { rule: A305, why: not looked for }
            """
        )
        let found = manifest.settle(manifest.lint(on: today), on: today) { $0.id.hasPrefix("M") }
        #expect(found.open.map(\.rule.id) == ["M108", "S901"])
        #expect(found.open.first?.subject == "scipy")
        #expect(found.accepted.map(\.finding.subject) == ["numpy"])
    }

    @Test(arguments: [
        ("a: '1.0'", "a: '1.1'", "a raised 1.0 -> 1.1", ManifestChange.Bump.patch),
        ("a: '1.0'", "a: '2.0'", "a raised 1.0 -> 2.0", .major),
        ("a: '1.10'", "a: '1.9'", "a lowered 1.10 -> 1.9", .patch),
        ("a: '1.0'", "a: '1.0', b: '2.10'", "b 2.10 added", .minor),
        ("a: '1.0', b: '1'", "a: '1.0'", "b removed", .major),
        ("a: '1.0'", "a: { minimum: '1.0', below: '3', why: w }", "a limited to below 3", .build),
        (
            "a: { minimum: '1.0', below: '3', why: w }", "a: '1.0'",
            "a no longer limited to below 3", .major
        ),
        ("a: '1.0'", "a: '1.0.0'", "nothing changed", .none),
    ])
    func aChangeSaysWhatItDoes(
        before: String,
        after: String,
        words: String,
        bump: ManifestChange.Bump
    ) throws {
        let change = ManifestChange(
            from: try manifest("packages: { \(before) }"),
            to: try manifest("packages: { \(after) }")
        )
        #expect(change.description == words)
        #expect(change.bump == bump)
    }

    @Test func loweringAMinimumAsksForAReason() throws {
        let before = try manifest("packages: { a: '1.10' }")
        let silent = try manifest("packages: { a: '1.9' }")
        let said = try manifest("packages: { a: { minimum: '1.9', why: 'TH-9' } }")
        #expect(ManifestChange(from: before, to: silent).findings.map(\.rule.id) == ["M113"])
        #expect(ManifestChange(from: before, to: said).findings == [])
    }

    @Test(.enabled(if: shared != nil, needsShared)) func theTargetsManifestIsClean() throws {
        let targets = try String(
            contentsOf: #require(shared).appendingPathComponent("targets.md"),
            encoding: .utf8
        )
        let start = try #require(
            targets.firstRange(of: "## 4. `manifests/dependencies.yaml`, full")
        )
        let block = try #require(targets[start.upperBound...].firstRange(of: "```yaml\n"))
        let text = targets[block.upperBound...].prefix(
            upTo: try #require(targets[block.upperBound...].firstRange(of: "```")).lowerBound
        )
        let source = try Source(file: "manifests/dependencies.yaml", text: String(text))
        let found = Manifest.lint(source, on: today)
        #expect(found == [], "\(found.text(in: [source]))")
    }

    private func manifest(_ text: String) throws -> Manifest {
        try Manifest(Source(file: "m.yaml", text: text))
    }

    private func rules(_ text: String) throws -> [String] {
        Manifest.lint(try Source(file: "m.yaml", text: text), on: today).map(\.rule.id)
    }
}
