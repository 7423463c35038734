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
}

/// Why there is no inventory, so that nothing can be said about it.
package enum InventoryError: Error, Hashable, Sendable {
    case missing(String, reason: String)
    case empty(String)
    case tooLarge(String, bytes: Int)
    case notText(String)
    case unknownFormat(String)
    /// A page for a browser, such as a login.
    case webPage(String)
    /// What was to make it ended with this status.
    case failed(String, command: String, status: Int)
    /// JSON without its end.
    case cutShort(String)
    case broken(String, line: Int, format: String, reason: String)

    package var place: Place {
        switch self {
        case .missing(let origin, _), .empty(let origin), .tooLarge(let origin, _),
            .notText(let origin), .unknownFormat(let origin), .webPage(let origin),
            .failed(let origin, _, _), .cutShort(let origin):
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
            "this is no inventory of a kind that is known; `daybreak inventory formats` lists them"
        case .webPage:
            "this is a web page, perhaps a login, and no inventory"
        case .failed(_, let command, let status):
            "\(command) ended with status \(status), so what it lists is not known"
        case .cutShort:
            "this looks like JSON, but it is not whole; perhaps it was cut short"
        case .broken(_, _, let format, let reason):
            "this looks like \(format), but \(reason)"
        }
    }
}
