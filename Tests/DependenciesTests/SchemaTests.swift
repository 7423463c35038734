import Foundation
import Golden
import Testing

@testable import Dependencies

@Suite struct SchemaTests {
    private let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func theFileBesideTheManifestIsWhatTheReaderKnows() throws {
        let file = root.appendingPathComponent("manifests/dependencies.schema.json")
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(
            text == Manifest.schema,
            "daybreak init schema > manifests/dependencies.schema.json"
        )
    }

    @Test func everyKeyHasItsWords() {
        let keys =
            ManifestKeys.root + ManifestKeys.defaults + ManifestKeys.requirement
            + ManifestKeys.jenkins + ManifestKeys.derived + ManifestKeys.observed
            + ManifestKeys.acceptance
        #expect(Set(keys) == Set(Manifest.words.keys))
    }

    /// By the validator that Python's people use; the lint knows more, never less.
    @Test(
        .enabled(
            if: Server.has("jsonschema, yaml"),
            "needs Python's jsonschema and yaml"
        ),
        arguments: [
            (
                "packages: { numpy: '1.26', scipy: { minimum: '1.11', names: { conda: [a, b] } } }",
                true
            ),
            ("packages: { a: { minimun: '1' } }", false),
            ("packages: { a: { minimum: '1', scheme: semvr } }", false),
            ("packages: { a: '1' }\nderived: [{ write: x, as: nothing }]", false),
            (
                "packages: { a: '1' }\nobserved: [pyproject.toml, { read: x.sh, names: { X: a } }]",
                true
            ),
            ("packages: { a: '1' }\naccept: [{ rule: A305 }]", false),
            ("pakages: { a: '1' }", false),
        ]
    )
    func editorsAndTheLintAgree(text: String, isGood: Bool) throws {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = [Server.python, "-c", script]
        let (input, output) = (Pipe(), Pipe())
        (python.standardInput, python.standardOutput) = (input, output)
        try python.run()
        let separator = "\u{0}"
        try input.fileHandleForWriting.write(
            contentsOf: Data((Manifest.schema + separator + text).utf8)
        )
        try input.fileHandleForWriting.close()
        let answer = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(),
            as: UTF8.self
        )
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        #expect((answer == "") == isGood, "\(answer)")
    }

    private let script = """
        import json, sys, yaml, jsonschema
        schema, text = sys.stdin.buffer.read().decode().split(chr(0))
        checker = jsonschema.Draft7Validator(json.loads(schema))
        for error in checker.iter_errors(yaml.safe_load(text)):
            print(error.message)
        """
}
