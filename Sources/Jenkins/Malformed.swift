import Documents
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

    init(_ error: JSONError) {
        let place = error.place.isEmpty ? "the whole" : error.place
        what =
            switch error.kind {
            case .malformed: "sent what is not JSON, or only its beginning"
            case .missing: "sent no \(place)"
            case .null: "sent null as \(place)"
            case .other: "sent something else as \(place)"
            }
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
