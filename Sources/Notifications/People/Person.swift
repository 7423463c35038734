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
