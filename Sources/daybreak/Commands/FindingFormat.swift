import ArgumentParser
import Dependencies
import Documents
import Foundation
import Report

/// How findings are printed.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case github
    case sarif

    func print(
        _ findings: [Finding],
        accepted: [Settlement.Accepted] = [],
        in sources: [Source],
        coloured: Bool = false
    ) throws -> String {
        switch self {
        case .text: findings.isEmpty ? "" : findings.text(in: sources, coloured: coloured) + "\n"
        case .json: try findings.json()
        case .github: findings.githubCommands
        case .sarif:
            try findings.sarif(
                accepted: accepted.map { ($0.finding, $0.acceptance.why?.string ?? "") },
                rules: Rule.all,
                in: sources
            )
        }
    }
}

/// What all commands that find something have in common.
struct FindingOptions: ParsableArguments {
    @Option(help: "How to print what was found: text, json, github or sarif.")
    var format = FindingFormat.text

    @Option(help: ArgumentHelp("Write it to a file instead.", valueName: "file"))
    var output: String?

    @Option(help: "What makes the command fail: error or warning.")
    var failOn = Severity.error

    func say(_ text: String, in world: World) throws {
        if let output { try world.write(text, to: output) } else { world.say(text) }
    }

    func report(_ outcome: AuditOutcome, in world: World) throws -> ExitStatus {
        let findings = outcome.report.findings
        let text =
            format == .text
            ? outcome.report.text
            : try format.print(findings, accepted: outcome.accepted, in: outcome.sources)
        try say(text, in: world)
        return ExitStatus(findings, failOn: failOn)
    }
}

extension Severity: ExpressibleByArgument {}

extension Command {
    /// Does what needs a manifest; one that cannot be used is shown with all that is wrong with it.
    func withManifest(
        _ file: String,
        in world: World,
        _ body: (Source, Manifest) throws -> ExitStatus
    ) throws -> ExitStatus {
        var sources: [Source] = []
        let manifest: Manifest
        do throws(Unreadable) {
            sources.append(try world.source(file))
            manifest = try Manifest(sources[0])
        } catch {
            world.warn(error.findings.text(in: sources))
            return ExitStatus(error)
        }
        return try body(sources[0], manifest)
    }
}

/// Where a project keeps its manifest.
let defaultManifest = "manifests/dependencies.yaml"

extension ExitStatus {
    /// A document that cannot be read gives no verdict, which weighs more than findings.
    init(_ findings: [Finding], failOn severity: Severity = .error) {
        let counting = findings.filter { severity == .warning || $0.rule.severity == .error }
        if counting.contains(where: { [.syntax, .noInventory].contains($0.rule) }) {
            self = .unread
        } else {
            self = counting.isEmpty ? .done : .findings
        }
    }

    /// A manifest that a command needs, and that cannot be used, is a configuration that is wrong.
    init(_ unreadable: Unreadable) {
        self = max(.usage, ExitStatus(unreadable.findings))
    }
}
