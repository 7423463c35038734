/// A pattern for names: `*` is any run of characters but `/`, `**` any run at all, `?` one character.
///
/// Everything else, brackets included, stands for itself.
package struct Glob: Hashable, Sendable {
    package let pattern: String

    package init(_ pattern: String) {
        self.pattern = pattern
    }

    /// Goes back to the last `*` and the last `**` only, so no pattern takes more than cubic time.
    package func matches(_ name: String) -> Bool {
        var pattern = Array(pattern.unicodeScalars)[...]
        var name = Array(name.unicodeScalars)[...]
        var star: Retry?
        var deepStar: Retry?
        while !(pattern.isEmpty && name.isEmpty) {
            if pattern.starts(with: "**".unicodeScalars) {
                pattern = pattern.dropFirst(2)
                (deepStar, star) = (Retry(pattern: pattern, name: name), nil)
            } else if pattern.first == "*" {
                pattern = pattern.dropFirst()
                star = Retry(pattern: pattern, name: name)
            } else if let wanted = pattern.first, let found = name.first,
                wanted == found || (wanted == "?" && found != "/")
            {
                pattern = pattern.dropFirst()
                name = name.dropFirst()
            } else if let last = star, let skipped = last.name.first, skipped != "/" {
                (pattern, name) = (last.pattern, last.name.dropFirst())
                star = Retry(pattern: pattern, name: name)
            } else if let last = deepStar, !last.name.isEmpty {
                (pattern, name) = (last.pattern, last.name.dropFirst())
                (deepStar, star) = (Retry(pattern: pattern, name: name), nil)
            } else {
                return false
            }
        }
        return true
    }

    /// What is left to match if a star takes one more character.
    private struct Retry {
        var pattern: ArraySlice<Unicode.Scalar>
        var name: ArraySlice<Unicode.Scalar>
    }
}
