import CCurl

/// A server that takes mail, and how it is reached.
package struct MailServer: Hashable, Sendable {
    package enum Security: Hashable, Sendable {
        case none
        /// Encrypted where the server offers it; the certificate is checked then, too.
        case startTLSIfOffered
        /// Encrypted by STARTTLS or not at all.
        case startTLS
        /// Encrypted from the first byte.
        case tls
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var credential: Credential?
    /// A PEM file of the authorities to trust instead of the system's.
    package var authorities: String?

    /// What is not given is what is usual for the rest.
    ///
    /// A server on this machine is spoken to plainly, for its certificate is seldom one that anybody
    /// trusts; to another one a credential goes only encrypted.
    package init(
        host: String,
        port: Int? = nil,
        security: Security? = nil,
        credential: Credential? = nil,
        authorities: String? = nil
    ) {
        self.host = host
        self.credential = credential
        self.authorities = authorities
        self.security =
            security ?? (Self.isThisMachine(host) ? .none : .startTLSIfOffered)
        self.port = port ?? (self.security == .tls ? 465 : credential == nil ? 25 : 587)
    }
}

extension MailServer {
    /// As a person names it, with a port that is not a usual one.
    var name: String { [25, 465, 587].contains(port) ? host : "\(host):\(port)" }

    var url: String {
        "\(security == .tls ? "smtps" : "smtp")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// What libcurl is to ask for, or nil where it would send a credential for all to read.
    var encryption: curl_usessl? {
        let isExposed = credential != nil && !Self.isThisMachine(host)
        return switch security {
        case .none: isExposed ? nil : CURLUSESSL_NONE
        case .startTLSIfOffered: isExposed ? CURLUSESSL_ALL : CURLUSESSL_TRY
        case .startTLS: CURLUSESSL_ALL
        case .tls: CURLUSESSL_NONE
        }
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "::1"
            || host.firstMatch(of: /^127\.\d+\.\d+\.\d+$/) != nil
    }
}

/// One message on its way to one recipient, so that what the server says is said of this one.
package struct Envelope: Sendable {
    package var from: String
    package var to: String
    /// An RFC 5322 message, its lines ended by CR LF.
    package var message: [UInt8]

    package init(from: String, to: String, message: [UInt8]) {
        self.from = from
        self.to = to
        self.message = message
    }
}

extension Envelope {
    /// What would end a command or a line where we did not mean to, or nil.
    var flaw: String? {
        let isBad = { (scalar: Unicode.Scalar) in
            scalar.value <= 32 || "<>\u{7F}".unicodeScalars.contains(scalar)
        }
        if from.unicodeScalars.contains(where: isBad) { return "the sender is no address" }
        if to.isEmpty || to.unicodeScalars.contains(where: isBad) {
            return "the recipient is no address"
        }
        var last: UInt8 = 0
        for byte in message {
            if (last == 13) != (byte == 10) { return "a line of the message does not end in CR LF" }
            last = byte
        }
        return last == 13 ? "a line of the message does not end in CR LF" : nil
    }
}

/// What a mail server said to one message.
package enum MailReply: Equatable, Sendable {
    /// It is theirs now; with the whole reply, such as "250 2.0.0 Ok: queued as 4F2A".
    case accepted(String)
    /// It will not be taken as it is.
    case refused(code: Int, text: String)
    /// It is not taken now.
    case tryLater(code: Int, text: String)
    /// We were not let in; it has nothing to do with this message.
    case loginRefused(code: Int, text: String)
    /// It was not sent to its end.
    case failed(WireError)
    /// It was sent to its end, and the answer was lost: it may have been taken.
    case uncertain(String)
}

extension MailReply: CustomStringConvertible {
    package var description: String {
        switch self {
        case .accepted(let text): text
        case .refused(let code, let text): "refused: \(code) \(text)"
        case .tryLater(let code, let text): "not taken now: \(code) \(text)"
        case .loginRefused(let code, let text):
            "the login was refused, check user and password: \(code) \(text)"
        case .failed(let error): error.description
        case .uncertain(let reason): "it may have been taken: \(reason)"
        }
    }
}
