extension InventoryFormat {
    /// `conda list --json`, also mamba's: what pip installed is listed with the channel `pypi`.
    static let condaListJSON = InventoryFormat(
        name: "conda-list-json",
        summary: "conda list --json",
        recognizes: { text in
            text.isJSONList(with: "name", "version", "channel")
                || text.isJSONObject(with: "exception_name")
        },
        read: { text throws(Slip) in
            if text.isJSONObject(with: "error") || text.isJSONObject(with: "exception_name") {
                throw Slip(line: 1, reason: "conda reports an error instead of a list")
            }
            let packages = try decode([CondaPackage].self, from: text)
            return [
                Part(
                    covers: [.conda, .pypi],
                    platform: packages.lazy.compactMap(\.condaPlatform).first,
                    packages: packages.map(\.installed)
                )
            ]
        }
    )

    /// `conda list --explicit`: the addresses of packages, in whose file names all is said.
    static let condaListExplicit = InventoryFormat(
        name: "conda-list-explicit",
        summary: "conda list --explicit",
        recognizes: { $0.split(whereSeparator: \.isNewline).contains("@EXPLICIT") },
        read: { text throws(Slip) in
            var (packages, platform): ([Inventory.Installed], String?) = ([], nil)
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, line) in zip(1..., lines) {
                if line.hasPrefix("# platform:") {
                    platform = line.dropFirst(11).filter { $0 != " " }.platformOfConda
                }
                guard !line.isEmpty, !line.hasPrefix("#"), line != "@EXPLICIT" else { continue }
                guard let installed = Inventory.Installed(condaAddress: line) else {
                    throw Slip(line: number, reason: "line \(number) is no package's address")
                }
                packages.append(installed)
            }
            return [Part(covers: [.conda], platform: platform, packages: packages)]
        }
    )
}

private struct CondaPackage: Decodable {
    var name: String
    var version: String
    var channel: String?
    var platform: String?

    var isFromPip: Bool { channel == "pypi" || platform == "pypi" }

    var installed: Inventory.Installed {
        Inventory.Installed(
            ecosystem: isFromPip ? .pypi : .conda,
            name: name,
            version: version
        )
    }

    var condaPlatform: String? {
        platform.flatMap { ["noarch", "pypi"].contains($0) ? nil : $0.platformOfConda }
    }
}

extension Inventory.Installed {
    /// Reads `.../linux-64/ld_impl_linux-64-2.34-h53a641e_7.tar.bz2#hash`.
    fileprivate init?(condaAddress: Substring) {
        let address = condaAddress.prefix { $0 != "#" && $0 != "?" }
        guard let file = address.split(separator: "/").last else { return nil }
        let suffix = [".conda", ".tar.bz2"].first { file.hasSuffix($0) }
        guard let suffix else { return nil }
        let parts = file.dropLast(suffix.count).split(
            separator: "-",
            omittingEmptySubsequences: false
        )
        guard parts.count >= 3 else { return nil }
        self.init(
            ecosystem: .conda,
            name: parts.dropLast(2).joined(separator: "-"),
            version: String(parts[parts.count - 2])
        )
    }
}

extension String {
    /// conda's name of a platform as it is spoken of elsewhere.
    var platformOfConda: String {
        switch self {
        case "linux-64": "linux-x86_64"
        case "osx-64": "macos-x86_64"
        case "osx-arm64": "macos-arm64"
        case "win-64": "windows-x86_64"
        default: self
        }
    }
}
