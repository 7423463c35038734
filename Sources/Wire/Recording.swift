package import Foundation

/// Answers that were written down, in a folder that a person can read and edit: `recording.json` says
/// what was asked and what came, and names the file beside it that holds the body.
///
/// `recording.fetch` is a `Fetch`.
package struct Recording {
    /// When it was made, which takes the place of now.
    package let moment: Date
    private let folder: URL
    private let exchanges: [String: [Exchange]]

    package init(_ folder: URL) throws(RecordingError) {
        let notes = try Notes(in: folder)
        self.folder = folder
        moment = notes.moment
        var exchanges: [String: [Exchange]] = [:]
        for exchange in notes.answers {
            guard let address = try? Address(exchange.address) else {
                throw .unreadable(notes: folder.path, "\(exchange.address) is no address")
            }
            if let body = exchange.body { try folder.check(holds: body) }
            exchanges[address.withoutQuery, default: []].append(exchange)
        }
        self.exchanges = exchanges
    }

    package func fetch(_ requests: [Request], _ each: (Int, Answer) -> Void) {
        for (index, request) in requests.enumerated() { each(index, answer(to: request)) }
    }

    private func answer(to request: Request) -> Answer {
        Answer { () throws(WireError) in
            guard request.isWanted() else { throw .stopped }
            let address = try Address(request.url)
            guard request.method == .get, let exchange = find(address) else {
                throw .notRecorded(address.withoutQuery)
            }
            if let failure = exchange.failure?.error(host: address.name) { throw failure }
            var body = Intake(request, status: exchange.status ?? 200)
            if let path = exchange.body {
                let file = folder.appendingPathComponent(path)
                guard let isTaken = try? file.read(into: { body.take($0) }) else {
                    throw .notRecorded(address.withoutQuery)
                }
                guard isTaken else {
                    throw .tooLarge(host: address.name, limit: request.limits.bytes)
                }
            }
            return Response(
                status: exchange.status ?? 200,
                headers: exchange.headers ?? [:],
                body: body.kept
            )
        }
    }

    /// By address and page; of several of one page the one that was asked for in the same words.
    ///
    /// A first page also finds the first one that there is, if that is no shorter, or is all there is. A later
    /// page never does: the same builds would come again.
    private func find(_ address: Address) -> Exchange? {
        guard let candidates = exchanges[address.withoutQuery] else { return nil }
        let page = Page(query: address.query)
        let matching = candidates.filter { $0.page == page.text }
        if let match = matching.first(where: { $0.query == String(address.query) })
            ?? matching.first
        {
            return match
        }
        guard page.isFirst else { return nil }
        return candidates.first { candidate in
            let known = Page(text: candidate.page)
            return known.isFirst && (candidates.count == 1 || known.holds(page))
        }
    }
}

extension Address {
    /// What a recording knows it by.
    var withoutQuery: String { String(url.prefix { $0 != "?" && $0 != "#" }) }

    var query: Substring {
        url.drop { $0 != "?" && $0 != "#" }.dropFirst().prefix { $0 != "#" }
    }
}

extension URL {
    /// A path leads to a file in this folder, also by way of links.
    fileprivate func check(holds path: String) throws(RecordingError) {
        let root = resolvingSymlinksInPath().path
        let file = appendingPathComponent(path).resolvingSymlinksInPath().path
        guard !path.hasPrefix("/"), file.hasPrefix(root + "/") else {
            throw .unreadable(notes: self.path, "the body \(path) lies outside")
        }
        guard FileManager.default.fileExists(atPath: file) else {
            throw .unreadable(notes: self.path, "the body \(path) is missing")
        }
    }
    /// Reads a file chunk by chunk as long as the chunks are taken; whether all were.
    fileprivate func read(into take: ([UInt8]) -> Bool) throws -> Bool {
        let file = try FileHandle(forReadingFrom: self)
        defer { try? file.close() }
        while let chunk = try file.read(upToCount: 64 << 10), !chunk.isEmpty {
            guard take(Array(chunk)) else { return false }
        }
        return true
    }
}
