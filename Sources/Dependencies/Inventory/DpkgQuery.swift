extension InventoryFormat {
    /// `dpkg-query -W`, or with `-f`: name, version and, anywhere after them, the status abbreviation.
    static let dpkgQuery = InventoryFormat(
        name: "dpkg-query",
        summary: "the output of dpkg-query -W",
        ecosystem: .deb,
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).prefix(20).map(Row.init)
            return lines.contains { $0.isPackage } && lines.allSatisfy { $0.isPackage }
        },
        packages: { text throws(Slip) in
            var packages: [Inventory.Installed] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) where !line.allSatisfy(\.isWhitespace) {
                let row = Row(line)
                guard row.isPackage else {
                    throw Slip(
                        line: number,
                        reason: "line \(number) is not a name, a tab and a version"
                    )
                }
                guard row.isInstalled else { continue }
                packages.append(
                    Inventory.Installed(ecosystem: .deb, name: row.name, version: row.version)
                )
            }
            return packages
        }
    )
}

private struct Row {
    private let fields: [Substring]

    init(_ line: Substring) {
        fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    }

    /// A version is empty where a package is only known of.
    var isPackage: Bool {
        fields.count >= 2
            && fields[0].wholeMatch(of: #/[a-z0-9][a-z0-9+.\-]*(:[a-z0-9\-]+)?/#) != nil
            && !fields[1].contains(" ")
    }

    /// Without the architecture that comes with packages of which several may be installed.
    var name: String { String(fields[0].prefix { $0 != ":" }) }

    var version: String { String(fields[1]) }

    /// A package that was removed but left its configuration is listed too, as `rc`.
    var isInstalled: Bool {
        let status = fields.dropFirst(2).first {
            $0.wholeMatch(of: #/[uihrp][ncHUFWti][ R]?/#) != nil
        }
        return !version.isEmpty && (status.map { $0.dropFirst().hasPrefix("i") } ?? true)
    }
}
