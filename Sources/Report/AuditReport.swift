package import Documents
import Notifications

/// What `audit` has to show: the value from which its text is made.
package struct AuditReport: Sendable {
    /// Of what, such as "Last night, Thu 19 Nov".
    package var subject: String
    /// As the user named it.
    package var manifest: String
    package var rows: [Row]
    package var findings: [Finding]
    /// What the project lives with.
    package var accepted: Int
    /// What changed since the inventory before, by the build that has it.
    package var drifts: [Drifted]

    package struct Row: Sendable {
        package var environment: String
        package var expects: String
        package var build: String
        package var platforms: Int?
        package var agree: Share
        package var proven: Share?

        package init(
            environment: String,
            expects: String,
            build: String,
            platforms: Int?,
            agree: Share,
            proven: Share? = nil
        ) {
            self.environment = environment
            self.expects = expects
            self.build = build
            self.platforms = platforms
            self.agree = agree
            self.proven = proven
        }
    }

    /// `11/13`.
    package struct Share: Sendable, CustomStringConvertible {
        package var part: Int
        package var whole: Int

        package init(_ part: Int, of whole: Int) {
            self.part = part
            self.whole = whole
        }

        package var description: String { "\(part)/\(whole)" }
    }

    package struct Drifted: Sendable {
        package var subject: String
        /// A small table, ready to be read.
        package var table: String

        package init(subject: String, table: String) {
            self.subject = subject
            self.table = table
        }
    }

    package init(
        subject: String,
        manifest: String,
        rows: [Row],
        findings: [Finding],
        accepted: Int = 0,
        drifts: [Drifted] = []
    ) {
        self.subject = subject
        self.manifest = manifest
        self.rows = rows
        self.findings = findings
        self.accepted = accepted
        self.drifts = drifts
    }
}

extension AuditReport {
    package var text: String {
        let head = "\(subject), against \(manifest)".visible.wrapped(to: 80) + [""]
        let paragraphs = findings.map(paragraph).joined(separator: [""])
        let changes = drifts.flatMap { drift in
            ["What changed since the inventory before, \(drift.subject):".visible]
                + drift.table.split(separator: "\n").map { String($0).visible } + [""]
        }
        let lines =
            head + (rows.isEmpty ? [] : table + [""]) + changes + paragraphs
            + (findings.isEmpty ? [] : [""]) + conclusion
        return lines.map { $0 + "\n" }.joined()
    }

    private var table: [String] {
        let head = ["environment", "expects", "build", "platforms", "agree", "proven"]
        let cells = rows.map { row in
            [
                row.environment.visible, row.expects, row.build.visible,
                row.platforms.map { "\($0)" } ?? "-", "\(row.agree)",
                row.proven.map { "\($0)" } ?? "-",
            ]
        }
        let all = [head] + cells
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column < 3 ? row[column] + space : space + row[column]
            }.joined(separator: "  ")
        }.map { " " + $0.trimmedEnd }
    }

    private func paragraph(_ finding: Finding) -> [String] {
        let widest = findings.map(\.head.count).max() ?? 0
        let subjects = findings.map { $0.subject?.count ?? 0 }.max() ?? 0
        let head = finding.head.padded(to: widest)
        let subject = (finding.subject ?? "").visible.padded(to: min(subjects, 24))
        let place = finding.place.file.visible + ":\(finding.place.line)"
        let scopes = Set(findings.compactMap(\.scope))
        let scope = scopes.count > 1 ? finding.scope.map { "in \($0): " } ?? "" : ""
        let line = "\(head)  \(subject)  \(place)"
        let body = (scope + finding.message).visible.wrapped(to: 77).map { "   " + $0 }
        let help = (finding.help ?? "").visible.wrapped(to: 75).enumerated().map { index, line in
            (index == 0 ? "   = " : "     ") + line
        }
        return [line.trimmedEnd] + body + (finding.help == nil ? [] : help)
    }

    private var conclusion: [String] {
        let errors = findings.count { $0.rule.severity == .error }
        let warnings = findings.count - errors
        let counts = [
            errors > 0 ? "\(errors) error\(errors == 1 ? "" : "s")" : nil,
            warnings > 0 ? "\(warnings) warning\(warnings == 1 ? "" : "s")" : nil,
        ].compactMap(\.self)
        let found = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
        let lived = accepted > 0 ? "; \(accepted) accepted" : ""
        let proven =
            rows.contains { $0.proven != nil }
            ? " Proven means: a passing build used exactly this version." : ""
        let rule = findings.first.map { "What a rule means: daybreak explain \($0.rule.id)" }
        return ["\(found)\(lived).\(proven)"] + [rule].compactMap(\.self)
    }
}

extension Finding {
    fileprivate var head: String { "\(rule.severity.rawValue) \(rule.id) \(rule.name)" }
}
