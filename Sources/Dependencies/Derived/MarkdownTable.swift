import Documents

extension DerivedFormat {
    /// Packages and tools with their minimums, for a README.
    static let markdownTable = DerivedFormat(name: "markdown-table") { derived, manifest in
        let rows = derived.selected(from: manifest.agents + manifest.packages).map { requirement in
            "| \(requirement.name.string.escaped) | \(requirement.range.escaped) |\n"
        }
        return "| package | minimum |\n| --- | --- |\n" + rows.joined()
    }
}

extension Requirement {
    /// Such as `1.26.4, below 3, not 2.0.1`.
    fileprivate var range: String {
        let limit = below.map { ["below \($0)"] } ?? []
        return ([minimum.string] + limit + exclude.map { "not \($0)" }).joined(separator: ", ")
    }
}

extension String {
    fileprivate var escaped: String { replacing("|", with: "\\|") }
}
