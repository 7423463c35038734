/// How a server that is overwhelmed is left alone, before a GET is asked again.
///
/// 429 and 503 say by `Retry-After` how long; 429, 502 and 504 are also asked again without it. A 503
/// without it is a server that is down. A POST is never asked again: a delivery has its own rules.
package struct Backoff {
    /// How long one origin may keep us waiting, in all; what it wants beyond that it is not given.
    package var patience: Duration
    /// A number from 0 to 1, so that many who were turned away together do not come back together.
    package var jitter: () -> Double

    /// How often one request goes at most.
    private static let attempts = 5

    package init(
        patience: Duration = .seconds(60),
        jitter: @escaping () -> Double = { .random(in: 0...1) }
    ) {
        self.patience = patience
        self.jitter = jitter
    }

    /// How long to wait before asking again; nil where the answer stands.
    ///
    /// - Parameters:
    ///   - attempts: how often the request has gone.
    ///   - retryAfter: what the server asked for.
    func wait(
        after answer: Answer,
        to request: Request,
        attempts: Int,
        retryAfter: Duration?
    ) -> Duration? {
        guard case .success(let response) = answer, request.method == .get,
            attempts < Self.attempts
        else { return nil }
        let wait: Duration? =
            switch response.status {
            case 429, 502, 504: retryAfter ?? .seconds(1 << (attempts - 1))
            case 503: retryAfter
            default: nil
            }
        return wait.map { $0 * (1 + jitter() / 4) }
    }
}
