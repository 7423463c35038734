package import Foundation
package import Notifications
package import Wire

/// An incoming webhook in the shape that Slack and Mattermost accept.
///
/// Such a hook cannot thread, and posts again what it is sent again. Its address is a secret: only
/// its host ever appears in words.
package final class Webhook {
    private let url: Secret
    private let route: Route
    private let patience: Duration
    private let fetch: Fetch
    /// Why nothing more is sent in this run, once the host could not be reached.
    private var outage: String?

    package init(
        url: Secret,
        route: Route = Route(),
        patience: Duration = .seconds(30),
        fetch: @escaping Fetch
    ) {
        self.url = url
        self.route = route
        self.patience = patience
        self.fetch = fetch
    }

    /// The JSON to post; `channel` such as `@marit` is understood by Mattermost, and by Slack's older hooks.
    package static func render(
        _ notification: Notifications.Notification,
        channel: String? = nil
    ) throws -> [UInt8] {
        let post = Post(
            text: Mrkdwn.shortened(notification.chat, to: longestText),
            channel: channel
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(post))
    }

    /// Posts a parcel; `now` is what a `Retry-After` counts from.
    package func send(_ parcel: Parcel, at now: Date) -> Outcome {
        if let outage { return .postponed("not tried, because \(outage)", after: nil) }
        let request = Request(
            url.value,
            method: .post,
            headers: ["Content-Type": "application/json"],
            body: parcel.content,
            route: route,
            limits: Limits(time: patience, bytes: 64 << 10, redirects: 0)
        )
        var outcome = Outcome.uncertain("\(host) gave no answer")
        fetch([request]) { _, answer in
            outcome =
                switch answer {
                case .success(let response): self.outcome(of: response, at: now)
                case .failure(let error): self.outcome(of: error)
                }
        }
        return outcome
    }

    private static let longestText = 4_000
}

/// What a webhook is told.
private struct Post: Encodable {
    var text: String
    var channel: String?
}

/// What some hooks answer instead of a bare `ok`.
private struct Verdict: Decodable {
    var ok: Bool
    var error: String?
}

extension Webhook {
    private func outcome(of response: Response, at now: Date) -> Outcome {
        let said = quote(response.body)
        let answer = said.isEmpty ? "\(response.status)" : "\(response.status) \(said)"
        switch response.status {
        case 200..<300:
            return outcome(of: response.body, answer: answer)
        case 300..<400:
            return .refused(
                "\(host) redirects (\(answer)), which is not followed; set the webhook's new address"
            )
        case 408, 425, 429, 503:
            let after = response.headers["retry-after"].flatMap { moment(after: $0, from: now) }
            return .postponed("\(host) asks to wait (\(answer))", after: after)
        case 400..<500:
            return .refused(
                "\(host) refuses the message (\(answer)); check that the webhook still exists"
            )
        default:
            return .uncertain("\(host) failed (\(answer)) with the message in its hands")
        }
    }

    /// A success by its status is one only if the body says so too.
    private func outcome(of body: [UInt8], answer: String) -> Outcome {
        let text = String(decoding: body.prefix(1_000), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty || text == "ok" { return .delivered(answer) }
        guard let verdict = try? JSONDecoder().decode(Verdict.self, from: Data(body)) else {
            return .postponed(
                "\(host) does not answer as a webhook does (\(answer)); check its address",
                after: nil
            )
        }
        if verdict.ok { return .delivered(answer) }
        return verdict.error?.hasSuffix("ratelimited") == true
            ? .postponed("\(host) asks to wait (\(answer))", after: nil)
            : .refused("\(host) refuses the message (\(answer))")
    }

    private func outcome(of error: WireError) -> Outcome {
        switch error {
        case .badAddress, .notRecorded:
            // Their words would hold the whole address.
            return unavailable("the webhook's address is not one that can be posted to")
        case .redirectedElsewhere, .tooManyRedirects:
            return .refused(
                "\(host) redirects, which is not followed; set the webhook's new address"
            )
        case .unknownHost, .unreachable, .untrusted:
            return unavailable(error.description)
        case .stopped:
            return .postponed(error.description, after: nil)
        case .timedOut, .cutShort, .tooLarge, .interrupted, .other:
            return .uncertain(error.description)
        }
    }

    private func unavailable(_ reason: String) -> Outcome {
        outage = reason
        return .postponed(reason, after: nil)
    }

    /// All of the address that may be told, as Wire tells it.
    private var host: String {
        guard let address = URLComponents(string: url.value), let host = address.host else {
            return "the webhook"
        }
        return address.port.map { "\(host):\($0)" } ?? host
    }

    /// The beginning of what the other side said, on one line and without the secrets of our address.
    private func quote(_ body: [UInt8]) -> String {
        let line = String(decoding: body.prefix(1_000), as: UTF8.self)
            .split { $0.isWhitespace || $0.isNewline }
            .joined(separator: " ")
        let secrets = url.value.split { "/?&=#:@".contains($0) }
            .filter { $0.count > 3 && !host.contains($0) && !$0.hasPrefix("http") }
        let safe = secrets.reduce(line) { $0.replacing($1, with: "…") }
        let shown = safe.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String(shown).prefix(120))
    }
}

/// What a `Retry-After` means: a number of seconds, or a date.
private func moment(after value: String, from now: Date) -> Date? {
    if let seconds = TimeInterval(value), seconds >= 0 { return now + min(seconds, 86_400) }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .gmt
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.date(from: value).map { min(max($0, now), now + 86_400) }
}
