/// A small regular expression: letters, `.`, classes in brackets, `*`, `+` and `?`, and `\` before what
/// is to mean itself.
///
/// No groups, so that it is matched in time proportional to pattern times text, whoever wrote it.
struct TextPattern: Sendable {
    private enum Letter: Sendable {
        case any
        case one(Character)
        case among([ClosedRange<Character>], isNegated: Bool)

        func matches(_ character: Character) -> Bool {
            switch self {
            case .any: true
            case .one(let wanted): wanted == character
            case .among(let ranges, let isNegated):
                ranges.contains { $0.contains(character) } != isNegated
            }
        }
    }

    private struct Piece: Sendable {
        var letter: Letter
        var isOptional: Bool
        var isRepeated: Bool
    }

    private var pieces: [Piece] = []

    private static let limit = 200

    /// Reads `^...$`; nil for what it does not know.
    init?(regex: String) {
        guard regex.count <= Self.limit else { return nil }
        var rest = regex.dropFirst().dropLast()
        while let letter = Self.popLetter(&rest) {
            var piece = Piece(letter: letter, isOptional: false, isRepeated: false)
            if let mark = rest.first, "*+?".contains(mark) {
                rest.removeFirst()
                (piece.isOptional, piece.isRepeated) = (mark != "+", mark != "?")
            }
            pieces.append(piece)
        }
        guard rest.isEmpty else { return nil }
    }

    /// Reads a text in which `*` stands for anything.
    init?(glob: String) {
        guard glob.count <= Self.limit else { return nil }
        pieces = glob.map { character in
            character == "*"
                ? Piece(letter: .any, isOptional: true, isRepeated: true)
                : Piece(letter: .one(character), isOptional: false, isRepeated: false)
        }
    }

    private static func popLetter(_ rest: inout Substring) -> Letter? {
        guard let first = rest.first, !"*+?()|{}^$".contains(first) else { return nil }
        rest.removeFirst()
        switch first {
        case ".": return .any
        case "\\": return rest.popFirst().map { .one($0) }
        case "[":
            guard let end = rest.firstIndex(of: "]") else { return nil }
            var members = Array(rest[..<end])[...]
            rest = rest[rest.index(after: end)...]
            let isNegated = members.first == "^"
            if isNegated { members.removeFirst() }
            var ranges: [ClosedRange<Character>] = []
            while let low = members.popFirst() {
                if members.first == "-", let high = members.dropFirst().first {
                    guard low <= high else { return nil }
                    members.removeFirst(2)
                    ranges.append(low...high)
                } else {
                    ranges.append(low...low)
                }
            }
            return .among(ranges, isNegated: isNegated)
        case _: return .one(first)
        }
    }

    /// Whether a whole text is one of those that it stands for.
    func matches(_ text: String) -> Bool {
        // The places in the pattern that the text so far may have led to.
        var places = closure([0])
        for character in text {
            var next: Set<Int> = []
            for place in places
            where place < pieces.count && pieces[place].letter.matches(character) {
                next.insert(place + 1)
                if pieces[place].isRepeated { next.insert(place) }
            }
            // Having matched once, a repeated piece may also be over.
            places = closure(next)
            guard !places.isEmpty else { return false }
        }
        return places.contains(pieces.count)
    }

    private func closure(_ places: Set<Int>) -> Set<Int> {
        var reached = places
        for start in places {
            var place = start
            while place < pieces.count, pieces[place].isOptional {
                place += 1
                guard reached.insert(place).inserted else { break }
            }
        }
        return reached
    }
}
