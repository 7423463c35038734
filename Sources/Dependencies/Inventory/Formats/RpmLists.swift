extension InventoryFormat {
    /// `rpm -qa` with `%{NAME}\t%{EPOCHNUM}\t%{VERSION}\t%{RELEASE}\t%{ARCH}\n`.
    static let rpmQuery = InventoryFormat(
        name: "rpm-query",
        summary: #"rpm -qa --qf '%{NAME}\t%{EPOCHNUM}\t%{VERSION}\t%{RELEASE}\t%{ARCH}\n'"#,
        recognizes: { text in
            let rows = text.split(whereSeparator: \.isNewline).prefix(20).map(\.rpmColumns)
            return !rows.isEmpty && rows.allSatisfy(\.isRpmRow)
        },
        read: { text throws(Slip) in
            var packages: [Inventory.Installed] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) where !line.isEmpty {
                let columns = line.rpmColumns
                guard columns.isRpmRow else {
                    let reason =
                        "line \(number) is not name, epoch, version, release and architecture"
                    throw Slip(line: number, reason: reason)
                }
                guard columns[0] != "gpg-pubkey" else { continue }
                let epoch = ["0", "(none)"].contains(columns[1]) ? "" : "\(columns[1]):"
                packages.append(
                    Inventory.Installed(
                        ecosystem: .rpm,
                        name: String(columns[0]),
                        version: "\(epoch)\(columns[2])-\(columns[3])"
                    )
                )
            }
            return [Part(covers: [.rpm], packages: packages)]
        }
    )

    /// Plain `rpm -qa`: `name-version-release.arch`, without epochs.
    static let rpmList = InventoryFormat(
        name: "rpm-list",
        summary: "rpm -qa",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).prefix(20)
            return !lines.isEmpty && lines.allSatisfy { Inventory.Installed(nevra: $0) != nil }
        },
        read: { text throws(Slip) in
            var packages: [Inventory.Installed] = []
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) where !line.isEmpty {
                guard let installed = Inventory.Installed(nevra: line) else {
                    throw Slip(
                        line: number,
                        reason: "line \(number) is not name-version-release.arch"
                    )
                }
                if installed.name != "gpg-pubkey" { packages.append(installed) }
            }
            return [Part(covers: [.rpm], packages: packages)]
        }
    )
}

extension Inventory.Installed {
    fileprivate init?(nevra line: Substring) {
        let architectures = [
            ".x86_64", ".noarch", ".aarch64", ".i686", ".i386", ".ppc64le", ".s390x", ".armv7hl",
        ]
        let known = architectures.first { line.hasSuffix($0) }
        guard known != nil || line.hasPrefix("gpg-pubkey-") else { return nil }
        let parts = line.dropLast(known?.count ?? 0).split(separator: "-")
        guard parts.count >= 3, !line.contains(" ") else { return nil }
        self.init(
            ecosystem: .rpm,
            name: parts.dropLast(2).joined(separator: "-"),
            version: parts.suffix(2).joined(separator: "-")
        )
    }
}

extension Substring {
    fileprivate var rpmColumns: [Substring] {
        split(separator: "\t", omittingEmptySubsequences: false)
    }
}

extension [Substring] {
    fileprivate var isRpmRow: Bool {
        count == 5 && allSatisfy { !$0.isEmpty }
            && (self[1] == "(none)" || self[1].allSatisfy { $0.isASCII && $0.isNumber })
    }
}
