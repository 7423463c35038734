/// A package's name across all ecosystems: `pkg:deb/debian/curl@7.50.3-1?arch=i386`.
///
/// Source: package-url/purl-spec.
struct PackageURL: Equatable {
    var type: String
    var namespace: [String]
    var name: String
    var version: String?
    var qualifiers: [String: String]

    init?(_ text: String) {
        guard text.hasPrefix("pkg:") else { return nil }
        var rest = text.dropFirst(4).drop { $0 == "/" }.prefix { $0 != "#" }
        qualifiers = [:]
        if let question = rest.lastIndex(of: "?") {
            for pair in rest[rest.index(after: question)...].split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { continue }
                qualifiers[parts[0].lowercased()] = parts[1].percentDecoded
            }
            rest = rest[..<question]
        }
        version = nil
        if let at = rest.lastIndex(of: "@"), at > (rest.lastIndex(of: "/") ?? rest.startIndex) {
            version = rest[rest.index(after: at)...].percentDecoded
            rest = rest[..<at]
        }
        let parts = rest.split(separator: "/").map(\.percentDecoded)
        guard parts.count >= 2, let type = parts.first, let name = parts.last else { return nil }
        (self.type, self.name) = (type.lowercased(), name)
        namespace = Array(parts.dropFirst().dropLast())
    }

    /// What is installed, where its kind is one that is known here.
    var installed: Inventory.Installed? {
        guard let version, let ecosystem else { return nil }
        return Inventory.Installed(
            ecosystem: ecosystem,
            name: fullName,
            version: ecosystem == .rpm ? rpmVersion(version) : version
        )
    }

    private var ecosystem: Ecosystem? {
        switch type {
        case "golang", "github", "gem", "nuget", "composer", "docker", "oci": nil
        default: Ecosystem.named(type)
        }
    }

    private var fullName: String {
        switch type {
        case "maven": (namespace + [name]).joined(separator: ":")
        case "npm": (namespace + [name]).joined(separator: "/")
        default: name
        }
    }

    /// RPM's epoch is a qualifier, not a part of the version.
    private func rpmVersion(_ version: String) -> String {
        qualifiers["epoch"].map { $0 == "0" ? version : "\($0):\(version)" } ?? version
    }
}

extension Substring {
    fileprivate var percentDecoded: String {
        guard contains("%") else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let decoded = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(decoded)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
