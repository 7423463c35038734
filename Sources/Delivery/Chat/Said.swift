import Foundation
import Notifications
import Wire

/// What the other side said.
struct Said {
    let status: Int
    let body: [UInt8]
    let host: String
    /// The status and the beginning of the body, on one line and without any secret.
    let words: String
    private let retryHeader: String?

    init(_ response: Response, by host: String, hiding secrets: [String]) {
        status = response.status
        body = response.body
        self.host = host
        retryHeader = response.headers["retry-after"]
        let line = String(decoding: body.prefix(1_000), as: UTF8.self)
            .split { $0.isWhitespace || $0.isNewline }
            .joined(separator: " ")
        let safe = secrets.reduce(line) { $0.replacing($1, with: "…") }
        let shown = safe.unicodeScalars.filter { $0.properties.generalCategory != .control }
        let said = String(String(shown).prefix(120))
        words = said.isEmpty ? "\(status)" : "\(status) \(said)"
    }

    /// The body as JSON of some shape, if it is that.
    func json<Content: Decodable>(_ type: Content.Type = Content.self) -> Content? {
        try? JSONDecoder().decode(type, from: Data(body))
    }

    /// The body as a bare word.
    var text: String {
        String(decoding: body.prefix(1_000), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The earliest moment that it named: after a number of seconds, or on a date.
    func retryAfter(_ now: Date) -> Date? {
        guard let value = retryHeader else { return nil }
        if let seconds = TimeInterval(value), seconds >= 0 { return now + min(seconds, 86_400) }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: value).map { min(max($0, now), now + 86_400) }
    }
}

extension Encodable {
    /// As the JSON of a message: the same value gives the same bytes.
    var jsonBytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        // Only numbers that are none cannot be written, and no message has such.
        guard let data = try? encoder.encode(self) else { preconditionFailure("not JSON: \(self)") }
        return Array(data)
    }
}
