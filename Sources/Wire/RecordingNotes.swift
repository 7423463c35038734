import Foundation

/// What `recording.json` spells.
struct Notes: Codable {
    var schema = 1
    var moment: Date
    var answers: [Exchange]
}

/// What was asked, and what came of it: a status with a body, or a failure.
struct Exchange: Codable {
    /// Without its query.
    var address: String
    /// Which part was asked for: "0,30".
    var page: String?
    /// How it was asked for; it only decides between several answers of one page.
    var query: String?
    var status: Int?
    var headers: [String: String]?
    /// A path from the recording's folder.
    var body: String?
    var failure: Failure?

    /// A `WireError`, but for the host, which the address names.
    struct Failure: Codable {
        var kind: Kind
        var reason: String?
        var seconds: Double?
        var bytes: Int?
        var to: String?

        enum Kind: String, Codable {
            case unknownHost = "unknown-host"
            case unreachable
            case timedOut = "timed-out"
            case untrusted
            case cutShort = "cut-short"
            case tooLarge = "too-large"
            case redirected
            case circle
            case other
        }
    }
}

extension Exchange.Failure {
    /// Nil for what says nothing of the server.
    init?(_ error: WireError) {
        switch error {
        case .unknownHost: self.init(kind: .unknownHost)
        case .unreachable(_, let reason): self.init(kind: .unreachable, reason: reason)
        case .timedOut(_, let limit): self.init(kind: .timedOut, seconds: limit / .seconds(1))
        case .untrusted(_, let reason): self.init(kind: .untrusted, reason: reason)
        case .cutShort(_, let received): self.init(kind: .cutShort, bytes: received)
        case .tooLarge(_, let limit): self.init(kind: .tooLarge, bytes: limit)
        case .redirectedElsewhere(_, let target): self.init(kind: .redirected, to: target)
        case .tooManyRedirects: self.init(kind: .circle)
        case .other(_, let reason): self.init(kind: .other, reason: reason)
        case .badAddress, .interrupted, .stopped, .notRecorded: return nil
        }
    }

    func error(host: String) -> WireError {
        switch kind {
        case .unknownHost: .unknownHost(host)
        case .unreachable: .unreachable(host: host, reason: reason ?? "")
        case .timedOut: .timedOut(host: host, after: .seconds(seconds ?? 0))
        case .untrusted: .untrusted(host: host, reason: reason ?? "")
        case .cutShort: .cutShort(host: host, received: bytes ?? 0)
        case .tooLarge: .tooLarge(host: host, limit: bytes ?? 0)
        case .redirected: .redirectedElsewhere(host: host, to: to ?? "")
        case .circle: .tooManyRedirects(host: host)
        case .other: .other(host: host, reason: reason ?? "")
        }
    }
}

extension Notes {
    static func file(in folder: URL) -> URL { folder.appendingPathComponent("recording.json") }

    init(in folder: URL) throws(RecordingError) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let data = try? Data(contentsOf: Self.file(in: folder)) else {
            throw .missing(folder: folder.path)
        }
        do {
            self = try decoder.decode(Notes.self, from: data)
        } catch {
            throw .unreadable(notes: folder.path, words(for: error))
        }
        guard schema == 1 else {
            throw .unreadable(notes: folder.path, "schema \(schema) is not known to this version")
        }
    }

    func write(in folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: Self.file(in: folder))
    }
}

/// Why there is no recording.
package enum RecordingError: Error, Equatable {
    case missing(folder: String)
    case unreadable(notes: String, String)
    case exists(folder: String)
    case unwritten(folder: String, reason: String)
}

extension RecordingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let folder):
            "\(folder) holds no recording.json that can be read"
        case .unreadable(let folder, let reason):
            "\(folder)/recording.json: \(reason)"
        case .exists(let folder):
            "\(folder) is there already; name a new folder for the recording"
        case .unwritten(let folder, let reason):
            "the recording \(folder) cannot be written: \(reason)"
        }
    }
}

private func words(for error: any Error) -> String {
    guard let error = error as? DecodingError else { return error.localizedDescription }
    let context =
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .keyNotFound(_, let context), .dataCorrupted(let context):
            context
        @unknown default:
            DecodingError.Context(codingPath: [], debugDescription: "it is not as expected")
        }
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return (path.isEmpty ? "" : path.joined(separator: ".") + ": ") + context.debugDescription
}
