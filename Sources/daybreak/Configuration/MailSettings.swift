import Documents
import Foundation
import Wire

/// How mail leaves, and whom it comes from.
struct MailSettings: Equatable {
    enum Transport: Equatable {
        case maildir(String)
        case smtp(SMTPSettings)
    }

    var transport: Transport
    var from: MailAddress
    var replyTo: MailAddress?
}

/// A mail server, and how to speak with it.
struct SMTPSettings: Equatable {
    enum Security: Equatable {
        /// From the first byte.
        case tls
        /// STARTTLS, without which nothing is said.
        case startTLS
        /// STARTTLS where the server offers it.
        case startTLSIfOffered
        /// For this machine's own server only.
        case none
    }

    var host: String
    var port: Int
    var security: Security
    var credential: Credential?
    /// A PEM file of the authorities to trust instead of the system's.
    var authorities: String?
}

extension SMTPSettings {
    fileprivate init(_ server: ServerAddress, _ map: Mapping, in surroundings: Surroundings) {
        let hasLogin = map.value("user") != nil || map.value("password") != nil
        host = server.host
        security = Self.security(of: server, hasLogin: hasLogin)
        port = server.port ?? (security == .tls ? 465 : hasLogin ? 587 : 25)
        credential =
            hasLogin
            ? map.credential(for: server, secret: "password", in: surroundings) : nil
        authorities = map.path("ca_file", in: surroundings)
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
        from usual: MailAddress,
        maildir: String,
        in surroundings: Surroundings
    ) {
        let map = root.mapping(
            "mail",
            shorthand: "server",
            known: ["server", "maildir", "user", "password", "from", "reply_to", "ca_file"]
        )
        transport = Self.transport(map, in: surroundings) ?? .maildir(maildir)
        from = map.mailAddress("from") ?? usual
        if from.name.isEmpty { from.name = usual.name }
        replyTo = map.mailAddress("reply_to")
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
        return map.reader.address(server, schemes: ["smtp", "smtps"]).map {
            .smtp(SMTPSettings($0, map, in: surroundings))
        }
    }
}

/// A mail address, perhaps with the name of whom it reaches.
struct MailAddress: Hashable {
    var name: String
    var address: String

    /// Reads `Marit Solheim <marit@thalassa.example>`, or an address alone.
    init?(_ text: String) {
        let opening = text.hasSuffix(">") ? text.lastIndex(of: "<") : nil
        let name = opening.map { text[..<$0] } ?? ""
        let address = opening.map { text[text.index(after: $0)...].dropLast() } ?? text[...]
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, address.utf8.count <= 254,
            halves[0].isDotted("!#$%&'*+-/=?^_`{|}~"),
            halves[1].isDotted("-")
        else { return nil }
        self.name = name.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        self.address = String(address)
    }

    init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }
}

extension Mapping {
    func mailAddress(_ key: String) -> MailAddress? {
        parsed(key, as: "a mail address such as marit@thalassa.example", MailAddress.init)
    }
}

extension Substring {
    /// Whether it is words of ASCII letters, digits and some others, with single dots between them.
    fileprivate func isDotted(_ others: String) -> Bool {
        split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy {
                    $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0)
                }
        }
    }
}
