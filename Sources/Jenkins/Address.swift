import Foundation
import Nightly

/// Full names, as paths below a controller's base address.
///
/// An address is only ever put together from the configured base and names; the `url` in a body is
/// never followed, since it may name another scheme or host.
enum Address {
    /// An address as a base: without user, password, query and fragment, with a slash at its end.
    static func base(_ text: String) -> String {
        var base = text.prefix { $0 != "?" && $0 != "#" }[...]
        if let scheme = base.range(of: "://") {
            let authority = base[scheme.upperBound...].prefix { $0 != "/" }
            if let at = authority.lastIndex(of: "@") {
                base.removeSubrange(scheme.upperBound...at)
            }
        }
        return base.hasSuffix("/") ? String(base) : base + "/"
    }

    /// `tides/feature%2Fx` is at `job/tides/job/feature%252Fx/`; the controller itself is at nothing.
    static func path(of name: String) -> String {
        name.split(separator: "/").map { "job/\(encoded($0))/" }.joined()
    }

    /// One segment of a path, safe between two slashes.
    ///
    /// Nobody may climb: a segment of `..` goes encoded twice, to where nothing is.
    static func encoded(_ segment: some StringProtocol) -> String {
        segment == "." || segment == ".."
            ? segment.map { _ in "%252E" }.joined() : escaped(segment, keeping: "-._~=,")
    }

    /// A value of a query, with brackets and braces encoded: some servers refuse them bare.
    static func query(_ value: String) -> String {
        escaped(value, keeping: "-._~,*")
    }

    /// The segments of the path in an address that a body names, decoded.
    static func segments(of address: String) -> [String] {
        var path = address.prefix { $0 != "?" && $0 != "#" }[...]
        if let scheme = path.range(of: "://") {
            path = path[scheme.upperBound...].drop { $0 != "/" }
        }
        return path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    }

    private static func escaped(_ text: some StringProtocol, keeping extra: String) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        let kept = Set((letters + extra).utf8)
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            if kept.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%"
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
    }
}

/// Where a person looks at a job: on the configured base, whatever the body says.
struct Addresses {
    let bases: [String: String]

    func url(of job: JobID) -> String {
        bases[job.controller, default: ""] + Address.path(of: job.name)
    }

    /// The path of an address below a controller's base; nil where it is somewhere else.
    func path(below controller: String, of address: String) -> String? {
        guard let base = bases[controller], address.hasPrefix(base) else { return nil }
        return String(address.dropFirst(base.count))
    }
}
