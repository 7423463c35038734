import Documents
import Foundation
import Wire

/// The address of a server: scheme, host, perhaps a port and a path; never a user or password.
struct ServerAddress: Hashable {
    let text: String
    let scheme: String
    /// In lower case; of IPv6 without its brackets.
    let host: String
    let port: Int?

    init(_ text: String, schemes: [String]) throws(AddressError) {
        guard !text.contains("@") else { throw .holdsLogin }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), !host.isEmpty, schemes.contains(scheme),
            parts.port.map((1...65535).contains) != false
        else { throw .unlike(schemes) }
        guard parts.query == nil, parts.fragment == nil else { throw .holdsQuery }
        self.text = text
        self.scheme = scheme
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        port = parts.port
    }

    /// Whether what is sent there never leaves this machine.
    var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return host == "localhost" || host == "::1"
            || parts.first == "127" && parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Whether a secret may be sent there.
    var isPrivate: Bool { scheme == "https" || isLoopback }
}

/// Why a text is not the address of a server; it never holds the text, which may hold a password.
enum AddressError: Error, Hashable {
    case holdsLogin
    case holdsQuery
    case unlike([String])
}

extension AddressError: CustomStringConvertible {
    var description: String {
        switch self {
        case .holdsLogin:
            "an address must hold no user and password, nor any @"
        case .holdsQuery:
            "this address must end before its ? or #"
        case .unlike(let schemes):
            "this is no address that begins with "
                + schemes.map { "\($0)://" }.joined(separator: " or ") + " and names a host"
        }
    }

    var help: String? {
        switch self {
        case .holdsLogin: "give them as keys of their own, the secret one as ${file:PATH}"
        case .holdsQuery, .unlike: nil
        }
    }
}

extension Mapping {
    /// An address, if one is given.
    func address(_ key: String, schemes: [String] = ["https", "http"]) -> ServerAddress? {
        optionalText(key).flatMap { reader.address($0, schemes: schemes) }
    }

    /// A link for people to follow: `#` and `?` are welcome in it.
    func link(_ key: String) -> String? {
        guard let text = optionalText(key) else { return nil }
        let page = text.string.prefix { $0 != "#" && $0 != "?" }
        return reader.address(Text(String(page), at: text.place), schemes: ["https", "http"])
            .map { _ in text.string }
    }
}

extension Reader {
    /// Reads an address that has one of these schemes, the usual one first.
    func address(_ text: Text, schemes: [String]) -> ServerAddress? {
        do throws(AddressError) {
            return try ServerAddress(text.string, schemes: schemes)
        } catch {
            reject(text, "\(error)", help: error.help ?? guess(text.string, schemes))
            return nil
        }
    }

    /// What is meant where only the scheme was left out.
    private func guess(_ text: String, _ schemes: [String]) -> String? {
        guard !text.contains("//"), let scheme = schemes.first,
            let server = try? ServerAddress("\(scheme)://\(text)", schemes: schemes)
        else { return nil }
        return "did you mean \(server.text)?"
    }
}

extension Mapping {
    /// An address that is a secret, as those of webhooks are: whoever knows it may use it.
    func secretAddress(_ key: String, in surroundings: Surroundings) -> Secret? {
        guard let url = secret(key, in: surroundings) else { return nil }
        let server = try? ServerAddress(
            String(url.value.prefix { $0 != "?" }),
            schemes: ["https", "http"]
        )
        guard server?.isPrivate == true else {
            reader.note(
                Finding(
                    .missingSecret,
                    at: text(key).place,
                    "what this refers to is not an https:// address, as it must be"
                )
            )
            return nil
        }
        return url
    }
}
