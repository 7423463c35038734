import CCurl
import Foundation

extension WireError {
    /// What libcurl's code means, for the one transfer that ended with it.
    init(
        _ code: CURLcode,
        _ handle: borrowing Handle,
        host: String,
        received: Int,
        limit: Duration,
        authorities: String?
    ) {
        let reason = handle.reason(for: code)
        let wasSent = handle.time(CURLINFO_PRETRANSFER_TIME_T) > .zero
        self =
            switch code {
            case CURLE_URL_MALFORMAT:
                .badAddress(host)
            case CURLE_COULDNT_RESOLVE_HOST:
                .unknownHost(host)
            case CURLE_COULDNT_RESOLVE_PROXY:
                .unreachable(host: host, reason: "its proxy's name is not known")
            case CURLE_COULDNT_CONNECT:
                .unreachable(host: host, reason: connecting(reason, handle.long(CURLINFO_OS_ERRNO)))
            case CURLE_PROXY:
                .unreachable(host: host, reason: reason)
            case CURLE_OPERATION_TIMEDOUT:
                wasSent
                    ? .timedOut(host: host, after: limit)
                    : .unreachable(host: host, reason: "connecting took too long")
            case CURLE_SSL_CONNECT_ERROR:
                .unreachable(host: host, reason: "no TLS: " + speaking(reason))
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
                .untrusted(host: host, reason: reason)
            case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE:
                .other(
                    host: host,
                    reason: "the file of authorities \(authorities ?? "") cannot be read"
                )
            case CURLE_USE_SSL_FAILED:
                .other(host: host, reason: "it does not offer STARTTLS, which is required")
            case CURLE_RECV_ERROR, CURLE_SEND_ERROR:
                wasSent
                    ? .cutShort(host: host, received: received)
                    : .unreachable(host: host, reason: speaking(reason))
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
                .cutShort(host: host, received: received)
            case CURLE_BAD_CONTENT_ENCODING:
                .other(host: host, reason: "its compressed answer cannot be unpacked")
            case CURLE_ABORTED_BY_CALLBACK:
                .stopped
            default:
                .other(host: host, reason: reason)
            }
    }
}

/// "Failed to connect to HOST port N after 0 ms: …", where the host may be a proxy, with the cause that
/// the system named instead of the numbers.
private func connecting(_ reason: String, _ cause: Int) -> String {
    let what = reason.firstRange(of: " after ").map { String(reason[..<$0.lowerBound]) } ?? reason
    return cause == 0 ? what : what + ": " + String(cString: strerror(Int32(cause)))
}

/// The words in OpenSSL's "error:0A00010B:SSL routines::wrong version number".
private func speaking(_ reason: String) -> String {
    let words = reason.components(separatedBy: "::").last ?? reason
    return words == "wrong version number" ? "what answers there does not speak TLS" : words
}
