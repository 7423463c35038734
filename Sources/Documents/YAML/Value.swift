/// A part of a document, with its place.
package struct Value: Sendable {
    package enum Content: Sendable {
        case text(Text)
        case list([Value])
        case mapping([Entry])
    }

    package var content: Content
    package var place: Place
    /// The place of the key that names it, or its own where there is none.
    package var label: Place
}

/// One line of a mapping.
package struct Entry: Sendable {
    package var key: Text
    package var value: Value
}

/// A scalar as it was written, with its place.
package struct Text: Hashable, Sendable {
    package var string: String
    package var place: Place
    /// Whether it is a string whatever it looks like; `2.10` is a number, `"2.10"` is not.
    package var isQuoted: Bool

    package init(_ string: String, at place: Place, isQuoted: Bool = true) {
        self.string = string
        self.place = place
        self.isQuoted = isQuoted
    }

    /// Whether nothing was written.
    package var isNull: Bool { !isQuoted && ["", "~", "null", "Null", "NULL"].contains(string) }
}

extension Text: CustomStringConvertible {
    package var description: String { string }
}

extension Value {
    /// Whether nothing was written.
    package var isNull: Bool {
        switch content {
        case .text(let text): text.isNull
        case .list, .mapping: false
        }
    }

    /// What it is, for a person.
    package var kind: String {
        switch content {
        case .text(let text): text.isNull ? "nothing" : "a single value"
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }
}
