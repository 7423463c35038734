import Foundation

/// What an agent lists of itself, in one document: who it is, when, and a list from each tool.
///
///     { "schema": 1, "agent": "arm-2", "platform": "linux-aarch64", "build": "nightly/thalassa#812",
///       "collectedAt": "2026-11-19T01:31:07Z",
///       "sources": [ { "format": "dpkg-query", "command": "dpkg-query -W", "exit": 0, "data": "…" } ] }
///
/// `data` is a text, or JSON as it is. What else stands there is for others.
enum Envelope {
    static let format = "envelope"

    /// One document, a list of them, or one a line.
    static func recognizes(_ text: String) -> Bool {
        // Whatever stands before the sources is short.
        (text.first { !$0.isWhitespace }.map { "{[".contains($0) } ?? false)
            && text.prefix(4_000).contains("\"sources\"")
    }

    static func inventories(
        in text: String,
        from origin: String
    ) throws(InventoryError)
        -> [Inventory]
    {
        let documents = documents(in: text)
        guard !documents.isEmpty else { throw .cutShort(origin) }
        var inventories: [Inventory] = []
        for document in documents {
            inventories.append(try inventory(document, from: origin))
        }
        return inventories
    }

    private static func documents(in text: String) -> [[String: Any]] {
        func parse(_ text: some StringProtocol) -> [[String: Any]] {
            let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
            return (value as? [String: Any]).map { [$0] } ?? value as? [[String: Any]] ?? []
        }
        let whole = parse(text)
        guard whole.isEmpty else { return whole }
        let lines = text.split(whereSeparator: \.isNewline).map { parse($0) }
        return lines.contains { $0.isEmpty } ? [] : lines.flatMap(\.self)
    }

    private static func inventory(
        _ document: [String: Any],
        from origin: String
    ) throws(InventoryError) -> Inventory {
        func broken(_ reason: String) -> InventoryError {
            .broken(origin, line: 1, format: format, reason: reason)
        }
        guard let schema = document["schema"] as? Int, schema == 1 else {
            throw broken("its schema is not 1, the only one that this version reads")
        }
        guard let sources = document["sources"] as? [[String: Any]] else {
            throw broken("its sources are no list")
        }
        let moment = (document["collectedAt"] as? String).map { text in
            (text, try? Date(text, strategy: .iso8601))
        }
        if let (text, date) = moment, date == nil {
            throw broken("\(text) is no moment such as 2026-11-19T01:31:07Z")
        }
        var inventory = Inventory(
            origin: origin,
            format: format,
            covers: [],
            agent: document["agent"] as? String,
            platform: document["platform"] as? String,
            build: document["build"] as? String,
            collectedAt: moment?.1,
            packages: []
        )
        for source in sources {
            do throws(InventoryError) {
                for part in try inventories(source, from: origin) { inventory.add(part) }
            } catch {
                inventory.unread.append(error)
            }
        }
        guard !inventory.packages.isEmpty else { throw inventory.unread.first ?? .empty(origin) }
        return inventory
    }

    private static func inventories(
        _ source: [String: Any],
        from origin: String
    ) throws(InventoryError) -> [Inventory] {
        let command = source["command"] as? String ?? source["format"] as? String ?? "a command"
        let origin = "\(origin) (\(command))"
        if let status = source["exit"] as? Int, status != 0 {
            throw .failed(origin, command: command, status: status)
        }
        let text: String
        switch source["data"] {
        case let data as String: text = data
        case let data?:
            let bytes = try? JSONSerialization.data(withJSONObject: data)
            text = bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
        case nil: text = ""
        }
        return try Inventory.read(text, from: origin, as: source["format"] as? String)
    }
}

extension Inventory {
    fileprivate mutating func add(_ part: Inventory) {
        covers.formUnion(part.covers)
        packages += part.packages
        if platform == nil { platform = part.platform }
    }
}
