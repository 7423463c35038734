import CGMime
import Foundation
package import Wire

/// A secret that signs, as Standard Webhooks spells one: `whsec_` and 24 to 64 bytes in Base64.
package struct SigningKey: Hashable, Sendable {
    private let secret: Secret

    package init?(_ secret: Secret) {
        self.secret = secret
        guard secret.value.hasPrefix(Self.prefix), (24...64).contains(bytes.count) else {
            return nil
        }
    }

    private var bytes: [UInt8] {
        let spelled = String(secret.value.dropFirst(Self.prefix.count))
        return Data(base64Encoded: spelled).map(Array.init) ?? []
    }

    private static let prefix = "whsec_"

    /// Such as `v1,g0hM9SsE…`.
    func signature(of message: [UInt8]) -> String {
        let bytes = bytes
        let hmac = g_hmac_new(G_CHECKSUM_SHA256, bytes, gsize(bytes.count))
        defer { g_hmac_unref(hmac) }
        g_hmac_update(hmac, message, gssize(message.count))
        var length = gsize(32)
        let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            g_hmac_get_digest(hmac, buffer.baseAddress, &length)
            count = Int(length)
        }
        return "v1,\(Data(digest).base64EncodedString())"
    }
}
