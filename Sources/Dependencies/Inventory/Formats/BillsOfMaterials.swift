// Software bills of materials. They list what their maker looked for, so they cover the ecosystems of
// which they list something, and no others.

extension InventoryFormat {
    /// CycloneDX in JSON: components may hold components; the subject itself is no dependency.
    static let cycloneDX = InventoryFormat(
        name: "cyclonedx",
        summary: "CycloneDX JSON",
        recognizes: { $0.isJSONObject(with: "bomFormat") },
        read: { text throws(Slip) in
            let bill = try decode(CycloneDX.self, from: text)
            return [Part(listing: bill.all.compactMap(\.installed))]
        }
    )

    /// SPDX 2 in JSON.
    ///
    /// SPDX 3 is another format, of which nothing is read.
    static let spdx = InventoryFormat(
        name: "spdx",
        summary: "SPDX 2 JSON",
        recognizes: {
            $0.isJSONObject(with: "spdxVersion") || $0.isJSONObject(with: "@graph")
        },
        read: { text throws(Slip) in
            guard text.contains("\"spdxVersion\"") else {
                throw Slip(line: 1, reason: "it is SPDX 3; export SPDX 2.3 or CycloneDX")
            }
            let bill = try decode(SPDX.self, from: text)
            return [
                Part(listing: bill.packages.filter { !bill.isRoot($0) }.compactMap(\.installed))
            ]
        }
    )
}

extension InventoryFormat.Part {
    fileprivate init(listing packages: [Inventory.Installed]) {
        var seen: Set<Inventory.Installed> = []
        self.init(
            covers: Set(packages.map(\.ecosystem)),
            packages: packages.filter { seen.insert($0).inserted }
        )
    }
}

private struct CycloneDX: Decodable {
    var components: [Component]?

    struct Component: Decodable {
        var name: String
        var version: String?
        var purl: String?
        var components: [Component]?

        /// The purl is the identity; without one it is anybody's guess what the name means.
        var installed: Inventory.Installed? {
            if let purl { return PackageURL(purl)?.installed }
            return version.map {
                Inventory.Installed(ecosystem: .generic, name: name, version: $0)
            }
        }
    }

    var all: [Component] {
        var found: [Component] = []
        var open = components ?? []
        while let component = open.popLast() {
            found.append(component)
            open += component.components ?? []
        }
        return found.sorted { $0.name < $1.name }
    }
}

private struct SPDX: Decodable {
    var packages: [Package]
    var documentDescribes: [String]?
    var relationships: [Relationship]?

    struct Package: Decodable {
        var name: String
        var SPDXID: String?
        var versionInfo: String?
        var externalRefs: [Reference]?

        var installed: Inventory.Installed? {
            let purl = externalRefs?.first { $0.referenceType == "purl" }?.referenceLocator
            if let found = purl.flatMap(PackageURL.init)?.installed { return found }
            guard purl == nil, let versionInfo, !["NOASSERTION", "NONE", ""].contains(versionInfo)
            else { return nil }
            return Inventory.Installed(ecosystem: .generic, name: name, version: versionInfo)
        }
    }

    struct Reference: Decodable {
        var referenceType: String?
        var referenceLocator: String?
    }

    struct Relationship: Decodable {
        var spdxElementId: String
        var relationshipType: String
        var relatedSpdxElement: String
    }

    func isRoot(_ package: Package) -> Bool {
        guard let id = package.SPDXID else { return false }
        return documentDescribes?.contains(id) == true
            || relationships?.contains {
                $0.relationshipType == "DESCRIBES" && $0.spdxElementId == "SPDXRef-DOCUMENT"
                    && $0.relatedSpdxElement == id
            } == true
    }
}
