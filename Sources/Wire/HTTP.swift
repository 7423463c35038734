import CCurl

/// Many requests at once, over connections that are kept as long as this lives.
///
/// `HTTP(stop: sign).fetch` is a `Fetch`. It is one thread's, and asking again from within `each` is
/// a mistake.
package final class HTTP {
    private let multi = Multi()
    private let stop: StopSign
    private var underway: [UnsafeMutableRawPointer: Transfer] = [:]

    package init(stop: StopSign) {
        self.stop = stop
    }

    package func fetch(_ requests: [Request], _ each: (Int, Answer) -> Void) {
        precondition(underway.isEmpty, "asked from within an answer")
        var admission = Admission()
        for (index, request) in requests.enumerated() {
            do throws(WireError) {
                admission.enter(try Transfer(index, request))
            } catch {
                each(index, .failure(error))
            }
        }
        while !stop.isRaised {
            while let transfer = admission.next() { start(transfer, &admission, each) }
            guard !underway.isEmpty else { return }
            multi.perform()
            if !settle(&admission, each) { multi.wait() }
        }
        for (handle, transfer) in underway {
            multi.remove(handle)
            each(transfer.index, transfer.abandon())
        }
        underway = [:]
        for transfer in admission.waiting { each(transfer.index, .failure(.stopped)) }
    }

    private func start(
        _ transfer: Transfer,
        _ admission: inout Admission,
        _ each: (Int, Answer) -> Void
    ) {
        do throws(WireError) {
            let handle = try transfer.prepare()
            multi.add(handle)
            underway[handle] = transfer
        } catch {
            admission.leave(transfer.address.origin)
            each(transfer.index, .failure(error))
        }
    }

    /// Hands back what has ended; whether there was any.
    private func settle(_ admission: inout Admission, _ each: (Int, Answer) -> Void) -> Bool {
        var any = false
        while let (handle, code) = multi.finished() {
            any = true
            multi.remove(handle)
            guard let transfer = underway.removeValue(forKey: handle) else { continue }
            admission.leave(transfer.address.origin)
            if let answer = transfer.end(code) {
                each(transfer.index, answer)
            } else {
                admission.enter(transfer)
            }
        }
        return any
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
    func wait() { must(curl_multi_poll(handle, nil, 0, 100, nil)) }

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
