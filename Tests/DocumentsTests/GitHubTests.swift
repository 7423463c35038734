import Testing

@testable import Documents

/// GitHub's workflow commands, read back by the grammar of actions/toolkit: `::name key=value,…::data`,
/// with `%`, CR and LF escaped in data, and `:` and `,` too in the values of keys.
@Suite struct GitHubTests {
    private let rule = Rule("X1", "odd, thing: 50%", documentation: "It is odd.")

    @Test func whatIsWrittenIsReadBack() throws {
        let finding = Finding(
            rule,
            at: Place(file: "a,b:c%d.yaml", line: 3, column: 5, length: 4),
            "50% of it::is\nwrong, here\r",
            help: "mend: it"
        )
        let command = try #require(Command([finding].githubCommands))
        #expect(command.name == "error")
        #expect(
            command.properties == [
                "title": "X1 odd, thing: 50%", "file": "a,b:c%d.yaml", "line": "3", "col": "5",
                "endLine": "3", "endColumn": "9",
            ]
        )
        #expect(command.data == "50% of it::is\nwrong, here\r\nmend: it")
    }

    @Test func everyCommandIsOnOneLine() {
        let findings = (0..<3).map { Finding(rule, at: Place(file: "m"), "a\nb\($0)") }
        #expect(findings.githubCommands.split(separator: "\n").count == 3)
    }
}

/// One command, taken apart.
private struct Command {
    var name: String
    var properties: [String: String] = [:]
    var data: String

    init?(_ line: String) {
        guard line.hasPrefix("::"), line.hasSuffix("\n") else { return nil }
        let body = line.dropFirst(2).dropLast()
        guard let end = body.firstRange(of: "::") else { return nil }
        let parts = body[..<end.lowerBound].split(separator: " ", maxSplits: 1)
        name = String(parts[0])
        data = body[end.upperBound...].unescaped
        for pair in parts.dropFirst().first?.split(separator: ",") ?? [] {
            let halves = pair.split(separator: "=", maxSplits: 1)
            properties[String(halves[0])] = halves[1].unescaped
        }
    }
}

extension Substring {
    fileprivate var unescaped: String {
        replacing("%3A", with: ":").replacing("%2C", with: ",").replacing("%0D", with: "\r")
            .replacing("%0A", with: "\n").replacing("%25", with: "%").description
    }
}
