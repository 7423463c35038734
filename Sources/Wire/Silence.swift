/// How long an origin has answered nobody, of the time that somebody waited for it.
///
/// One that is silent for as long as a request may take is given up for good. A server that accepts
/// and then hangs would else be waited for by all that is to be asked of it, a few at a time.
struct Silence {
    private var length = Duration.zero
    /// Up to when it was counted: those who waited together waited once.
    private var counted: ContinuousClock.Instant?
    /// What all who ask are told from then on.
    private(set) var verdict: WireError?

    /// Somebody was answered.
    mutating func end(at now: ContinuousClock.Instant) {
        length = .zero
        counted = now
    }

    /// Somebody waited in vain.
    mutating func grow(with transfer: Transfer, at now: ContinuousClock.Instant) {
        length += now - max(transfer.began, counted ?? transfer.began)
        counted = now
        let limit = transfer.request.limits.time
        if length >= limit { verdict = .timedOut(host: transfer.address.name, after: limit) }
    }
}

extension Response {
    /// Whether the server itself was heard, and not a proxy that waited for it in vain.
    fileprivate var isItsOwn: Bool { status != 502 && status != 504 }
}

extension Transfer.End {
    /// Whether anything was heard.
    var isSilence: Bool {
        switch self {
        case .answered(.success(let response), _): !response.isItsOwn
        case .answered(.failure, _): true
        case .moved: false
        }
    }
}
