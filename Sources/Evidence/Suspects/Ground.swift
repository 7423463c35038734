/// One thing that points to a suspect, or away from it.
package enum Ground: Hashable, Sendable, Codable {
    /// It touches a file that the failure names.
    case named(path: String)
    /// There is no other change in the range.
    case alone
    /// Every change in the range has the same author.
    case sameAuthor
}
