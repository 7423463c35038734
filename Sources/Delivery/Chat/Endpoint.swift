import Foundation
import Notifications
import Wire

/// A place on the web that takes JSON by POST: what all chats share.
///
/// No redirect is followed, for our secrets would go with it.
final class Endpoint {
    private let url: Secret
    private let headers: [String: Secret]
    /// What to look at when it refuses: "check that the webhook still exists".
    private let advice: String
    /// Whether the other side knows what it was sent before, so that sending it again does no harm.
    private let recognizesRepeats: Bool
    /// Whether the address is one person's, so that they are not to be reached where it is gone.
    private let isOnePersons: Bool
    private let courier: Courier

    init(
        _ url: Secret,
        headers: [String: Secret] = [:],
        advice: String,
        recognizesRepeats: Bool = false,
        isOnePersons: Bool = false,
        by courier: Courier
    ) {
        self.url = url
        self.headers = headers
        self.advice = advice
        self.recognizesRepeats = recognizesRepeats
        self.isOnePersons = isOnePersons
        self.courier = courier
    }

    /// Posts, or puts, a body below the address; `now` is what a `Retry-After` counts from.
    ///
    /// A success by its status goes to `accepted`, for whether it is one is each channel's knowledge.
    func send(
        _ body: [UInt8],
        to path: String = "",
        as method: Request.Method = .post,
        headers: [String: String] = [:],
        at now: Date,
        accepted: (Said) -> Outcome = { .delivered($0.words) }
    ) -> Outcome {
        if let outage = courier.outages[host] { return outage.untried }
        let request = Request(
            url.value + path,
            method: method,
            headers: ["Content-Type": "application/json"]
                .merging(self.headers.mapValues(\.value)) { $1 }
                .merging(headers) { $1 },
            body: body,
            limits: Limits(time: courier.patience, bytes: 64 << 10, redirects: 0)
        )
        var outcome = Outcome.uncertain("\(host) gave no answer")
        courier.fetch([request]) { _, answer in
            switch answer {
            case .success(let response):
                courier.silences[host] = 0
                let said = Said(response, by: host, hiding: secrets)
                outcome = self.outcome(of: said, at: now) ?? accepted(said)
            case .failure(let error):
                outcome = self.outcome(of: error)
            }
        }
        guard recognizesRepeats, case .uncertain(let words) = outcome else { return outcome }
        return .postponed(words, .seconds)
    }

    /// What follows from the status alone; nil for a success.
    private func outcome(of said: Said, at now: Date) -> Outcome? {
        switch said.status {
        case 200..<300:
            return nil
        case 300..<400:
            return .refused(
                "\(host) redirects (\(said.words)), which is not followed; set its new address"
            )
        case 408, 425, 429, 503:
            let delay = said.retryAfter(now).map(Delay.until) ?? .seconds
            return .postponed("\(host) asks to wait (\(said.words))", delay)
        case 404 where isOnePersons, 410 where isOnePersons:
            return .gone("\(host) refuses the message (\(said.words)); \(advice)")
        case 400..<500:
            return .refused("\(host) refuses the message (\(said.words)); \(advice)")
        default:
            return .uncertain("\(host) failed (\(said.words)) with the message in its hands")
        }
    }

    private func outcome(of error: WireError) -> Outcome {
        switch error {
        case .badAddress, .notRecorded:
            // Their words would hold the whole address.
            return .unavailable("the address is not one that can be posted to", .minutes)
        case .redirectedElsewhere, .tooManyRedirects:
            return .refused("\(host) redirects, which is not followed; set its new address")
        case .unknownHost, .unreachable:
            return unavailable(error, .seconds)
        case .untrusted:
            return unavailable(error, .minutes)
        case .stopped:
            return .postponed(error.description, .minutes)
        case .timedOut, .cutShort, .tooLarge, .interrupted, .other:
            courier.silences[host, default: 0] += 1
            if courier.silences[host] == 2 { _ = unavailable(error, .minutes) }
            return .uncertain(error.description)
        }
    }

    private func unavailable(_ error: WireError, _ delay: Delay) -> Outcome {
        courier.outages[host] = Outage(reason: error.description, delay: delay)
        return .unavailable(error.description, delay)
    }

    /// All of the address that may be told, as Wire tells it.
    private var host: String {
        guard let address = URLComponents(string: url.value), let host = address.host else {
            return "the other side"
        }
        return address.port.map { "\(host):\($0)" } ?? host
    }

    /// What must not come back to us in the words of the other side.
    private var secrets: [String] {
        let words = headers.values.flatMap { $0.value.split(separator: " ").map(String.init) }
        let pieces = url.value.split { "/?&=#:@".contains($0) }.map(String.init)
            .filter { !host.contains($0) && !$0.hasPrefix("http") }
        return (words + pieces).filter { $0.count > 3 }
    }
}
