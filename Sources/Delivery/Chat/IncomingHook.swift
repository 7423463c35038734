package import Foundation
package import Notifications
package import Wire

/// An incoming webhook of Slack or Mattermost, which reaches the room that it was made for.
///
/// It does not tell where it has put a message, so nothing can answer that, and it posts again what
/// it is sent again.
package final class IncomingHook {
    private let endpoint: Endpoint

    package init(url: Secret, by courier: Courier) {
        endpoint = Endpoint(
            url,
            advice: "check that the webhook still exists",
            isOnePersons: true,
            by: courier
        )
    }

    package func send(_ parcel: Parcel, at now: Date) -> Outcome {
        endpoint.send(parcel.content, at: now, accepted: \.verdictOfHook)
    }
}

extension Said {
    /// A success by its status is one only if the body says so too.
    fileprivate var verdictOfHook: Outcome {
        if text.isEmpty || text == "ok" { return .delivered(words) }
        guard let verdict = json(HookVerdict.self) else {
            return .postponed(
                "\(host) does not answer as a webhook does (\(words)); check its address",
                .minutes
            )
        }
        if verdict.ok { return .delivered(words) }
        return verdict.error?.hasSuffix("ratelimited") == true
            ? .postponed("\(host) asks to wait (\(words))", .seconds)
            : .refused("\(host) refuses the message (\(words))")
    }
}

/// What some hooks answer instead of a bare `ok`.
private struct HookVerdict: Decodable {
    var ok: Bool
    var error: String?
}
