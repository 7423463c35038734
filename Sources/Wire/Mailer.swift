import CCurl

/// Brings mail to one server, one message after the other over one connection; one thread's.
///
/// Several threads with a mailer each, because libcurl waits for the answer to a message with all else
/// standing still, also in its multi interface.
package final class Mailer {
    private let server: MailServer
    private let limit: Duration
    private var handle = Handle()
    private let talk: Talk

    /// - Parameter limit: of time, for each message.
    package init(_ server: MailServer, limit: Duration = .seconds(60), stop: StopSign) {
        self.server = server
        self.limit = limit
        talk = Talk(stop: stop)
    }

    package func send(_ envelope: Envelope) -> MailReply {
        if let flaw = envelope.flaw { return .failed(.other(host: server.name, reason: flaw)) }
        return talk(saying: envelope.message) { () throws(RefusedOption) in
            try handle.set(CURLOPT_MAIL_FROM, envelope.from)
            try handle.set(CURLOPT_MAIL_RCPT, [envelope.to])
            try handle.set(CURLOPT_UPLOAD, 1)
            try handle.set(CURLOPT_INFILESIZE_LARGE, offset: envelope.message.count)
            try handle.set(CURLOPT_READFUNCTION, giveMessage, CURLOPT_READDATA, talk)
        }
    }

    /// Logs in and asks, by `VRFY`, whether there is such an address; nothing is sent.
    ///
    /// Many servers do not tell: 252 is accepted, and means neither yes nor no.
    package func verify(_ address: String) -> MailReply {
        if let flaw = Envelope(from: "", to: address, message: []).flaw {
            return .failed(.other(host: server.name, reason: flaw))
        }
        return talk(saying: []) { () throws(RefusedOption) in
            try handle.set(CURLOPT_MAIL_RCPT, [address])
            try handle.set(CURLOPT_UPLOAD, 0)
        }
    }

    private func talk(
        saying message: [UInt8],
        _ prepare: () throws(RefusedOption) -> Void
    ) -> MailReply {
        guard !talk.stop.isRaised else { return .failed(.stopped) }
        guard let encryption = server.encryption else {
            let reason = "a password is not sent there unencrypted; use STARTTLS or TLS"
            return .failed(.other(host: server.name, reason: reason))
        }
        talk.begin(message)
        do throws(RefusedOption) {
            try connect(encryption)
            try prepare()
        } catch {
            return .failed(failure(error.code))
        }
        return reply(curl_easy_perform(handle.pointer))
    }

    private func connect(_ encryption: curl_usessl) throws(RefusedOption) {
        try handle.setCommon(authorities: server.authorities)
        try handle.set(CURLOPT_URL, server.url)
        try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try handle.set(CURLOPT_PROXY, "")
        try handle.set(CURLOPT_USE_SSL, Int(encryption.rawValue))
        try handle.set(CURLOPT_TIMEOUT_MS, max(1, limit.milliseconds))
        try handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, limit.milliseconds / 1000))
        if let credential = server.credential {
            try handle.set(CURLOPT_USERNAME, credential.user)
            try handle.set(CURLOPT_PASSWORD, credential.password.value)
        }
        try handle.set(CURLOPT_HEADERFUNCTION, hearReply, CURLOPT_HEADERDATA, talk)
        try handle.set(CURLOPT_WRITEFUNCTION, dropCopy, CURLOPT_WRITEDATA, talk)
        try handle.set(mayGoOn, talk)
    }

    private func reply(_ code: CURLcode) -> MailReply {
        let said = handle.long(CURLINFO_RESPONSE_CODE)
        let text = talk.text(of: said)
        switch (code, said) {
        case (CURLE_OK, _):
            return .accepted("\(said) \(text)")
        case (CURLE_LOGIN_DENIED, 400..<500),
            (_, 400..<500) where isRefusal(code):
            return .tryLater(code: said, text: text)
        case (CURLE_LOGIN_DENIED, _), (_, 530), (_, 534), (_, 535), (_, 538):
            return .loginRefused(code: said, text: text)
        case (CURLE_REMOTE_ACCESS_DENIED, _),
            (CURLE_WEIRD_SERVER_REPLY, _) where isGreeting:
            return .tryLater(code: said, text: text)
        case (_, 500..<600) where isRefusal(code):
            return .refused(code: said, text: text)
        default:
            let failure = failure(code)
            return talk.wasGivenWhole ? .uncertain(failure.description) : .failed(failure)
        }
    }

    /// These are what libcurl makes of a reply that it cannot go on with, and their names are misleading.
    private func isRefusal(_ code: CURLcode) -> Bool {
        [CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED].contains(code)
    }

    /// Whether the server turned us away before we could say a word.
    private var isGreeting: Bool {
        handle.long(CURLINFO_NUM_CONNECTS) > 0 && (talk.replies.first?.code ?? 0) >= 400
    }

    private func failure(_ code: CURLcode) -> WireError {
        WireError(
            code,
            handle,
            host: server.name,
            received: 0,
            limit: limit,
            authorities: server.authorities
        )
    }
}
