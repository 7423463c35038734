/// Someone who may hear of something.
package struct Person: Hashable, Sendable, Codable {
    /// The short name that the configuration gives them, or their address where it gives none.
    package var key: String
    package var name: String
    package var mail: String
    /// Other addresses and handles that are theirs.
    package var also: [String]
    /// Where they want to hear, best first.
    package var prefer: [ChannelKind]

    package init(
        key: String,
        name: String,
        mail: String,
        also: [String] = [],
        prefer: [ChannelKind] = [.mail]
    ) {
        self.key = key
        self.name = name
        self.mail = mail
        self.also = also
        self.prefer = prefer
    }
}

/// The ways by which a message can reach a person.
package enum ChannelKind: String, Sendable, Codable, CaseIterable {
    case mail
    /// An incoming webhook in the shape that Slack and Mattermost accept.
    case webhook
}
