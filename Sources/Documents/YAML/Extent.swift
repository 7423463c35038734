import Yams

extension ArraySlice<Unicode.Scalar> {
    /// How long a scalar that starts here is as it was written, quotes included, on its first line.
    func extent(of string: String, _ style: Node.Scalar.Style) -> Int {
        switch style {
        case .singleQuoted, .doubleQuoted:
            lengthOfQuoted
        case .plain, .any:
            starts(with: string.unicodeScalars) ? string.unicodeScalars.count : count
        case .literal, .folded:
            count
        }
    }

    /// Up to the quote that ends it, if it is on this line.
    private var lengthOfQuoted: Int {
        guard let quote = first else { return 0 }
        var index = startIndex + 1
        while index < endIndex {
            let next = index + 1
            let isDoubled = self[index] == quote && next < endIndex && self[next] == quote
            let isEscape = quote == "\"" ? self[index] == "\\" : isDoubled
            if isEscape {
                index += 2
            } else if self[index] == quote {
                return next - startIndex
            } else {
                index = next
            }
        }
        return count
    }
}
