import Documents

/// One kind of list; a new one is one small file and a line here.
package struct DerivedFormat: Sendable {
    /// What a manifest calls it, in `as`.
    package var name: String
    var render: @Sendable (Derived, Manifest) -> String

    package static let all: [DerivedFormat] = [.aptList, .markdownTable]

    package static func named(_ name: String) -> DerivedFormat? {
        all.first { $0.name == name }
    }
}

extension Derived {
    /// The packages and tools that it lists: those that serve one of its tags.
    func selected(from requirements: [Requirement]) -> [Requirement] {
        requirements.filter { $0.serves(tags.map(\.string)) }
    }
}
