/// Which versions somebody asks for, as one notation spells it.
package struct VersionRange: Sendable {
    /// As it was written.
    package let text: String
    /// The lowest version that it admits or names as its lower bound; nil where it is open below.
    package let floor: Version?
    private let admits: @Sendable (Version) -> Bool

    init(text: String, floor: Version?, admits: @escaping @Sendable (Version) -> Bool) {
        self.text = text
        self.floor = floor
        self.admits = admits
    }

    package func contains(_ version: Version) -> Bool { admits(version) }
}

extension VersionRange: CustomStringConvertible {
    package var description: String { text }
}
