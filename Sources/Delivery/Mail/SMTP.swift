package import Notifications
package import Wire

/// Mail brought to a server, one message to one person at a time; one thread's.
///
/// A server that cannot be reached, or does not let us in, is not tried again in this run, nor is one
/// that was silent twice in a row: what is left stays owed.
package final class SMTP {
    private let mailer: Mailer
    private let from: Mailbox
    private var outage: Outage?
    private var silences = 0

    package init(_ mailer: Mailer, from: Mailbox) {
        self.mailer = mailer
        self.from = from
    }

    package func send(_ parcel: Parcel) -> Outcome {
        if let outage { return outage.untried }
        let recipient = parcel.recipient
        guard let to = Mailbox(name: recipient.name, address: recipient.mail) else {
            return .refused("\(recipient.mail) is no address to send mail to; mend it in `people`")
        }
        let envelope = Envelope(from: from.address, to: to.address, message: parcel.content)
        return outcome(of: mailer.send(envelope))
    }

    func outcome(of reply: MailReply) -> Outcome {
        silences = reply.isSilence ? silences + 1 : 0
        if reply.isOutage || silences == 2 {
            outage = Outage(reason: reply.description, delay: reply.delay)
        }
        return switch reply {
        case .accepted(let text): .delivered(text)
        case .refused(let code, let text) where text.namesNobody: .gone("\(code) \(text)")
        case .refused(let code, let text):
            .refused("\(code) \(text); ask whoever runs the mail server")
        case .tryLater(let code, let text): .postponed("\(code) \(text)", reply.delay)
        case .loginRefused, .failed:
            reply.isOutage
                ? .unavailable(reply.description, reply.delay)
                : .postponed(reply.description, reply.delay)
        case .uncertain(let reason): .uncertain("it was sent, but \(reason)")
        }
    }
}

extension MailReply {
    /// When the server may take what it did not take now: what it closes or cannot be reached for passes
    /// soon, greylisting does not.
    fileprivate var delay: Delay {
        switch self {
        case .tryLater(421, _), .failed(.unreachable), .failed(.unknownHost), .failed(.cutShort):
            .seconds
        case .tryLater, .failed, .loginRefused, .accepted, .refused, .uncertain: .minutes
        }
    }

    /// Whether the next message would fare no better.
    fileprivate var isOutage: Bool {
        switch self {
        case .loginRefused, .failed(.unreachable), .failed(.unknownHost), .failed(.untrusted): true
        case .accepted, .refused, .tryLater, .failed, .uncertain: false
        }
    }

    /// Once it may be this message's fault, such as a slow look at its recipient; twice it is not.
    fileprivate var isSilence: Bool {
        switch self {
        case .uncertain, .failed(.timedOut): true
        case .accepted, .refused, .tryLater, .loginRefused, .failed: false
        }
    }
}

extension String {
    /// Whether an enhanced status code (RFC 3463) says that the recipient's address is at fault, and not
    /// the sender's, the message or a policy: without one, nobody can tell.
    fileprivate var namesNobody: Bool {
        ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"].contains {
            self == $0 || hasPrefix($0 + " ")
        }
    }
}
