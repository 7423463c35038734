import Foundation

extension String {
    /// As a value in a query, a form or a path.
    var percentEncoded: String {
        let unreserved = CharacterSet(charactersIn: Self.unreserved)
        return addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
}
