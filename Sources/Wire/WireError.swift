/// Why there is no answer.
package enum WireError: Error, Hashable, Sendable {
    case badAddress(String)
    case unknownHost(String)
    case unreachable(host: String, reason: String)
    case timedOut(host: String, after: Duration)
    case untrusted(host: String, reason: String)
    /// The connection ended before the answer did.
    case cutShort(host: String, received: Int)
    case tooLarge(host: String, limit: Int)
    case redirectedElsewhere(host: String, to: String)
    case tooManyRedirects(host: String)
    /// The program was asked to stop after this was sent and before it was answered.
    case interrupted(host: String)
    /// The program was asked to stop before this request was done, or nobody wanted it any more.
    case stopped
    /// A recording holds no answer to this.
    case notRecorded(String)
    case other(host: String, reason: String)
}

extension WireError {
    /// Whether the server may have taken what was sent, although there is no answer.
    package var mayHaveArrived: Bool {
        switch self {
        case .timedOut, .cutShort, .tooLarge, .interrupted, .other: true
        case .badAddress, .unknownHost, .unreachable, .untrusted, .redirectedElsewhere,
            .tooManyRedirects, .stopped, .notRecorded:
            false
        }
    }
}

extension WireError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badAddress(let address):
            "\(address) is not an http: or https: address"
        case .unknownHost(let host):
            "the name \(host) is not known; check the spelling and the DNS of this machine"
        case .unreachable(let host, let reason):
            "\(host) cannot be reached: \(reason)"
        case .timedOut(let host, let limit):
            "\(host) did not answer within \(limit.formatted); check the server"
        case .untrusted(let host, let reason):
            "\(host) has a certificate that is not trusted: \(reason); \(remedy(forCertificate: reason))"
        case .cutShort(let host, let received):
            "\(host) broke off after \(received) bytes"
        case .tooLarge(let host, let limit):
            "\(host) sent more than \(limit) bytes"
        case .redirectedElsewhere(let host, let target):
            "\(host) redirects to \(target), where our request must not go"
        case .tooManyRedirects(let host):
            "\(host) redirects more often than is followed"
        case .interrupted(let host):
            "stopped while \(host) was answering"
        case .stopped:
            "stopped before it was answered"
        case .notRecorded(let address):
            "the recording holds no answer to \(address)"
        case .other(let host, let reason):
            "\(host): \(reason)"
        }
    }
}

/// What to do about a certificate that OpenSSL complains of.
private func remedy(forCertificate reason: String) -> String {
    if reason.contains("expired") { return "have it renewed" }
    if reason.contains("subject name") { return "write the name that it was made out to" }
    return "name its authority in `ca_file`"
}

extension Duration {
    fileprivate var formatted: String {
        self < .seconds(1) ? "\(milliseconds) ms" : "\(components.seconds) s"
    }
}
