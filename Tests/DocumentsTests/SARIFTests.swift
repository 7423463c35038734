import Foundation
import Golden
import Testing

@testable import Documents

@Suite struct SARIFTests {
    private let rule = Rule("X1", "odd-thing", documentation: "It is odd. So mend it.")
    private let mild = Rule("X2", "mild", severity: .warning, documentation: "It is mild.")

    @Test func aFindingIsAnAlertThatLasts() throws {
        var finding = Finding(
            rule,
            at: Place(file: "manifests/a b.yaml", line: 3, column: 5, length: 4),
            "declared 1; used 2",
            fix: Fix(Place(file: "manifests/a b.yaml", line: 3, column: 5, length: 4), "\"1\""),
            related: [Related(Place(file: "x.toml", line: 1), "here too")],
            subject: "numpy",
            scope: "minimum"
        )
        try expectGolden(sarif([finding]), "sarif.json")
        let print = try fingerprint(finding)
        finding.place.line = 99
        finding.message = "declared 1; used 3"
        #expect(try fingerprint(finding) == print)
        finding.subject = "scipy"
        #expect(try fingerprint(finding) != print)
    }

    @Test func theWorstAreKeptWhereThereAreTooMany() throws {
        let place = Place(file: "m")
        let findings =
            (0..<6_000).map { Finding(mild, at: place, "\($0)") } + [
                Finding(rule, at: place, "bad")
            ]
        let text = try sarif(findings)
        #expect(text.contains("1001 more findings are left out"))
        #expect(text.contains("\"text\" : \"bad\""))
    }

    @Test(
        .enabled(
            if: shared != nil && Server.has("jsonschema"),
            "needs ../shared and Python's jsonschema"
        )
    )
    func itIsValid() throws {
        let schema = try #require(shared).appendingPathComponent("schemas/sarif-2.1.0.schema.json")
        let place = Place(file: "m.yaml", line: 2, column: 1, length: 3)
        let finding = Finding(
            rule,
            at: place,
            "odd",
            fix: Fix(place, "x"),
            subject: "a",
            scope: "b"
        )
        let log = try [finding].sarif(
            accepted: [(finding, "we live with it")],
            rules: [rule, mild],
            in: []
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            Server.python,
            "-c",
            """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            checker = jsonschema.validators.validator_for(schema)(schema)
            errors = [e.message for e in checker.iter_errors(json.load(sys.stdin))]
            sys.exit("; ".join(errors)[:500] if errors else 0)
            """, schema.path,
        ]
        let input = Pipe()
        process.standardInput = input
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(log.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func sarif(_ findings: [Finding]) throws -> String {
        try findings.sarif(accepted: [], rules: [rule, mild], in: [])
    }

    private func fingerprint(_ finding: Finding) throws -> Substring? {
        try sarif([finding]).split(separator: "\n").first { $0.contains("daybreak/v1") }
    }
}
