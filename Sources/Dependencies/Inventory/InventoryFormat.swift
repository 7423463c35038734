/// One way in which packages are listed; a new one is one small file and a line here.
package struct InventoryFormat: Sendable {
    package var name: String
    /// What it is and how it is made, for a person.
    package var summary: String
    /// Whether a text is one of these, by a look at it.
    var recognizes: @Sendable (String) -> Bool
    var read: @Sendable (String) throws(Slip) -> [Part]

    /// Every format there is; one that looks like another stands before it.
    package static let all: [InventoryFormat] = [
        .cycloneDX, .spdx, .spackLock, .packageResolved, .pipInspect, .jenkinsPlugins,
        .condaListJSON, .pipListJSON, .condaListExplicit, .condaLock, .condaEnvExport, .pluginsYAML,
        .jenkinsCore, .rpmQuery, .dpkgQuery, .eupsListRaw, .lsstManifest, .pluginsText, .pipFreeze,
        .rpmList, .eupsList,
    ]

    package static var names: [String] { all.map(\.name) }

    package static func named(_ name: String) -> InventoryFormat? {
        all.first { $0.name == name }
    }

    /// What one machine, or one platform, has.
    struct Part {
        /// Within these, what is not listed is not there.
        var covers: Set<Ecosystem>
        var platform: String?
        var packages: [Inventory.Installed]
    }

    /// Where and why a text is not what it looked like.
    struct Slip: Error {
        var line: Int
        var reason: String
    }
}

extension Inventory {
    /// How much may be read.
    package static let limit = 64 << 20

    /// Reads all inventories that a document holds: one for each machine or platform in it.
    ///
    /// - Parameter format: The format's name; nil finds it out by content.
    package static func read(
        _ bytes: some Collection<UInt8>,
        from origin: String,
        as format: String? = nil
    ) throws(InventoryError) -> [Inventory] {
        guard bytes.count <= limit else { throw .tooLarge(origin, bytes: bytes.count) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(origin) }
        return try read(text.withoutByteOrderMark, from: origin, as: format)
    }

    static func read(
        _ text: String,
        from origin: String,
        as name: String?
    ) throws(InventoryError) -> [Inventory] {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(origin) }
        if name == nil || name == Envelope.format, Envelope.recognizes(text) {
            return try Envelope.inventories(in: text, from: origin)
        }
        let format: InventoryFormat
        if let name {
            guard let named = InventoryFormat.named(name) else { throw .unknownFormat(origin) }
            format = named
        } else {
            guard let found = InventoryFormat.all.first(where: { $0.recognizes(text) }) else {
                if text.isWebPage { throw .webPage(origin) }
                throw text.isBrokenJSON ? .cutShort(origin) : .unknownFormat(origin)
            }
            format = found
        }
        let parts: [InventoryFormat.Part]
        do throws(InventoryFormat.Slip) {
            parts = try format.read(text)
        } catch {
            if text.isWebPage { throw .webPage(origin) }
            throw .broken(origin, line: error.line, format: format.name, reason: error.reason)
        }
        guard parts.contains(where: { !$0.packages.isEmpty }) else { throw .empty(origin) }
        return parts.map { part in
            Inventory(
                origin: origin,
                format: format.name,
                covers: part.covers,
                platform: part.platform,
                packages: part.packages
            )
        }
    }
}

extension String {
    fileprivate var withoutByteOrderMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}
