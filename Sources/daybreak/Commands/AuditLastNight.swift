import Dependencies
import Documents
import Evidence
import Foundation
import History
import Nightly
import Notifications
import Report

/// What an audit has to show, in every format.
struct AuditOutcome {
    var report: AuditReport
    var sources: [Source]
    var accepted: [Settlement.Accepted]
}

extension AuditCommand {
    /// Holds what `nightly` remembers of the last runs against the manifest as it is now.
    func lastNight(in world: World) throws -> AuditOutcome {
        let night = try Night(reading, in: world)
        guard let settings = night.configuration.audit else { throw NothingToAudit.notConfigured }
        let memory = try Memory.open(for: night, isDry: true)
        let source = try world.source(manifest ?? world.spoken(settings.manifest))
        let manifest = try Manifest(source)
        let auditor = try Auditor(
            manifest,
            history: memory.history,
            at: night.now,
            in: night.configuration.timeZone
        )
        let runs = try memory.history.auditedRuns()
        var audits: [EnvironmentAudit] = []
        var drifts: [AuditReport.Drifted] = []
        var all: [BuildInventory] = []
        for environment in settings.environments
        where self.environment.map({ $0 == environment.name }) ?? true {
            let own = runs.filter { $0.environment == environment.name }
            let inventories = try own.flatMap { try memory.history.inventories(of: $0) }
            guard !inventories.isEmpty else { continue }
            audits.append(auditor.audit(inventories, of: environment))
            all += inventories
            for inventory in inventories {
                guard let before = try memory.history.inventory(before: inventory) else { continue }
                let drift = Drift(from: before.inventory, to: inventory.inventory)
                guard !drift.changes.isEmpty else { continue }
                let place = inventory.inventory.platform.map { " on \($0)" } ?? ""
                drifts.append(.init(subject: "\(inventory.build)\(place)", table: "\(drift)"))
            }
        }
        guard !audits.isEmpty else { throw NothingToAudit.nothingRemembered }
        if environment == nil {
            audits += [auditor.auditAgents(all)].compactMap(\.self)
        }
        let words = DateWords(timeZone: night.configuration.timeZone)
        let last = all.map(\.due).max() ?? night.now
        return AuditOutcome(
            report: AuditReport(
                subject: "Last night, \(words.day(last))",
                manifest: source.file,
                rows: audits.flatMap(\.reportRows),
                findings: audits.flatMap(\.findings),
                accepted: audits.map(\.accepted.count).reduce(0, +),
                drifts: drifts
            ),
            sources: [source],
            accepted: audits.flatMap(\.accepted)
        )
    }
}

extension EnvironmentAudit {
    fileprivate var reportRows: [AuditReport.Row] {
        rows.map { row in
            AuditReport.Row(
                environment: name,
                expects: expectation.rawValue,
                build: row.subject,
                platforms: row.platforms == 0 ? nil : row.platforms,
                agree: .init(row.met, of: row.judged),
                proven: proven.flatMap { proven in promised.map { .init(proven, of: $0) } }
            )
        }
    }
}

/// Why there is nothing to audit, which is no success.
private enum NothingToAudit: Fatal {
    case notConfigured
    case nothingRemembered

    var status: ExitStatus {
        switch self {
        case .notConfigured: .usage
        case .nothingRemembered: .unread
        }
    }

    var description: String {
        switch self {
        case .notConfigured:
            "the configuration has no `audit`; add it, or name what was used with --inventory"
        case .nothingRemembered:
            "no inventory of any run is remembered yet; run `daybreak nightly`, or name one with --inventory"
        }
    }
}
