/// Where something stands in a file: what an editor jumps to and a caret points at.
package struct Place: Hashable, Sendable {
    /// As the user named it, so that it can be clicked on.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in Unicode scalars.
    package var column: Int
    /// On this line, in Unicode scalars; 0 where only the point is known.
    package var length: Int

    package init(file: String, line: Int = 1, column: Int = 1, length: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }
}

extension Place: Comparable {
    package static func < (one: Place, other: Place) -> Bool {
        (one.file, one.line, one.column) < (other.file, other.line, other.column)
    }
}

extension Place: CustomStringConvertible {
    package var description: String { "\(file):\(line):\(column)" }
}
