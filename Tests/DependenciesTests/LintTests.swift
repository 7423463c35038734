import Documents
import Foundation
import Golden
import Testing

@testable import Dependencies

@Suite struct LintTests {
    @Test(arguments: ["branch", "slips", "broken", "clean"])
    func aManifestIsToldWhatIsWrongWithIt(name: String) throws {
        let source = try manifest(name)
        try expectGolden(Manifest.lint(source, on: today).text(in: [source]), "lint/\(name).txt")
    }

    @Test(arguments: ["branch", "slips"])
    func safeFixesMendWhatTheySay(name: String) throws {
        let source = try manifest(name)
        let fixes = Manifest.lint(source, on: today).compactMap(\.fix).filter(\.isSafe)
        try expectGolden(source.mended(by: fixes), "lint/\(name)-mended.yaml")
        let again = try Source(file: source.file, text: source.mended(by: fixes))
        let ids = Manifest.lint(again, on: today).map(\.rule.id)
        #expect(!ids.contains("M101"))
    }

    @Test func otherProgramsReadTheSame() throws {
        let source = try manifest("branch")
        try expectGolden(Manifest.lint(source, on: today).json(), "lint/branch.json")
        try expectGolden(Manifest.lint(source, on: today).githubCommands, "lint/branch-github.txt")
    }

    @Test func gitHubIsToldWhatItWillNotShow() throws {
        let packages = (1...25).map { "  p\($0): { minimum: \($0).10 }\n" }.joined()
        let commands = try Manifest.lint(
            Source(file: "m.yaml", text: "packages:\n" + packages),
            on: today
        )
        .githubCommands
        let lines = commands.split(separator: "\n")
        #expect(lines.count == 11)
        #expect(lines.last == "::notice::15 more findings are in the log of this step only")
    }

    @Test func everyRuleIsExplainedOnce() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        #expect(Rule.all.allSatisfy { !$0.documentation.isEmpty })
        #expect(LintRule.all.allSatisfy { Rule.all.contains($0.rule) })
    }

    private func manifest(_ name: String) throws -> Source {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/lint/\(name).yaml")
        return try Source(file: "manifests/dependencies.yaml", bytes: Data(contentsOf: file))
    }
}
