import Documents

extension DerivedFormat {
    /// Packages and tools with their minimums, for a README.
    static let markdownTable = DerivedFormat(
        name: "markdown-table",
        lines: { derived, manifest throws(DerivedError) in
            let rows = derived.rows(from: manifest).map { name, range in
                "| \(name.escapedForMarkdown) | \(range.escapedForMarkdown) |"
            }
            return ["| package | minimum |", "| --- | --- |"] + rows
        },
        remark: nil
    )

    /// The same as a list-table of reStructuredText.
    static let rstTable = DerivedFormat(
        name: "rst-table",
        lines: { derived, manifest throws(DerivedError) in
            let rows = derived.rows(from: manifest).flatMap { name, range in
                ["   * - \(name.escapedForRST)", "     - \(range.escapedForRST)"]
            }
            return [
                "", ".. list-table::", "   :header-rows: 1", "", "   * - Package", "     - Minimum",
            ] + rows + [""]
        },
        remark: ".. "
    )
}

extension Derived {
    fileprivate func rows(from manifest: Manifest) -> [(name: String, range: String)] {
        selected(from: manifest.agents + manifest.packages).map { requirement in
            (requirement.name.string.oneLine, requirement.words.oneLine)
        }
    }
}

extension Requirement {
    /// Such as `1.26.4, below 3, not 2.0.1`.
    fileprivate var words: String {
        let limit = below.map { ["below \($0)"] } ?? []
        return ([minimum.string] + limit + exclude.map { "not \($0)" }).joined(separator: ", ")
    }
}

extension String {
    fileprivate var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }

    fileprivate var escapedForMarkdown: String {
        reduce(into: "") { text, character in
            if "\\|`*_<>[]".contains(character) { text += "\\" }
            text.append(character)
        }
    }

    fileprivate var escapedForRST: String {
        reduce(into: "") { text, character in
            if "\\|`*".contains(character) { text += "\\" }
            text.append(character)
        }
    }
}
