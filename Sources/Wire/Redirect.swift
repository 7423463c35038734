extension Request {
    /// Where to ask next, or nil if the answer stands as it is.
    ///
    /// Only GET is asked again: a POST that were sent on as a GET would be lost without a word. A
    /// secret stays with the origin that it is meant for, or goes from `http:` to `https:` there; without
    /// one, a request goes to another host only where it may.
    func redirect(
        from address: Address,
        status: Int,
        to location: String?,
        after hops: Int
    ) throws(WireError) -> Address? {
        guard method == .get, [301, 302, 303, 307, 308].contains(status), let location else {
            return nil
        }
        let next = try address.following(location)
        let isFree = !bearsSecrets && (leavesHost || next.host == address.host)
        guard isFree || next.origin == address.origin || next.isSecured(address) else {
            throw .redirectedElsewhere(host: address.name, to: next.scheme + "://" + next.name)
        }
        guard hops < limits.redirects else { throw .tooManyRedirects(host: address.name) }
        return next
    }

    /// A header that we do not know to be harmless may hold a token.
    private var bearsSecrets: Bool {
        let harmless: Set = ["accept", "accept-language", "if-modified-since", "if-none-match"]
        return credential != nil || headers.keys.contains { !harmless.contains($0.lowercased()) }
    }
}

extension Address {
    fileprivate func isSecured(_ plain: Address) -> Bool {
        plain.scheme == "http" && scheme == "https" && plain.host == host
            && plain.hasUsualPort && hasUsualPort
    }
}
