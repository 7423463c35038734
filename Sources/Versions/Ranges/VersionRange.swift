/// Which versions somebody asks for, as one notation spells it.
package struct VersionRange: Sendable {
    /// As it was written.
    package let text: String
    /// How the versions in it are ordered.
    package let scheme: Scheme
    /// The lowest version that it admits or names as its lower bound; nil where it is open below.
    package let floor: Version?
    private let admits: @Sendable (Version) -> Bool

    init(
        text: String,
        scheme: Scheme,
        floor: Version?,
        admits: @escaping @Sendable (Version) -> Bool
    ) {
        self.text = text
        self.scheme = scheme
        self.floor = floor
        self.admits = admits
    }

    package func contains(_ version: Version) -> Bool { admits(version) }

    package func contains(_ text: String) throws(VersionError) -> Bool {
        contains(try scheme.found(text))
    }
}

extension VersionRange: CustomStringConvertible {
    package var description: String { text }
}

extension [Version] {
    /// The greatest of several lower bounds, all of which hold.
    var highest: Version? { self.max { $0.compared(to: $1) == .less } }
    /// The least of several lower bounds, one of which holds.
    var lowest: Version? { self.min { $0.compared(to: $1) == .less } }
}
