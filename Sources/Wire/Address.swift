import CCurl

/// An address that may be asked: `http:` or `https:`, with a host, and without a user.
///
/// libcurl parses it, so that what is checked here is what is asked there.
struct Address: Hashable {
    let url: String
    let scheme: String
    let host: String
    let port: Int

    init(_ url: String) throws(WireError) {
        try self.init(Parts(), url, flags: CURLU_DISALLOW_USER)
    }

    /// Where this address leads with a `Location` header, which may be relative and badly escaped.
    func following(_ location: String) throws(WireError) -> Address {
        let parts = Parts()
        _ = parts.set(CURLUPART_URL, url, flags: 0)
        let flags = CURLU_DISALLOW_USER | CURLU_URLENCODE | CURLU_ALLOW_SPACE
        return try Address(parts, location, flags: flags)
    }

    private init(_ parts: borrowing Parts, _ url: String, flags: Int32) throws(WireError) {
        guard
            parts.set(CURLUPART_URL, url, flags: flags),
            let whole = parts[CURLUPART_URL],
            let scheme = parts[CURLUPART_SCHEME]?.lowercased(),
            scheme == "http" || scheme == "https",
            let host = parts[CURLUPART_HOST]?.lowercased(),
            let port = parts[CURLUPART_PORT].flatMap({ Int($0) })
        else { throw .badAddress(Self.shown(url)) }
        self.url = whole
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// The host as a person names it, with a port that is not the usual one.
    var name: String { hasUsualPort ? host : "\(host):\(port)" }

    /// Scheme, host and port: who is asked, whatever for.
    var origin: String { "\(scheme)://\(host):\(port)" }

    var hasUsualPort: Bool { port == (scheme == "https" ? 443 : 80) }

    /// As much of any text that was given as an address as may be shown.
    ///
    /// The path of a webhook is its secret, and what stands before `@` may be a password.
    static func shown(_ url: String) -> String {
        var rest = url[...]
        var shown = ""
        if let colon = url.firstRange(of: "://") {
            shown = String(url[..<colon.upperBound])
            rest = url[colon.upperBound...]
        }
        let authority = rest.prefix { !"/?#\\".contains($0) }
        shown += authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        if authority.endIndex < url.endIndex { shown += "/…" }
        return shown.printable(atMost: 200)
    }
}

/// The owner of libcurl's parsed URL.
private struct Parts: ~Copyable {
    private let handle: OpaquePointer?

    init() { handle = curl_url() }
    deinit { curl_url_cleanup(handle) }

    borrowing func set(_ part: CURLUPart, _ value: String, flags: Int32) -> Bool {
        curl_url_set(handle, part, value, UInt32(flags)) == CURLUE_OK
    }

    /// The usual port is named as the port, and left out of the whole address.
    subscript(part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        let flag = part == CURLUPART_URL ? CURLU_NO_DEFAULT_PORT : CURLU_DEFAULT_PORT
        guard curl_url_get(handle, part, &text, UInt32(flag)) == CURLUE_OK, let text else {
            return nil
        }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
