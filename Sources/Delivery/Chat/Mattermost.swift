package import Notifications

/// Mattermost, by an incoming webhook, which may post to anyone that it is told.
package enum Mattermost {
    /// The JSON to post; `channel` such as `@marit` is where, or nil for where the webhook leads.
    package static func render(
        _ notification: Notifications.Notification,
        channel: String? = nil
    ) -> [UInt8] {
        let text = Markup.markdown.text(of: notification.letter, atMost: longestText)
        return Post(text: text, channel: channel).jsonBytes
    }

    /// What is longer is split in two by the server.
    private static let longestText = 16_383
}

private struct Post: Encodable {
    var text: String
    var channel: String?
}
