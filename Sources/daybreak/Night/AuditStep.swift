import Dependencies
import Documents
import Evidence
import Foundation
import History
import Jenkins
import Nightly
import Notifications
import Report

// The third step: the versions that the builds used are held against the manifest.

/// What the audit of one reading came to.
struct NightAudit {
    /// What to remember of it; nil where nothing was audited.
    var record: AuditRecord?
    /// The findings that came or went with this reading.
    var notices: [FindingNotice] = []
    /// What the report says of it; nil where there is nothing new.
    var summary: AuditSummary?
    /// What stakeholders are told of it.
    var minimums: MinimumMorning?
}

extension Night {
    /// Audits every environment of which a run is new, and with them the agents and the controllers.
    ///
    /// A run whose inventories cannot be read now is asked again the next time, and until then the
    /// findings of its environment stay as they were.
    func audit(_ judgements: [Judgement], after history: History) throws -> NightAudit {
        guard let settings = configuration.audit else { return NightAudit() }
        let known = try history.auditedRuns()
        let news = settings.environments.compactMap { environment in
            EnvironmentNews(environment, judgements, known)
        }
        guard !news.isEmpty else { return NightAudit() }
        let manifest: Manifest
        do throws(Unreadable) {
            manifest = try Manifest(world.source(world.spoken(settings.manifest)))
        } catch {
            return NightAudit(summary: AuditSummary(unusable: error))
        }
        var auditor = try Auditor(manifest, history: history, at: now, in: configuration.timeZone)
        var ledger = AuditLedger(
            before: try history.openFindings(),
            telling: try history.lastCommit() == nil ? nil : findingRules,
            at: now
        )
        var record = AuditRecord(findings: [], promises: manifest.promises)
        var agents: [BuildInventory] = []
        var minimums: MinimumMorning?
        for news in news {
            let found = news.runs.map { ($0, inventories(of: $0, in: news.environment)) }
            let read = found.flatMap(\.1.read)
            record.inventories += read
            record.runs += found.filter(\.1.isSettled).map { run, _ in
                AuditedRun(environment: news.environment.name, run: run.root.id, due: run.due)
            }
            auditor.uses += read.flatMap(\.passedUses)
            let troubles = found.flatMap(\.1.troubles)
            for trouble in troubles { ledger.enter(trouble, of: news.environment.name) }
            let stored = try news.others.flatMap { try history.inventories(of: $0) }
            let all = read + stored
            agents += all
            guard !all.isEmpty, found.allSatisfy(\.1.isSettled) else { continue }
            let audit = auditor.audit(all, of: news.environment)
            ledger.enter(audit, provenBy: news.runs.last) { owner(of: $0, news.environment.jobs) }
            minimums = minimums ?? audit.minimums { owner(of: $0, news.environment.jobs)?.name }
        }
        if let audit = auditor.auditAgents(agents) {
            ledger.enter(audit, provenBy: nil) { owner(of: $0, []) }
        }
        auditControllers(with: auditor, into: &ledger)
        record.findings = ledger.open
        record.minimums = minimums.map { MinimumCount(proven: $0.proven, promised: $0.promised) }
        return NightAudit(
            record: record,
            notices: ledger.notices,
            summary: ledger.summary,
            minimums: minimums
        )
    }

    private var findingRules: FindingRules {
        FindingRules(
            configuration.announce,
            stakeholders: configuration.products.flatMap(\.concern.stakeholders),
            in: configuration.directory
        )
    }

    /// The controllers that are read anyway are asked what they are made of.
    private func auditControllers(with auditor: Auditor, into ledger: inout AuditLedger) {
        guard !auditor.manifest.requirements(in: .jenkins).isEmpty else { return }
        let (inventories, troubles) = controllerInventories()
        for trouble in troubles { ledger.enter(trouble, of: AuditSettings.implied.jenkins) }
        guard troubles.isEmpty, let audit = auditor.auditControllers(inventories) else { return }
        ledger.enter(audit, provenBy: nil) { owner(of: $0, []) }
    }

    /// The package's owner, else the owner of the product whose job it was, else of the first product.
    private func owner(of requirement: Requirement?, _ jobs: [JobID]) -> Person? {
        let named = requirement?.owner.flatMap {
            owner(named: $0.string, in: configuration.timeZone)
        }
        let product = configuration.products.first { settings in
            settings.product.roots.contains { jobs.contains($0) }
        }
        return named ?? (product ?? configuration.products.first).map { concern(of: $0).owner }
    }
}

extension AuditSummary {
    /// A manifest that cannot be used says nothing of the products, which are judged all the same.
    fileprivate init(unusable error: Unreadable) {
        let lines = error.findings.prefix(3).flatMap { finding in
            " ? \(finding.place): \(finding.message)".wrapped(to: 80, indent: "   ")
        }
        self.init(
            lines: ["Versions: not audited, for the manifest cannot be used:"] + lines
                + ["   daybreak lint says all of it"],
            news: [],
            isWhole: false
        )
    }
}

/// An environment of which something is new, and what is known of its other jobs.
private struct EnvironmentNews {
    var environment: EnvironmentSettings
    var runs: [Run]
    var others: [AuditedRun]

    init?(_ environment: EnvironmentSettings, _ judgements: [Judgement], _ known: [AuditedRun]) {
        let known = known.filter { $0.environment == environment.name }
        let latest = environment.jobs.compactMap { judgements.latestRun(of: $0) }
        runs = latest.filter { run in !known.contains { $0.run == run.root.id } }
        guard !runs.isEmpty else { return nil }
        let new = runs.map(\.root.id.job)
        others = known.filter { environment.jobs.contains($0.run.job) && !new.contains($0.run.job) }
        self.environment = environment
    }
}

extension [Judgement] {
    /// The newest judged run of a root job, where its tree was read.
    fileprivate func latestRun(of job: JobID) -> Run? {
        lazy.compactMap { $0.latest[job]?.run }.first
    }
}

extension EnvironmentAudit {
    /// What has been shown of what is promised; nil where nothing is.
    fileprivate func minimums(owner: (Requirement) -> String?) -> MinimumMorning? {
        guard let promised, let proven else { return nil }
        let requirements = audit.checks.map(\.requirement).filter {
            unproven[$0.name.string] != nil
        }
        return MinimumMorning(
            promised: promised,
            proven: proven,
            unproven: requirements.map { .init(package: $0.name.string, owner: owner($0)) }
        )
    }
}

extension Manifest {
    fileprivate var promises: Promises {
        Promises(
            minimums: packages.reduce(into: [:]) { $0[$1.name.string] = $1.minimum.string }
        )
    }
}
