package import Foundation
package import Notifications
package import Wire

/// A program on the web that takes our JSON, signed as Standard Webhooks 1.0 says.
///
/// It knows a message that is sent again by its `webhook-id`. While a secret is being replaced, each
/// of several signs, so that the receiver can change over in its own time.
package final class SignedWebhook {
    private let endpoint: Endpoint
    private let keys: [SigningKey]

    package init(
        url: Secret,
        keys: [SigningKey],
        by courier: Courier
    ) {
        endpoint = Endpoint(
            url,
            advice: "check that the webhook still exists, and its secret",
            recognizesRepeats: true,
            isOnePersons: true,
            by: courier
        )
        self.keys = keys
    }

    package func send(_ parcel: Parcel, at now: Date) -> Outcome {
        // What is signed is joined by dots, so that none may be in it.
        let id = parcel.id.replacing(".", with: ":")
        let timestamp = "\(Int(now.timeIntervalSince1970))"
        let signed = Array("\(id).\(timestamp).".utf8) + parcel.content
        return endpoint.send(
            parcel.content,
            headers: [
                "webhook-id": id,
                "webhook-timestamp": timestamp,
                "webhook-signature": keys.map { $0.signature(of: signed) }.joined(separator: " "),
            ],
            at: now
        )
    }
}
