/// A way of writing which versions are asked for.
package struct RangeNotation: Sendable {
    package let name: String
    private let range: @Sendable (String) throws(VersionError) -> VersionRange

    init(_ name: String, range: @escaping @Sendable (String) throws(VersionError) -> VersionRange) {
        self.name = name
        self.range = range
    }

    /// Every notation there is: a new one is a file and a line here.
    package static let all: [RangeNotation] = [.conda, .pep440, .vers]

    package static func named(_ name: String) -> RangeNotation? {
        all.first { $0.name == name }
    }

    package func parse(_ text: String) throws(VersionError) -> VersionRange { try range(text) }

    /// A bare version, which means itself and all after it, as Jenkins' plugins ask for one another.
    package static func atLeast(_ scheme: Scheme) -> RangeNotation {
        RangeNotation("at-least-\(scheme)") { text throws(VersionError) in
            let floor = try scheme.parse(text)
            return VersionRange(text: ">=\(text)", scheme: scheme, floor: floor) { version in
                version.compared(to: floor).map { $0 != .less } ?? false
            }
        }
    }
}

extension VersionError {
    /// A text that is no range in some notation.
    static func range(_ text: String, _ notation: String, _ reason: String) -> VersionError {
        .invalid(text, scheme: notation, column: 1, reason: reason)
    }
}
