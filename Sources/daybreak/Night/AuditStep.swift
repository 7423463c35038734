import Dependencies
import Documents
import Foundation
import History
import Jenkins
import Nightly
import Notifications
import Report

// The third step: the versions that the builds used are held against the manifest.

/// What the audit of one reading came to.
struct NightAudit {
    /// Everything that is open now; nil where nothing was audited.
    var open: [OpenFinding]?
    /// The findings that came or went with this reading.
    var notices: [FindingNotice] = []
    /// What the report says of it; nil where no run is new.
    var summary: AuditSummary?
}

extension Night {
    /// Audits the runs that were judged in this reading, environment by environment.
    ///
    /// An inventory that cannot be read leaves the findings of its environment as they were.
    func audit(_ judgements: [Judgement], after history: History) throws -> NightAudit {
        guard let settings = configuration.audit else { return NightAudit() }
        let runs = settings.environments.flatMap { environment in
            environment.jobs.compactMap { job in
                judgements.newRun(of: job).map { (environment, $0) }
            }
        }
        guard !runs.isEmpty else { return NightAudit() }
        let manifest = try Manifest(world.source(settings.manifest))
        let isFirst = try history.lastCommit() == nil
        var ledger = AuditLedger(before: try history.openFindings(), at: now)
        for (environment, run) in runs {
            switch inventory(of: run, from: settings.inventory) {
            case .read(let inventory):
                let audit = Dependencies.audit(
                    inventory,
                    against: manifest,
                    expecting: environment.expect
                )
                ledger.enter(audit, of: environment.name, in: run.root) { requirement in
                    owner(of: requirement, run.root.id.job)
                }
            case .unread(let trouble):
                ledger.enter(trouble, of: environment.name)
            }
        }
        return ledger.audit(announcing: !isFirst)
    }

    /// The first inventory that a run's builds or this machine have.
    private func inventory(of run: Run, from sources: [InventorySource]) -> Reading<Inventory> {
        var trouble = Unread(
            kind: .missing,
            controller: run.root.id.job.controller,
            address: run.root.url,
            what: "\(run.root.id) archived no inventory",
            remedy: "check `audit.inventory`, and that the job archives it"
        )
        for source in sources {
            let bytes: Reading<[UInt8]>
            switch source {
            case .file(let path):
                guard let data = try? world.read(world.url(path)) else { continue }
                bytes = .read(Array(data))
            case .artifact(let path):
                guard let build = run.builds.first(where: { $0.artifacts.contains(path) }) else {
                    continue
                }
                bytes = Jenkins.artifact(path, of: build, from: controllers, by: fetch)
            }
            switch bytes {
            case .read(let bytes):
                do throws(InventoryError) {
                    return .read(try Inventory(bytes, from: "\(run.root.id)"))
                } catch {
                    trouble.kind = .unreadable
                    trouble.what = "\(error)"
                }
            case .unread(let unread): trouble = unread
            }
        }
        return .unread(trouble)
    }

    /// The package's owner, else the owner of the product whose job it was.
    private func owner(of requirement: Requirement, _ job: JobID) -> Person? {
        let named = requirement.owner.flatMap { configuration.owners[$0.string] }
        let product = configuration.products.first { $0.product.roots.contains(job) }
        return named ?? product?.concern.owner
    }
}

extension [Judgement] {
    /// The run of a root job that this reading judged, where its tree was read.
    fileprivate func newRun(of job: JobID) -> Run? {
        for judgement in self {
            guard let latest = judgement.latest[job], judgement.judged.contains(latest.record)
            else { continue }
            return latest.run
        }
        return nil
    }
}
