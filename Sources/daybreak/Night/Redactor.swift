import Foundation
import Wire

/// Takes secrets out of what is to be recorded: our own, and the values of parameters that by their
/// names are somebody's.
struct Redactor {
    private let secrets: [String]

    init(_ configuration: Configuration) {
        var secrets = configuration.controllers.compactMap { $0.credential?.password.value }
        secrets += configuration.webhooks.values.map(\.url.value)
        if case .smtp(let server) = configuration.mail.transport {
            secrets += [server.credential?.password.value].compactMap(\.self)
        }
        self.secrets = secrets.filter { $0.count > 3 }
    }

    func redact(_ bytes: [UInt8]) -> [UInt8] {
        guard var text = String(validating: bytes, as: UTF8.self) else { return bytes }
        for secret in secrets { text = text.replacing(secret, with: "redacted") }
        text = text.replacing(Self.parameter) { "\($0.output.before)redacted\"" }
        return Array(text.utf8)
    }

    /// `"name":"DEPLOY_TOKEN","value":"…"`, as Jenkins writes a build's parameters.
    nonisolated(unsafe) private static let parameter =
        /(?<before>"name"\s*:\s*"[^"]*(?i:token|passw|secret|credential|api_?key)[^"]*"\s*,\s*"value"\s*:\s*")(?:[^"\\]|\\.)*"/
}
