import CCurl
import Foundation

/// The owner of one of libcurl's easy handles and of all that it points to.
struct Handle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    private let complaint: UnsafeMutablePointer<CChar>
    /// By the option that they are set for.
    private var lists: [UInt32: UnsafeMutablePointer<curl_slist>] = [:]
    /// Whom the callbacks are called on: also at the very end, when a mail server says goodbye.
    private var targets: [UInt32: AnyObject] = [:]

    init() {
        startLibcurl
        guard let pointer = curl_easy_init() else { fatalError("out of memory") }
        self.pointer = pointer
        complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists.values { curl_slist_free_all(list) }
        complaint.deallocate()
    }

    /// What libcurl said about the last failure, in its words or in those of its error's name.
    func reason(for code: CURLcode) -> String {
        let said = String(cString: complaint)
        return (said.isEmpty ? String(cString: curl_easy_strerror(code)) : said)
            .printable(atMost: Int(CURL_ERROR_SIZE))
    }
}

/// An option that libcurl does not take.
struct RefusedOption: Error {
    var code: CURLcode
}

private func check(_ code: CURLcode) throws(RefusedOption) {
    guard code == CURLE_OK else { throw RefusedOption(code: code) }
}

// Setting options.
extension Handle {
    func set(_ option: CURLoption, _ value: Int) throws(RefusedOption) {
        try check(ccurl_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String?) throws(RefusedOption) {
        try check(ccurl_set_string(pointer, option, value))
    }

    func set(_ option: CURLoption, offset value: Int) throws(RefusedOption) {
        try check(ccurl_set_offset(pointer, option, curl_off_t(value)))
    }

    /// The body of a POST or PUT, copied.
    ///
    /// Without one, even an empty one, libcurl would read the standard input.
    func set(body: [UInt8]) throws(RefusedOption) {
        try set(CURLOPT_POSTFIELDSIZE_LARGE, offset: body.count)
        let terminated = body + [0]
        try check(
            terminated.withUnsafeBytes { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    ccurl_set_string(pointer, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
                }
            }
        )
    }

    mutating func set(_ option: CURLoption, _ lines: [String]) throws(RefusedOption) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl_slist_append(list, line) }
        try check(ccurl_set_list(pointer, option, list))
        curl_slist_free_all(lists[option.rawValue])
        lists[option.rawValue] = list
    }

    /// Has libcurl read or hand over bytes through a function that is given the target.
    mutating func set(
        _ option: CURLoption,
        _ callback: @escaping BytesCallback,
        _ contextOption: CURLoption,
        _ target: AnyObject
    ) throws(RefusedOption) {
        try check(ccurl_set_bytes_callback(pointer, option, callback))
        try set(contextOption, target)
    }

    private mutating func set(
        _ option: CURLoption,
        _ target: AnyObject
    ) throws(RefusedOption) {
        try check(
            ccurl_set_pointer(pointer, option, Unmanaged.passUnretained(target).toOpaque())
        )
        targets[option.rawValue] = target
    }

    /// Asks now and then whether to give up.
    mutating func set(
        _ callback: @escaping ProgressCallback,
        _ target: AnyObject
    ) throws(RefusedOption) {
        try set(CURLOPT_NOPROGRESS, 0)
        try check(ccurl_set_progress_callback(pointer, callback))
        try set(CURLOPT_XFERINFODATA, target)
    }

    /// What every transfer has: no signals, no passwords of others, and certificates that are checked.
    func setCommon(authorities: String?) throws(RefusedOption) {
        try check(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, complaint))
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try set(CURLOPT_CONNECTTIMEOUT_MS, 20_000)
        if let authorities {
            try set(CURLOPT_CAINFO, authorities)
            try set(CURLOPT_CAPATH, nil)
        }
    }
}

// Asking what was.
extension Handle {
    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    /// One of the times that libcurl counts in microseconds.
    func time(_ info: CURLINFO) -> Duration { .microseconds(offset(info)) }

    /// What the header of that name says, in seconds or as a date; zero where it is no sense or long ago.
    var retryAfter: Duration { .seconds(max(0, offset(CURLINFO_RETRY_AFTER))) }

    private func offset(_ info: CURLINFO) -> curl_off_t {
        var value: curl_off_t = 0
        return ccurl_get_offset(pointer, info, &value) == CURLE_OK ? value : 0
    }
}

typealias BytesCallback =
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int

typealias ProgressCallback =
    @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) ->
    Int32

/// Done once, by the first handle.
///
/// With `CURLOPT_NOSIGNAL` libcurl leaves SIGPIPE to the program, and OpenSSL writes to connections
/// that the other side has closed.
private let startLibcurl: Void = {
    curl_global_init(Int(CURL_GLOBAL_SSL | CURL_GLOBAL_WIN32))
    signal(SIGPIPE, SIG_IGN)
}()

extension String {
    /// Text from outside on one line: without control characters, and bounded.
    func printable(atMost limit: Int) -> String {
        let text = String(
            String.UnicodeScalarView(
                unicodeScalars.lazy.map { $0.properties.generalCategory == .control ? " " : $0 }
            )
        )
        return text.count > limit ? text.prefix(limit - 1) + "…" : text
    }
}

extension Duration {
    var milliseconds: Int { Int(self / .milliseconds(1)) }
}
