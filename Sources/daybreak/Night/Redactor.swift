import Foundation
import Wire

/// Takes secrets out of what is to be recorded: our own, as they are or as JSON, XML, addresses and
/// HTTP logins spell them, and the values of parameters and elements that by their names are somebody's.
struct Redactor {
    private let secrets: [String]

    init(_ configuration: Configuration) {
        var credentials = configuration.controllers.compactMap(\.credential)
        if case .smtp(let server) = configuration.mail.transport {
            credentials += [server.credential].compactMap(\.self)
        }
        var secrets = configuration.channelSecrets.map(\.value)
        for credential in credentials {
            let login = "\(credential.user):\(credential.password.value)"
            secrets += [Data(login.utf8).base64EncodedString(), credential.password.value]
        }
        self.secrets = secrets.filter { $0.count > 3 }.flatMap(\.spellings)
    }

    /// Bodies may be in any encoding: each byte is looked at as one character, and comes back as it was.
    func redact(_ bytes: [UInt8]) -> [UInt8] {
        var text = String(bytes: bytes, encoding: .isoLatin1) ?? ""
        for secret in secrets { text = text.replacing(secret, with: "redacted") }
        text = text.replacing(Self.parameter) { "\($0.output.before)redacted\"" }
        text = text.replacing(Self.element) { "\($0.output.before)redacted</" }
        return text.data(using: .isoLatin1).map(Array.init) ?? bytes
    }

    /// `"name":"DEPLOY_TOKEN","value":"…"`, as Jenkins writes a build's parameters.
    nonisolated(unsafe) private static let parameter =
        /(?<before>"name"\s*:\s*"[^"]*(?i:token|passw|secret|credential|api_?key)[^"]*"\s*,\s*"value"\s*:\s*")(?:[^"\\]|\\.)*"/

    /// `<authToken>…</authToken>`, as a job's configuration may hold.
    nonisolated(unsafe) private static let element =
        /(?<before><[\w.\-]*(?i:token|passw|secret|passphrase|private-?key)[\w.\-]*>)[^<]+<\//
}

extension String {
    /// The text, and how JSON and XML write it, all with a character for each byte.
    fileprivate var spellings: [String] {
        let json = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let xml = replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
        let url = addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self
        let all = [self, json, json.replacing("/", with: "\\/"), xml, url]
        return Set(all).compactMap { String(bytes: Array($0.utf8), encoding: .isoLatin1) }
    }
}
