/// One HTTP request.
package struct Request {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
    }

    /// An absolute `http:` or `https:` address, already percent-encoded, without a user or password.
    package var url: String
    package var method: Method
    package var headers: [String: String]
    package var body: [UInt8]
    /// Sent to this address's host alone, never after a redirect to another one.
    package var credential: Credential?
    /// Whether a redirect to another host is followed at all.
    package var leavesHost: Bool
    package var route: Route
    package var limits: Limits
    /// Takes the body of a good answer chunk by chunk as it comes, so that it is never whole in memory.
    ///
    /// The answer's own body is then empty. If the answer breaks off, what was taken is worth nothing.
    package var chunks: (([UInt8]) -> Void)?
    /// Whether anybody still wants to know, asked just before it goes; if not, it is `.stopped`.
    package var isWanted: () -> Bool

    package init(
        _ url: String,
        method: Method = .get,
        headers: [String: String] = [:],
        body: [UInt8] = [],
        credential: Credential? = nil,
        leavesHost: Bool = true,
        route: Route = Route(),
        limits: Limits = Limits(),
        chunks: (([UInt8]) -> Void)? = nil,
        isWanted: @escaping () -> Bool = { true }
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.credential = credential
        self.leavesHost = leavesHost
        self.route = route
        self.limits = limits
        self.chunks = chunks
        self.isWanted = isWanted
    }
}

/// How a host is reached.
package struct Route: Hashable, Sendable {
    /// A proxy's address; nil leaves it to the environment, as curl does.
    package var proxy: String?
    /// A PEM file of the authorities to trust instead of the system's.
    package var authorities: String?
    /// How many requests may be under way to the host at once.
    package var connections: Int

    package init(proxy: String? = nil, authorities: String? = nil, connections: Int = 4) {
        self.proxy = proxy
        self.authorities = authorities
        self.connections = connections
    }
}

/// What one request may cost at most.
package struct Limits: Hashable, Sendable {
    /// From the first byte sent to the last one received.
    package var time: Duration
    /// Of the body, unpacked.
    package var bytes: Int
    package var redirects: Int

    package init(time: Duration = .seconds(60), bytes: Int = 64 << 20, redirects: Int = 3) {
        self.time = time
        self.bytes = bytes
        self.redirects = redirects
    }
}

/// What a server said, whole, but for a body that the request took in chunks.
package struct Response: Equatable, Sendable {
    package var status: Int
    /// By lower-case name; of several of one name, the last.
    package var headers: [String: String]
    /// Unpacked.
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// What came of one request.
package typealias Answer = Result<Response, WireError>

/// Sends all requests and hands back each answer as it comes, with the index of its request.
///
/// Every request is answered exactly once before it returns; the order is the network's.
package typealias Fetch = (_ requests: [Request], _ each: (Int, Answer) -> Void) -> Void
