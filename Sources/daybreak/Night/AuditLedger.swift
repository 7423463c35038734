import Dependencies
import Documents
import Evidence
import Foundation
import History
import Nightly
import Notifications
import Report

/// The findings of one reading, entered beside those of the last.
struct AuditLedger {
    private let before: [OpenFinding]
    private let now: Date
    /// Who is told of what; nil in a first reading, where all is taken as known.
    private let rules: FindingRules?
    private var entries: [Entry] = []
    private var gone: [Entry] = []
    private var audited: Set<String> = []
    private var lines: [String] = []
    private var isWhole = true

    /// A finding, whose business it is, and the build that shows it, or that it is gone.
    fileprivate struct Entry {
        var finding: OpenFinding
        var owner: Person?
        var build: String
        var url: String
    }

    init(before: [OpenFinding], telling rules: FindingRules?, at now: Date) {
        self.before = before
        self.rules = rules
        self.now = now
    }

    mutating func enter(
        _ audit: EnvironmentAudit,
        provenBy run: Run?,
        owner: (Requirement?) -> Person?
    ) {
        audited.insert(audit.name)
        lines += audit.headline(run)
        let build = run.map { "\($0.root.id)" } ?? audit.rows.first?.subject ?? audit.name
        func entry(_ finding: OpenFinding) -> Entry {
            let check = audit.audit.checks.first {
                $0.requirement.name.string == finding.id.package
            }
            return Entry(
                finding: finding,
                owner: owner(check?.requirement),
                build: build,
                url: run?.root.url ?? ""
            )
        }
        var missing = before.filter { $0.id.environment == audit.name }
        for finding in audit.findings {
            let id = OpenFinding.ID(
                environment: audit.name,
                package: finding.subject ?? finding.place.file,
                rule: finding.rule.id
            )
            missing.removeAll { $0.id == id }
            guard !entries.contains(where: { $0.finding.id == id }) else { continue }
            let known = before.first { $0.id == id }
            let open = OpenFinding(
                id: id,
                message: finding.headline ?? finding.message,
                since: known?.since ?? now,
                runs: (known?.runs ?? 0) + 1
            )
            let entry = entry(open)
            entries.append(entry)
            let isNew = known == nil
            lines += entry.lines(isNew ? told(of: entry) : "nothing new to say", isNew: isNew)
        }
        gone += missing.map(entry)
    }

    /// Who hears of a new one.
    private func told(of entry: Entry) -> String {
        guard let rules else { return "taken as known" }
        let hearers = rules.hearers(isNew: true, owner: entry.owner)
        guard !hearers.isEmpty else { return "no rule tells anybody of it" }
        return toldWords(hearers.map { ($0.person, $0.role) })
    }

    mutating func enter(_ trouble: Unread, of environment: String) {
        isWhole = false
        lines += " ? \(environment): \(trouble.what); \(trouble.remedy)".wrapped(
            to: 80,
            indent: "   "
        )
    }

    /// Everything that is open now.
    var open: [OpenFinding] {
        entries.map(\.finding) + before.filter { !audited.contains($0.id.environment) }
    }

    /// What came and what went, for those whose business it is.
    var notices: [FindingNotice] {
        guard let rules else { return [] }
        let new = entries.filter { entry in !before.contains { $0.id == entry.finding.id } }
        let over = gone.filter { entry in !entries.contains { $0.finding.id == entry.finding.id } }
        return new.map { $0.notice(isNew: true, rules) }
            + over.map { $0.notice(isNew: false, rules) }
    }

    var summary: AuditSummary {
        let news = notices
        let over = news.filter { !$0.isNew }.map { " + \($0.package) agrees again (\($0.rule))" }
        return AuditSummary(lines: lines + over, news: news.map(\.package), isWhole: isWhole)
    }
}

extension EnvironmentAudit {
    /// Of a promise, how much of it is proven; of anything else, how much agrees.
    fileprivate func headline(_ run: Run?) -> [String] {
        if let proven, let promised, let run {
            let words = "Minimum versions: \(proven) of \(promised) proven by \(run.root.id)"
            return [name == "minimum" ? words : "\(words) (\(name))"]
        }
        return rows.map { row in
            "Versions, \(name): \(row.met) of \(row.judged) agree in \(row.subject)"
        }
    }
}

extension AuditLedger.Entry {
    fileprivate func lines(_ news: String, isNew: Bool) -> [String] {
        let age = isNew ? "new" : Cadence.nightly.ordinal(finding.runs)
        let head = " x \(finding.id.package) ".padded(to: 14) + "\(age) ".padded(to: 10)
        let words = finding.message.wrapped(to: 50)
        let first = head + (words.first ?? "").padded(to: 51) + finding.id.rule
        let rest = words.dropFirst().map { String(repeating: " ", count: head.count) + $0 }
        return [first] + rest + [String(repeating: " ", count: 14) + news]
    }

    fileprivate func notice(isNew: Bool, _ rules: FindingRules) -> FindingNotice {
        FindingNotice(
            environment: finding.id.environment,
            package: finding.id.package,
            rule: finding.id.rule,
            message: finding.message,
            build: build,
            url: url,
            isNew: isNew,
            owner: owner,
            hearers: rules.hearers(isNew: isNew, owner: owner)
        )
    }
}
