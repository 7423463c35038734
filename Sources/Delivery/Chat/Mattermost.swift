package import Notifications

/// Mattermost, by an incoming webhook, which may post to anyone that it is told.
package enum Mattermost {
    /// The JSON to post; `channel` such as `@marit` is where, or nil for where the webhook leads.
    package static func render(
        _ notification: Notifications.Notification,
        channel: String? = nil
    ) -> [UInt8] {
        let text =
            notification.own?[.mattermost]
            ?? Markup.markdown.text(of: notification.letter, atMost: Form.mattermost.limit)
        return Post(text: text, channel: channel).jsonBytes
    }
}

private struct Post: Encodable {
    var text: String
    var channel: String?
}
