extension InventoryFormat {
    /// `eups list -s --raw`: `name|version|tags`.
    ///
    /// Without `-s`, only what is tagged `setup` counts.
    static let eupsListRaw = InventoryFormat(
        name: "eups-list-raw",
        summary: "eups list -s --raw",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).prefix(20)
            return !lines.isEmpty && lines.allSatisfy { $0.split(separator: "|").count >= 2 }
        },
        read: { text throws(Slip) in
            var rows: [EupsRow] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) where !line.isEmpty {
                let columns = line.split(separator: "|", omittingEmptySubsequences: false)
                guard columns.count >= 2, !columns[0].isEmpty, !columns[1].isEmpty else {
                    throw Slip(line: number, reason: "line \(number) is not name|version|tags")
                }
                let tags = columns.count > 2 ? columns[2].split(separator: ":") : []
                rows.append(EupsRow(name: columns[0], version: columns[1], tags: tags))
            }
            return [Part(covers: [.eups], packages: rows.setUp)]
        }
    )

    /// `eups list -s`: a name, a version, and tags.
    static let eupsList = InventoryFormat(
        name: "eups-list",
        summary: "eups list -s",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).prefix(20)
            return !lines.isEmpty
                && lines.allSatisfy { line in
                    let words = line.split(whereSeparator: \.isWhitespace)
                    return words.count >= 2 && words[1].contains { $0.isNumber }
                        && words[0].allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
                }
        },
        read: { text throws(Slip) in
            var rows: [EupsRow] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) {
                let words = line.split(whereSeparator: \.isWhitespace)
                guard !words.isEmpty else { continue }
                guard words.count >= 2, words[1].contains(where: \.isNumber) else {
                    throw Slip(line: number, reason: "line \(number) is not a name and a version")
                }
                rows.append(
                    EupsRow(name: words[0], version: words[1], tags: Array(words.dropFirst(2)))
                )
            }
            return [Part(covers: [.eups], packages: rows.setUp)]
        }
    )

    /// lsst_build's manifest: product, SHA1, version and what it depends on.
    static let lsstManifest = InventoryFormat(
        name: "lsst-manifest",
        summary: "an lsst_build manifest",
        recognizes: { text in
            text.split(whereSeparator: \.isNewline).prefix(20).contains { $0.hasPrefix("BUILD=") }
        },
        read: { text throws(Slip) in
            var packages: [Inventory.Installed] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) where !line.hasPrefix("#") {
                let words = line.split(whereSeparator: \.isWhitespace)
                guard !words.isEmpty, !line.hasPrefix("BUILD=") else { continue }
                guard words.count >= 3, words[1].allSatisfy(\.isHexDigit) else {
                    let reason = "line \(number) is not a product, a SHA1 and a version"
                    throw Slip(line: number, reason: reason)
                }
                packages.append(
                    Inventory.Installed(
                        ecosystem: .eups,
                        name: String(words[0]),
                        version: String(words[2])
                    )
                )
            }
            return [Part(covers: [.eups], packages: packages)]
        }
    )
}

private struct EupsRow {
    var name: Substring
    var version: Substring
    var tags: [Substring]
}

extension [EupsRow] {
    /// Without `-s` every declared version is listed; then those that are set up are what counts.
    fileprivate var setUp: [Inventory.Installed] {
        let marked = filter { $0.tags.contains { $0 == "setup" } }
        return (marked.isEmpty ? self : marked).map { row in
            Inventory.Installed(
                ecosystem: .eups,
                name: String(row.name),
                version: String(row.version)
            )
        }
    }
}
