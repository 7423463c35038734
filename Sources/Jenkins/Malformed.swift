import Documents

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
}
