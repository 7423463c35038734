import Foundation

extension InventoryFormat {
    /// Reads JSON whose shape is known.
    static func decode<Body: Decodable>(
        _ type: Body.Type,
        from text: String
    ) throws(Slip) -> Body {
        do {
            return try JSONDecoder().decode(Body.self, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw Slip(line: 1, reason: error.reason)
        } catch {
            throw Slip(line: 1, reason: "it cannot be read")
        }
    }
}

extension String {
    /// Whether it may be a JSON object that has a key, at whatever depth.
    func isJSONObject(with key: String) -> Bool {
        first { !$0.isWhitespace } == "{" && contains("\"\(key)\"")
    }

    /// Whether it may be a JSON list of objects that have these keys.
    func isJSONList(with keys: String...) -> Bool {
        guard first(where: { !$0.isWhitespace }) == "[" else { return false }
        let head = prefix(4_000)
        return keys.allSatisfy { head.contains("\"\($0)\"") }
    }

    var isBrokenJSON: Bool {
        guard let first = first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
            return false
        }
        return (try? JSONSerialization.jsonObject(with: Data(utf8))) == nil
    }

    var isWebPage: Bool {
        let head = drop(while: \.isWhitespace).prefix(200).lowercased()
        return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
    }
}

extension DecodingError {
    /// What a person can do something about.
    fileprivate var reason: String {
        switch self {
        case .keyNotFound(let key, let context):
            "\(key.stringValue) is missing in \(context.path)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.path) is not what it should be"
        case .dataCorrupted:
            "it is not whole JSON; perhaps it was cut short"
        @unknown default:
            "it cannot be read"
        }
    }
}

extension DecodingError.Context {
    fileprivate var path: String {
        codingPath.isEmpty
            ? "it"
            : codingPath.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(
                separator: "."
            )
    }
}
