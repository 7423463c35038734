import Dependencies
import Documents
import Foundation
import History
import Nightly
import Notifications
import Report

/// The findings of one reading, entered beside those of the last.
struct AuditLedger {
    private let before: [OpenFinding]
    private let now: Date
    private var entries: [Entry] = []
    private var gone: [Entry] = []
    private var audited: Set<String> = []
    private var lines: [String] = []
    private var isWhole = true

    /// A finding, whose business it is, and the build that shows it, or that it is gone.
    fileprivate struct Entry {
        var finding: OpenFinding
        var owner: Person?
        var build: Build
    }

    init(before: [OpenFinding], at now: Date) {
        self.before = before
        self.now = now
    }

    mutating func enter(
        _ audit: Audit,
        of environment: String,
        in build: Build,
        owner: (Requirement) -> Person?
    ) {
        audited.insert(environment)
        lines.append(
            "Versions, \(environment): \(audit.met) of \(audit.judged) agree in \(build.id)"
                + " (\(audit.expectation.rawValue))"
        )
        var missing = before.filter { $0.id.environment == environment }
        for check in audit.checks {
            guard let finding = check.finding else { continue }
            let id = OpenFinding.ID(
                environment: environment,
                package: check.requirement.name.string,
                rule: finding.rule.id
            )
            let known = before.first { $0.id == id }
            missing.removeAll { $0.id == id }
            guard !entries.contains(where: { $0.finding.id == id }) else { continue }
            let entry = Entry(
                finding: OpenFinding(
                    id: id,
                    message: finding.message,
                    since: known?.since ?? now,
                    runs: (known?.runs ?? 0) + 1
                ),
                owner: owner(check.requirement),
                build: build
            )
            entries.append(entry)
            lines.append(" x " + entry.line(isNew: known == nil))
        }
        gone += missing.map { finding in
            let check = audit.checks.first { $0.requirement.name.string == finding.id.package }
            return Entry(
                finding: finding,
                owner: check.flatMap { owner($0.requirement) },
                build: build
            )
        }
    }

    mutating func enter(_ trouble: Unread, of environment: String) {
        isWhole = false
        lines.append(" ? \(environment): \(trouble.what); \(trouble.remedy)")
    }

    /// - Parameter announcing: False where all is taken as known, as in a first reading.
    func audit(announcing: Bool) -> NightAudit {
        let unaudited = before.filter { !audited.contains($0.id.environment) }
        let new = entries.filter { entry in !before.contains { $0.id == entry.finding.id } }
        let gone = gone.filter { entry in !entries.contains { $0.finding.id == entry.finding.id } }
        let news = new.compactMap { $0.notice(isNew: true) }
        let notices = announcing ? news + gone.compactMap { $0.notice(isNew: false) } : []
        return NightAudit(
            open: entries.map(\.finding) + unaudited,
            notices: notices,
            summary: AuditSummary(lines: lines, news: notices.map(\.package), isWhole: isWhole)
        )
    }
}

extension AuditLedger.Entry {
    fileprivate func line(isNew: Bool) -> String {
        let age = isNew ? "new" : Cadence.nightly.ordinal(finding.runs)
        return "\(finding.id.package) ".padded(to: 11) + "\(age) ".padded(to: 10)
            + "\(finding.message) ".padded(to: 51) + finding.id.rule
    }

    fileprivate func notice(isNew: Bool) -> FindingNotice? {
        owner.map { owner in
            FindingNotice(
                environment: finding.id.environment,
                package: finding.id.package,
                rule: finding.id.rule,
                message: finding.message,
                build: "\(build.id)",
                url: build.url,
                isNew: isNew,
                owner: owner
            )
        }
    }
}
