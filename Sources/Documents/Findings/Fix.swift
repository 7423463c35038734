/// A change of the text that mends a finding.
package struct Fix: Hashable, Sendable {
    /// What is replaced: on one line, `length` scalars of it.
    package var place: Place
    package var replacement: String
    /// Whether it can only be right, so that it needs nobody's eye.
    package var isSafe: Bool

    package init(_ place: Place, _ replacement: String, isSafe: Bool = true) {
        self.place = place
        self.replacement = replacement
        self.isSafe = isSafe
    }
}

extension Source {
    /// The text with these fixes made; of two that overlap, only the first.
    package func mended(by fixes: [Fix]) -> String {
        var mended = String.UnicodeScalarView()
        var position = text.unicodeScalars.startIndex
        for fix in fixes.sorted(by: { $0.place < $1.place }) where fix.place.file == file {
            guard let range = range(of: fix.place), range.lowerBound >= position else { continue }
            mended.append(contentsOf: text.unicodeScalars[position..<range.lowerBound])
            mended.append(contentsOf: fix.replacement.unicodeScalars)
            position = range.upperBound
        }
        mended.append(contentsOf: text.unicodeScalars[position...])
        return String(mended)
    }
}
