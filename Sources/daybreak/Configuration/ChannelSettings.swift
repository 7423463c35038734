import Delivery
import Documents
import Foundation
import Notifications
import Wire

/// What the channels beside mail need to know that is the same for everybody.
struct ChannelSettings: Equatable {
    struct Account: Equatable {
        /// The server's address, or that of its API.
        var server: String
        var token: Secret
    }

    /// Slack's Web API, which finds people by their mail address.
    var slack: Account?
    var matrix: Account?
    /// An incoming webhook that may post to anyone.
    var mattermost: Secret?
    /// Path and arguments, by name.
    var commands: [String: [String]] = [:]
}

extension ChannelSettings {
    init(_ root: Mapping, in surroundings: Surroundings) {
        slack = root.optionalMapping("slack", shorthand: "token", known: ["token", "api"])
            .flatMap { $0.account(at: "api", usually: "https://slack.com/api", in: surroundings) }
        matrix = root.optionalMapping("matrix", known: ["server", "token"])
            .flatMap { $0.account(at: "server", usually: nil, in: surroundings) }
        mattermost = root.secretAddress("mattermost", in: surroundings)
        for entry in root.mapping("commands", known: nil).entries {
            let run = root.reader.command(entry.value).someTexts("run").map(\.string)
            guard let program = run.first else { continue }
            commands[entry.key.string] = [surroundings.url(program).path] + run.dropFirst()
        }
    }
}

extension Mapping {
    /// A server and the token that lets us in.
    fileprivate func account(
        at key: String,
        usually usual: String?,
        in surroundings: Surroundings
    ) -> ChannelSettings.Account? {
        let server = usual == nil || value(key) != nil ? text(key) : nil
        let address = server.map { reader.address($0, schemes: ["https", "http"]) }
        _ = text("token")
        let token = secret("token", in: surroundings)
        if let server, let address = address ?? nil, !address.isPrivate {
            reader.note(
                Finding(
                    .plainCredential,
                    at: server.place,
                    "the token would go to \(address.host) unencrypted; use https://"
                )
            )
        }
        guard let token, let url = (address ?? nil)?.text ?? usual else { return nil }
        return ChannelSettings.Account(server: url, token: token)
    }
}

extension Reader {
    func command(_ value: Value) -> Mapping {
        mapping(value, shorthand: "run", known: ["run", "when"])
    }
}
