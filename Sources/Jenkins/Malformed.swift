import Foundation

/// An answer that makes no sense, in words that follow the controller's name.
struct Malformed: Error, Equatable {
    var what: String
    /// What to do about it.
    var remedy = """
        open the address in a browser; if it looks right there, report it with `daybreak record`
        """

    init(_ what: String) {
        self.what = what
    }

    init(_ what: String, remedy: String) {
        self.what = what
        self.remedy = remedy
    }

    init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            what = "sent what is not JSON"
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            what = "sent no \(Self.place(context.codingPath + [key]))"
        case .valueNotFound(_, let context):
            what = "sent null as \(Self.place(context.codingPath))"
        case .typeMismatch(_, let context):
            what = "sent something else as \(Self.place(context.codingPath))"
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            what = "sent what is not JSON, or only its beginning"
        case .dataCorrupted(let context):
            what = "sent a value that makes no sense as \(Self.place(context.codingPath))"
        @unknown default:
            what = "sent what is not JSON"
        }
    }

    /// Such as `builds[3].number`.
    private static func place(_ path: [any CodingKey]) -> String {
        if path.isEmpty { return "the whole" }
        return path.reduce(into: "") { place, key in
            if let index = key.intValue {
                place += "[\(index)]"
            } else {
                place += place.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }
}

extension Decodable {
    /// Reads a body of this shape.
    init(json body: [UInt8]) throws(Malformed) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(body))
        } catch {
            throw Malformed(error)
        }
    }
}

/// An element of a list of which one bad element must not spoil the others.
struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        value = try? Value(from: decoder)
    }
}

extension KeyedDecodingContainer {
    /// A list's good elements; none where there is no list.
    func lenient<Value: Decodable>(_: Value.Type, _ key: Key) -> [Value] {
        ((try? decodeIfPresent([Lenient<Value>].self, forKey: key)) ?? []).compactMap(\.value)
    }

    /// A value, or nil where it is missing, null or of another kind.
    func optional<Value: Decodable>(_: Value.Type, _ key: Key) -> Value? {
        (try? decodeIfPresent(Value.self, forKey: key)) ?? nil
    }
}
