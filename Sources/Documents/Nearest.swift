extension Sequence<String> {
    /// The one that was probably meant by a word that is none of them.
    package func nearest(to word: String) -> String? {
        let word = Array(word.lowercased().unicodeScalars.prefix(100))
        let bearable = Swift.max(1, word.count / 3)
        return map {
            (name: $0, distance: word.distance(to: Array($0.lowercased().unicodeScalars)))
        }
        .filter { $0.distance <= bearable }
        .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
        .name
    }
}

extension [Unicode.Scalar] {
    /// How many letters are to be added, dropped, changed or swapped with their neighbour.
    fileprivate func distance(to other: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array<Int>(0...other.count)
        for row in indices {
            var current = [row + 1]
            for column in other.indices {
                var best = Swift.min(last[column + 1], current[column]) + 1
                best = Swift.min(best, last[column] + (self[row] == other[column] ? 0 : 1))
                if row > 0, column > 0, self[row] == other[column - 1],
                    self[row - 1] == other[column]
                {
                    best = Swift.min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[other.count]
    }
}
