/// What is wrong with a JSON document, and where.
package struct JSONError: Error {
    package enum Kind: Sendable {
        /// It is no JSON, or not all of it.
        case malformed
        case missing
        case null
        /// It is of another kind, or does not fit.
        case other
    }

    package let kind: Kind
    /// What it is called in the object that it is in.
    private let name: StaticString
    /// Where that object is.
    private var outer = ""

    /// Cheap, since most errors are only asked whether they are one.
    init(_ kind: Kind, at name: StaticString) {
        self.kind = kind
        self.name = name
    }

    /// Such as `builds[3].number`; empty for the whole.
    package var place: String { Self.joined(outer, "\(name)") }

    /// The same, seen from further out.
    func inside(_ outer: String) -> JSONError {
        var error = self
        error.outer = Self.joined(outer, self.outer)
        return error
    }

    private static func joined(_ outer: String, _ inner: String) -> String {
        if outer.isEmpty || inner.isEmpty { return outer + inner }
        return inner.hasPrefix("[") ? outer + inner : "\(outer).\(inner)"
    }
}
