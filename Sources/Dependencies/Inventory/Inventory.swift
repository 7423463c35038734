package import Documents
package import Foundation

/// The versions that a build, an agent or a controller really used.
package struct Inventory: Sendable {
    /// Where it came from, as the user named it.
    package var origin: String
    /// What it was found to be, such as `dpkg-query`.
    package var format: String
    /// Within these, what is not listed is not there.
    package var covers: Set<Ecosystem>
    /// The machine on which it was taken, if it says so.
    package var agent: String?
    /// What kind of machine that is, such as `linux-aarch64`.
    package var platform: String?
    /// The build that used it, as it says itself, such as `nightly/thalassa#812`.
    package var build: String?
    package var collectedAt: Date?
    package var packages: [Installed]
    /// Its parts that could not be read, so that their ecosystems are not covered.
    package var unread: [InventoryError]

    package init(
        origin: String,
        format: String,
        covers: Set<Ecosystem>,
        agent: String? = nil,
        platform: String? = nil,
        build: String? = nil,
        collectedAt: Date? = nil,
        packages: [Installed],
        unread: [InventoryError] = []
    ) {
        self.origin = origin
        self.format = format
        self.covers = covers
        self.agent = agent
        self.platform = platform
        self.build = build
        self.collectedAt = collectedAt
        self.packages = packages
        self.unread = unread
    }

    /// One package that was there.
    package struct Installed: Hashable, Sendable {
        package var ecosystem: Ecosystem
        package var name: String
        package var version: String
        /// What it asks of others.
        package var demands: [Demand]

        package init(
            ecosystem: Ecosystem,
            name: String,
            version: String,
            demands: [Demand] = []
        ) {
            self.ecosystem = ecosystem
            self.name = name
            self.version = version
            self.demands = demands
        }
    }

    /// What an installed package asks of another one.
    package struct Demand: Hashable, Sendable {
        package var ecosystem: Ecosystem
        package var name: String
        /// In the notation of that ecosystem, such as `>=1.14.3,<2`.
        package var range: String

        package init(ecosystem: Ecosystem, name: String, range: String) {
            self.ecosystem = ecosystem
            self.name = name
            self.range = range
        }
    }

    /// How much may be read.
    package static let limit = 64 << 20

    /// Reads an inventory, whose format its content tells.
    package init(_ bytes: some Collection<UInt8>, from origin: String) throws(InventoryError) {
        guard bytes.count <= Self.limit else { throw .tooLarge(origin, bytes: bytes.count) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(origin) }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(origin) }
        guard let format = InventoryFormat.all.first(where: { $0.recognizes(text) }) else {
            throw text.isBrokenJSON ? .cutShort(origin) : .unknownFormat(origin)
        }
        let packages: [Installed]
        do throws(InventoryFormat.Slip) {
            packages = try format.packages(text)
        } catch {
            throw .broken(origin, line: error.line, format: format.name, reason: error.reason)
        }
        guard !packages.isEmpty else { throw .empty(origin) }
        self.init(
            origin: origin,
            format: format.name,
            covers: [format.ecosystem],
            packages: packages
        )
    }
}

/// Why there is no inventory, so that nothing can be said about it.
package enum InventoryError: Error, Hashable, Sendable {
    case missing(String, reason: String)
    case empty(String)
    case tooLarge(String, bytes: Int)
    case notText(String)
    case unknownFormat(String)
    /// JSON without its end.
    case cutShort(String)
    case broken(String, line: Int, format: String, reason: String)

    package var place: Place {
        switch self {
        case .missing(let origin, _), .empty(let origin), .tooLarge(let origin, _),
            .notText(let origin),
            .unknownFormat(let origin), .cutShort(let origin):
            Place(file: origin)
        case .broken(let origin, let line, _, _):
            Place(file: origin, line: line)
        }
    }
}

extension InventoryError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(_, let reason):
            "this inventory cannot be read: \(reason)"
        case .empty:
            "this inventory lists nothing, and nothing can be concluded from it"
        case .tooLarge(_, let bytes):
            "this inventory has \(bytes) bytes; the limit is \(Inventory.limit)"
        case .notText:
            "this inventory is not UTF-8"
        case .unknownFormat:
            "this is no inventory that is known: \(InventoryFormat.all.map(\.summary).joined(separator: "; "))"
        case .cutShort:
            "this looks like JSON, but it is not whole; perhaps it was cut short"
        case .broken(_, _, let format, let reason):
            "this looks like \(format), but \(reason)"
        }
    }
}

extension String {
    fileprivate var isBrokenJSON: Bool {
        guard let first = first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
            return false
        }
        return (try? JSONSerialization.jsonObject(with: Data(utf8))) == nil
    }
}
