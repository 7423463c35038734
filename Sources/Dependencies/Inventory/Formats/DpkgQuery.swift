extension InventoryFormat {
    /// `dpkg-query -W`, or with `-f`: name, version and, anywhere after them, the status abbreviation.
    static let dpkgQuery = InventoryFormat(
        name: "dpkg-query",
        summary: "the output of dpkg-query -W",
        recognizes: { text in
            let lines = text.split(whereSeparator: \.isNewline).prefix(20).map(Row.init)
            return lines.contains { $0.isPackage } && lines.allSatisfy { $0.isPackage }
        },
        read: { text throws(Slip) in
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
            return [Part(covers: [.deb], packages: packages)]
        }
    )
}

private struct Row {
    private let fields: [Substring.UTF8View]

    init(_ line: Substring) {
        fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    }

    /// A version is empty where a package is only known of.
    var isPackage: Bool {
        fields.count >= 2 && !fields[0].isEmpty && fields[0].allSatisfy(\.isInPackageName)
            && !fields[1].contains(UInt8(ascii: " "))
    }

    /// Without the architecture that comes with packages of which several may be installed.
    var name: String { String(Substring(fields[0].prefix { $0 != UInt8(ascii: ":") })) }

    var version: String { String(Substring(fields[1])) }

    /// A package that was removed but left its configuration is listed too, as `rc`.
    var isInstalled: Bool {
        let state = fields.dropFirst(2).lazy.compactMap(\.packageState).first
        return !fields[1].isEmpty && (state ?? UInt8(ascii: "i")) == UInt8(ascii: "i")
    }
}

extension Substring.UTF8View {
    /// The second letter of an abbreviated status such as `ii ` or `rc`.
    fileprivate var packageState: UInt8? {
        guard
            count == 2 || (count == 3 && (last == UInt8(ascii: " ") || last == UInt8(ascii: "R"))),
            let wanted = first, "uihrp".utf8.contains(wanted),
            let state = dropFirst().first, "ncHUFWti".utf8.contains(state)
        else { return nil }
        return state
    }
}

extension UInt8 {
    /// A letter of a name, or the colon before an architecture.
    fileprivate var isInPackageName: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default:
            false
        }
    }
}
