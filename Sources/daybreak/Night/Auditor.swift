import Dependencies
import Documents
import Evidence
import Foundation
import History
import Nightly
import Notifications

/// Holds environments against the manifest, with what is remembered of proofs.
struct Auditor {
    let manifest: Manifest
    let now: Date
    let timeZone: TimeZone
    /// By every passing build, those of this reading among them.
    var uses: [PassedUse]
    /// Since when each minimum is known to be promised.
    let promised: [String: Date]

    init(_ manifest: Manifest, history: History, at now: Date, in timeZone: TimeZone) throws {
        self.manifest = manifest
        self.now = now
        self.timeZone = timeZone
        uses = try history.passedUses()
        promised = try history.promises()
    }

    private var words: DateWords { DateWords(timeZone: timeZone) }

    /// The day on which `until` is held against the calendar.
    var today: Day { Day(now, in: timeZone) }

    /// What the builds of an environment used, and what is proven by it.
    func audit(
        _ inventories: [BuildInventory],
        of environment: EnvironmentSettings
    ) -> EnvironmentAudit {
        let terms = AuditTerms(
            environment: environment.name,
            expecting: environment.expect,
            freshAfter: inventories.map(\.due).min()?.addingTimeInterval(-3600),
            reportsUndeclared: environment.reportsUndeclared
        )
        let audit = Dependencies.audit(inventories.map(\.inventory), against: manifest, on: terms)
        var result = EnvironmentAudit(
            name: environment.name,
            expectation: environment.expect,
            audit: audit,
            inventories: inventories
        )
        result.rows = Dictionary(grouping: inventories, by: \.run)
            .sorted { ($0.key.job.name, $0.key.number) < ($1.key.job.name, $1.key.number) }
            .map { run, inventories in
                let part = Dependencies.audit(
                    inventories.map(\.inventory),
                    against: manifest,
                    on: terms
                )
                return EnvironmentAudit.Row(subject: "\(run)", part)
            }
        if environment.expect == .minimum { prove(&result, environment) }
        settle(&result)
        return result
    }

    /// The tools of every machine whose inventory is known.
    func auditAgents(_ inventories: [BuildInventory]) -> EnvironmentAudit? {
        guard !manifest.agents.isEmpty, !inventories.isEmpty else { return nil }
        let terms = AuditTerms(
            environment: AuditSettings.implied.agents,
            expecting: .range,
            section: .agents
        )
        let audit = Dependencies.audit(inventories.map(\.inventory), against: manifest, on: terms)
        let machines = Set(audit.inventories.indices.map(audit.label)).count
        var result = EnvironmentAudit(
            name: AuditSettings.implied.agents,
            expectation: .range,
            audit: audit,
            inventories: inventories
        )
        result.rows = [.init(subject: "\(machines) agent\(machines == 1 ? "" : "s")", audit)]
        settle(&result)
        return result
    }

    /// The controllers and their plugins.
    func auditControllers(_ inventories: [Inventory]) -> EnvironmentAudit? {
        guard !manifest.requirements(in: .jenkins).isEmpty, !inventories.isEmpty else { return nil }
        let terms = AuditTerms(
            environment: AuditSettings.implied.jenkins,
            expecting: .range,
            section: .jenkins
        )
        var result = EnvironmentAudit(
            name: AuditSettings.implied.jenkins,
            expectation: .range,
            audit: Dependencies.audit(inventories, against: manifest, on: terms),
            inventories: []
        )
        result.rows = inventories.map { inventory in
            let core = inventory.packages.first { $0.ecosystem == .jenkins }?.version
            let subject = [inventory.agent, core].compactMap(\.self).joined(separator: ", ")
            return .init(
                subject: subject,
                Dependencies.audit([inventory], against: manifest, on: terms)
            )
        }
        settle(&result)
        return result
    }

    /// Adds what is proven, and the findings and remarks that follow from it.
    private func prove(_ result: inout EnvironmentAudit, _ environment: EnvironmentSettings) {
        let platforms = Set(result.inventories.map(\.inventory.platform))
        let proofs = Proofs(of: manifest.packages, on: platforms, by: uses)
        let latest = result.inventories.map(\.due).max() ?? now
        result.proven = proofs.proven(since: latest)
        result.promised = proofs.count
        let unproven = proofs.all.filter { ($0.last?.due ?? .distantPast) < latest }
        result.unproven = Dictionary(grouping: unproven) { $0.requirement.name.string }
        result.findings = result.findings.map { finding in
            guard let proofs = finding.subject.flatMap({ result.unproven[$0] }) else {
                return finding
            }
            var finding = finding
            let remarks = [proofs.words(day: words.day), finding.help].compactMap(\.self)
            finding.help = remarks.joined(separator: "; ")
            return finding
        }
        if let patience = environment.provenWithin {
            let known = Set(result.findings.map(\.subject))
            result.findings += proofs.findings(
                ProofTerms(
                    environment: environment.name,
                    patience: patience,
                    now: now,
                    promised: promised,
                    day: words.day
                )
            ).filter { !known.contains($0.subject) }
        }
    }

    /// Puts aside what the project has accepted.
    private func settle(_ result: inout EnvironmentAudit) {
        let settlement = manifest.settle(result.findings, on: today) { _ in false }
        result.findings = settlement.open
        result.accepted = settlement.accepted
    }
}

/// One environment, held against the manifest.
struct EnvironmentAudit {
    var name: String
    var expectation: Expectation
    var audit: Audit
    var inventories: [BuildInventory]
    var rows: [Row] = []
    var findings: [Finding]
    var accepted: [Settlement.Accepted] = []
    /// How many minimums are promised here, and how many of them its latest run has proven.
    var promised: Int?
    var proven: Int?
    /// What its latest run has not proven, by package.
    var unproven: [String: [Proof]] = [:]

    /// One run, or all agents, or one controller: a line of the report.
    struct Row {
        var subject: String
        var platforms: Int
        var met: Int
        var judged: Int

        init(subject: String, _ audit: Audit) {
            self.subject = subject
            platforms = audit.platforms.count
            met = audit.met
            judged = audit.judged
        }
    }

    init(
        name: String,
        expectation: Expectation,
        audit: Audit,
        inventories: [BuildInventory]
    ) {
        self.name = name
        self.expectation = expectation
        self.audit = audit
        self.inventories = inventories
        findings = audit.findings
    }
}
