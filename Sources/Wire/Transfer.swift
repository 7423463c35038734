import CCurl

/// One request on its way, through all its redirects, to its answer.
final class Transfer {
    let index: Int
    let request: Request
    private(set) var address: Address
    private var hops = 0
    /// How often it has gone to the address where it is now.
    private(set) var attempts = 0
    private var spent = Duration.zero
    /// When the hop that is under way began.
    private(set) var began = ContinuousClock.now
    /// While a hop is under way; it holds on to this object.
    private var handle: Handle?
    private var headers: [String: String] = [:]
    private var body: Intake?
    private var isTooLarge = false

    init(_ index: Int, _ request: Request) throws(WireError) {
        self.index = index
        self.request = request
        address = try Address(request.url)
        let texts = request.headers.flatMap { [$0.key, $0.value] }
        guard !texts.contains(where: { $0.unicodeScalars.contains { $0.value < 32 } }) else {
            throw .other(host: address.name, reason: "a header for it holds a line break")
        }
    }

    /// Makes ready for the next hop.
    func prepare() throws(WireError) -> UnsafeMutableRawPointer {
        headers = [:]
        body = nil
        attempts += 1
        began = .now
        var handle = Handle()
        do {
            try handle.setCommon(authorities: request.route.authorities)
            try setRequest(&handle)
        } catch {
            throw WireError(error.code, handle, of: self)
        }
        let pointer = handle.pointer
        self.handle = consume handle
        return pointer
    }

    private func setRequest(_ handle: inout Handle) throws(RefusedOption) {
        let time = request.limits.time - spent
        try handle.set(CURLOPT_URL, address.url)
        try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        try handle.set(CURLOPT_USERAGENT, "daybreak")
        try handle.set(CURLOPT_ACCEPT_ENCODING, "")
        try handle.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try handle.set(CURLOPT_BUFFERSIZE, 64 << 10)
        try handle.set(CURLOPT_TIMEOUT_MS, max(1, time.milliseconds))
        if let proxy = request.route.proxy { try handle.set(CURLOPT_PROXY, proxy) }
        if let credential = request.credential {
            try handle.set(CURLOPT_USERNAME, credential.user)
            try handle.set(CURLOPT_PASSWORD, credential.password.value)
        }
        if request.method != .get {
            try handle.set(CURLOPT_POST, 1)
            try handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            try handle.set(body: request.body)
        }
        let lines = request.headers.map { $1.isEmpty ? "\($0);" : "\($0): \($1)" }
        try handle.set(CURLOPT_HTTPHEADER, lines + ["Expect:"])
        try handle.set(CURLOPT_WRITEFUNCTION, takeBody, CURLOPT_WRITEDATA, self)
        try handle.set(CURLOPT_HEADERFUNCTION, takeHeader, CURLOPT_HEADERDATA, self)
    }
}

// The end of a hop.
extension Transfer {
    enum End {
        /// With the time that the server wants to be left alone for, if it says so.
        case answered(Answer, retryAfter: Duration?)
        /// The address has changed and is to be asked.
        case moved
    }

    func end(_ code: CURLcode) -> End {
        guard let handle = self.handle.take() else {
            return .answered(.failure(.stopped), retryAfter: nil)
        }
        do throws(WireError) {
            spent += handle.time(CURLINFO_TOTAL_TIME_T)
            guard !isTooLarge else {
                throw .tooLarge(host: address.name, limit: request.limits.bytes)
            }
            guard code == CURLE_OK else { throw WireError(code, handle, of: self) }
            let status = handle.long(CURLINFO_RESPONSE_CODE)
            let location = headers["location"]
            if let next = try request.redirect(
                from: address,
                status: status,
                to: location,
                after: hops
            ) {
                address = next
                hops += 1
                attempts = 0
                return .moved
            }
            defer { body = nil }
            return .answered(
                .success(Response(status: status, headers: headers, body: body?.kept ?? [])),
                retryAfter: headers["retry-after"].map { _ in handle.retryAfter }
            )
        } catch {
            return .answered(.failure(error), retryAfter: nil)
        }
    }

    /// Gives up what is under way; what other than a GET has done by now is not known.
    func abandon() -> Answer {
        handle = nil
        return .failure(request.method == .get ? .stopped : .interrupted(host: address.name))
    }
}

extension WireError {
    fileprivate init(_ code: CURLcode, _ handle: borrowing Handle, of transfer: Transfer) {
        self.init(
            code,
            handle,
            host: transfer.address.name,
            received: transfer.received,
            limit: transfer.request.limits.time,
            authorities: transfer.request.route.authorities
        )
    }
}

// What libcurl hands over. It takes anything but the number of bytes that it offered for a refusal.
extension Transfer {
    fileprivate var received: Int { body?.received ?? 0 }

    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        var body =
            body.take()
            ?? Intake(request, status: handle?.long(CURLINFO_RESPONSE_CODE) ?? 0)
        isTooLarge = !body.take(bytes)
        self.body = body
        return !isTooLarge
    }

    fileprivate func take(header bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes, as: UTF8.self)
        guard let colon = line.firstIndex(of: ":") else {
            if line.hasPrefix("HTTP/") { headers = [:] }
            return
        }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        headers[line[..<colon].lowercased()] = String(value.prefix { !$0.isNewline })
    }
}

private let takeBody: BytesCallback = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let taken = transfer.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
    return taken ? size * count : 0
}

private let takeHeader: BytesCallback = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    transfer.take(header: UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}
