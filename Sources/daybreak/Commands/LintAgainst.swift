import Dependencies
import Documents
import Evidence
import Foundation
import History
import Nightly
import Notifications
import Report

extension LintCommand {
    /// What a manifest, once merged, would change in the findings of last night.
    func againstLastNight(_ manifest: Manifest, _ world: World) throws -> String {
        let night = try Night(reading, in: world)
        guard let settings = night.configuration.audit else {
            return "Against last night: the configuration has no `audit`\n"
        }
        let memory = try Memory.open(for: night, isDry: true)
        let auditor = try Auditor(
            manifest,
            history: memory.history,
            at: night.now,
            in: night.configuration.timeZone
        )
        let runs = try memory.history.auditedRuns()
        var after: [OpenFinding.ID: Finding] = [:]
        var seen: Set<String> = []
        for environment in settings.environments {
            let own = runs.filter { $0.environment == environment.name }
            let inventories = try own.flatMap { try memory.history.inventories(of: $0) }
            guard !inventories.isEmpty else { continue }
            let audit = auditor.audit(inventories, of: environment)
            seen.formUnion(
                audit.audit.checks.filter { $0.uses.contains { $0.installed != nil } }
                    .map(\.requirement.name.string)
            )
            for finding in audit.findings {
                guard let package = finding.subject else { continue }
                let id = OpenFinding.ID(
                    environment: environment.name,
                    package: package,
                    rule: finding.rule.id
                )
                after[id] = finding
            }
        }
        guard !runs.isEmpty else {
            return "Against last night: no inventory is remembered yet\n"
        }
        let before = try memory.history.openFindings().filter { open in
            settings.environments.contains { $0.name == open.id.environment }
        }
        let gone = before.filter { after[$0.id] == nil && $0.id.rule != "A304" }.map {
            "\($0.id.package) would agree (\($0.id.rule) gone)"
        }
        let new = after.filter { id, finding in
            finding.rule != .missingPackage && !before.contains { $0.id == id }
        }.map { id, finding in
            "\(id.package) \(finding.headline ?? finding.message) (\(id.rule))"
        }.sorted()
        let unseen = manifest.packages.map(\.name.string).filter { !seen.contains($0) }.map {
            "\($0) is in no inventory yet"
        }
        let words = gone + new + unseen
        let line =
            "Against last night: "
            + (words.isEmpty ? "nothing would change" : words.joined(separator: "; "))
        return line.wrapped(to: 80, indent: "").joined(separator: "\n") + "\n"
    }
}
