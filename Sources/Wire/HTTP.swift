import CCurl

/// Many requests at once, over connections that are kept as long as this lives.
///
/// `HTTP(stop: sign).fetch` is a `Fetch`. It is one thread's, and asking again from within `each` is
/// a mistake. A GET that is turned away for a while is asked again: see `Backoff`. A server that
/// answers no GET is given up: see `Silence`.
package final class HTTP {
    private let multi = Multi()
    private let stop: StopSign
    private let backoff: Backoff
    private var admission: Admission
    private var silences: [String: Silence] = [:]
    private var underway: [UnsafeMutableRawPointer: Transfer] = [:]

    package init(stop: StopSign, backoff: Backoff = Backoff()) {
        self.stop = stop
        self.backoff = backoff
        admission = Admission(patience: backoff.patience)
    }

    package func fetch(_ requests: [Request], _ each: (Int, Answer) -> Void) {
        precondition(underway.isEmpty, "asked from within an answer")
        for (index, request) in requests.enumerated() {
            do throws(WireError) {
                admission.enter(try Transfer(index, request))
            } catch {
                each(index, .failure(error))
            }
        }
        while !stop.isRaised {
            let now = ContinuousClock.now
            while let transfer = admission.next(at: now) { start(transfer, each) }
            if underway.isEmpty && admission.isEmpty { break }
            multi.perform()
            if !settle(each) { multi.wait(atMost: admission.opening.map { $0 - now }) }
        }
        for (handle, transfer) in underway {
            multi.remove(handle)
            each(transfer.index, transfer.abandon())
        }
        underway = [:]
        for transfer in admission.dismiss() { each(transfer.index, .failure(.stopped)) }
    }

    private func start(_ transfer: Transfer, _ each: (Int, Answer) -> Void) {
        do throws(WireError) {
            guard transfer.request.isWanted() else { throw .stopped }
            if let verdict = silence(before: transfer) { throw verdict }
            let handle = try transfer.prepare()
            multi.add(handle)
            underway[handle] = transfer
        } catch {
            admission.leave(transfer.address.origin)
            each(transfer.index, .failure(error))
        }
    }

    /// Hands back one that has ended; whether there was any.
    ///
    /// One at a time: while an answer is read, whoever waits for the next should be under way.
    private func settle(_ each: (Int, Answer) -> Void) -> Bool {
        guard let (handle, code) = multi.finished() else { return false }
        multi.remove(handle)
        guard let transfer = underway.removeValue(forKey: handle) else { return true }
        admission.leave(transfer.address.origin)
        let end = transfer.end(code)
        note(end, of: transfer, each)
        switch end {
        case .answered(let answer, let retryAfter):
            let wait = backoff.wait(
                after: answer,
                to: transfer.request,
                attempts: transfer.attempts,
                retryAfter: retryAfter
            )
            if let wait, silence(before: transfer) == nil,
                admission.pause(for: wait, with: transfer, at: .now)
            {
                break
            }
            each(transfer.index, answer)
        case .moved:
            admission.enter(transfer)
        }
        return true
    }
}

// Who is given up. A delivery has its own rules: what a POST waits for is no silence.
extension HTTP {
    private func silence(before transfer: Transfer) -> WireError? {
        guard transfer.request.method == .get else { return nil }
        return silences[transfer.address.origin]?.verdict
    }

    /// Notes whether anything was heard, and gives up on all who wait for a silent server.
    private func note(_ end: Transfer.End, of transfer: Transfer, _ each: (Int, Answer) -> Void) {
        guard transfer.request.method == .get else { return }
        let origin = transfer.address.origin
        if end.isSilence {
            silences[origin, default: Silence()].grow(with: transfer, at: .now)
        } else {
            silences[origin, default: Silence()].end(at: .now)
        }
        for (handle, other) in underway where other.address.origin == origin {
            guard let verdict = silence(before: other) else { continue }
            multi.remove(handle)
            underway[handle] = nil
            admission.leave(origin)
            _ = other.abandon()
            each(other.index, .failure(verdict))
        }
    }
}

/// The owner of libcurl's multi handle, which keeps the connections.
private struct Multi: ~Copyable {
    private let handle: UnsafeMutableRawPointer

    init() {
        guard let handle = curl_multi_init() else { fatalError("out of memory") }
        self.handle = handle
        must(ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, 64))
    }

    deinit { curl_multi_cleanup(handle) }

    func add(_ transfer: UnsafeMutableRawPointer) { must(curl_multi_add_handle(handle, transfer)) }

    func remove(_ transfer: UnsafeMutableRawPointer) {
        must(curl_multi_remove_handle(handle, transfer))
    }

    func perform() {
        var running: Int32 = 0
        must(curl_multi_perform(handle, &running))
    }

    /// Returns when there is something to do, and often enough to see a stop sign.
    func wait(atMost limit: Duration?) {
        let time = min(.milliseconds(100), max(.milliseconds(1), limit ?? .milliseconds(100)))
        must(curl_multi_poll(handle, nil, 0, Int32(time.milliseconds), nil))
    }

    func finished() -> (UnsafeMutableRawPointer, CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(handle, &left)?.pointee {
            if message.msg == CURLMSG_DONE { return (message.easy_handle, message.data.result) }
        }
        return nil
    }

    /// These fail only where we misuse libcurl or where memory has ended.
    private func must(_ code: CURLMcode) {
        precondition(code == CURLM_OK, String(cString: curl_multi_strerror(code)))
    }
}
