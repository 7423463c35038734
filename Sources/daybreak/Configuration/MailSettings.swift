import Delivery
import Documents
import Foundation
import Wire

/// How mail leaves, and whom it comes from.
struct MailSettings: Equatable {
    enum Transport: Equatable {
        case maildir(String)
        /// The path of a program that takes mail as sendmail does.
        case sendmail(String)
        case smtp(MailServer)
    }

    var transport: Transport
    var from: Mailbox
    var replyTo: Mailbox?
    /// How long one message may take.
    var timeout = Duration.seconds(60)
}

extension MailServer {
    fileprivate init(_ server: ServerAddress, _ map: Mapping, in surroundings: Surroundings) {
        let hasLogin = map.value("user") != nil || map.value("password") != nil
        self.init(
            host: server.host,
            port: server.port,
            security: Self.security(of: server, hasLogin: hasLogin),
            credential: hasLogin
                ? map.credential(for: server, secret: "password", in: surroundings) : nil,
            authorities: map.path("ca_file", in: surroundings)
        )
    }

    /// A password never leaves this machine unencrypted, and port 587 is for logins.
    private static func security(of server: ServerAddress, hasLogin: Bool) -> Security {
        if server.scheme == "smtps" { return .tls }
        let isSubmission = hasLogin || server.port == 587
        if server.isLoopback { return isSubmission ? .startTLSIfOffered : .none }
        return isSubmission ? .startTLS : .startTLSIfOffered
    }
}

extension MailSettings {
    /// Reads `mail:`; without it, mail is kept in a folder beside the state.
    init(
        _ root: Mapping,
        from usual: Mailbox,
        maildir: String,
        in surroundings: Surroundings
    ) {
        let map = root.mapping(
            "mail",
            shorthand: "server",
            known: [
                "server", "maildir", "user", "password", "from", "reply_to", "ca_file", "timeout",
            ]
        )
        transport = Self.transport(map, in: surroundings) ?? .maildir(maildir)
        from = map.mailbox("from")?.named(usual.name) ?? usual
        replyTo = map.mailbox("reply_to")
        if let length = map.duration("timeout") { timeout = length }
    }

    private static func transport(_ map: Mapping, in surroundings: Surroundings) -> Transport? {
        if let path = map.path("maildir", in: surroundings) {
            if let server = map.optionalText("server") {
                map.reader.reject(
                    server,
                    "mail goes to a server or into a maildir; keep one of them"
                )
            }
            return .maildir(path)
        }
        guard let server = map.optionalText("server") else { return nil }
        if server.string.hasPrefix("maildir:") {
            let path = server.string.dropFirst("maildir:".count)
            return .maildir(surroundings.url(String(path)).path)
        }
        if server.string.hasPrefix("sendmail:") {
            let path = server.string.dropFirst("sendmail:".count)
            return .sendmail(surroundings.url(String(path)).path)
        }
        return map.reader.address(server, schemes: ["smtp", "smtps"]).map {
            .smtp(MailServer($0, map, in: surroundings))
        }
    }
}

extension Mailbox {
    /// What follows the `@`.
    var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

    /// The same address with a name, unless it has one.
    fileprivate func named(_ name: String) -> Mailbox? {
        self.name.isEmpty ? Mailbox(name: name, address: address) : self
    }
}

extension Mapping {
    func mailbox(_ key: String) -> Mailbox? {
        parsed(key, as: "a mail address such as marit@thalassa.example", Mailbox.init)
    }
}
