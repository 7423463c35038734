/// The ways by which a message can reach a person, in the order in which parcels go out.
package enum ChannelKind: String, Sendable, Codable, CaseIterable {
    case mail
    case slack
    case mattermost
    /// Microsoft Teams.
    case teams
    case matrix
    /// A post of our JSON, signed.
    case webhook
    /// A program that is given our JSON.
    case command
}

extension Person {
    /// Where they can hear, best first; mail is the last resort of everyone.
    package var channels: [ChannelKind] { prefer.contains(.mail) ? prefer : prefer + [.mail] }

    /// What is left to try once a channel has refused for good.
    package func channels(after refused: ChannelKind) -> ArraySlice<ChannelKind> {
        channels.firstIndex(of: refused).map { channels[($0 + 1)...] } ?? [.mail]
    }
}
