/// One thing that is looked for, as a person meets it: in a finding's head line and in `explain`.
package struct Rule: Hashable, Sendable {
    /// Never changes and is never used again for something else, such as `M101`.
    package var id: String
    /// Such as `unquoted-version`.
    package var name: String
    package var severity: Severity
    /// What it means, why it matters and what to do, in Markdown.
    package var documentation: String

    package init(
        _ id: String,
        _ name: String,
        severity: Severity = .error,
        documentation: String
    ) {
        self.id = id
        self.name = name
        self.severity = severity
        self.documentation = documentation
    }
}

/// How much a finding weighs; only an error makes a command fail.
package enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    case error
    case warning
}
